import { createHash, createPublicKey, type Hash, type KeyObject } from 'node:crypto';
import type { KnownHead } from '../event-store.port.js';
import type { LogSeals } from './log-seals.js';
import { isSigned, keyIdOf, sealFits, type Seal } from './seal.js';

const FORMAT = 'throughline.seals.v1';
const FILE_DOMAIN = 'throughline.seal-file.v1\n';

/** First line of an exported file. The heads follow; the signature over all lines comes last. */
export interface SealFileHeader {
  readonly format: typeof FORMAT;
  readonly exportedAt: string;
  readonly keyId: string;
  /** SPKI, PEM. */
  readonly publicKey: string;
  /** The newest seal. */
  readonly seal: Seal;
}

interface SealFileEnd {
  /** Number of lines before this one. */
  readonly lines: number;
  /** Over those lines, each with its line feed. */
  readonly sha256: string;
  /** Ed25519 over the domain tag, the number of lines and the digest. */
  readonly signature: string;
}

/** Says what is wrong with a file. */
export class SealFileFault extends Error {}

/** Yields the rows of the file; each becomes a line of JSON. */
export async function* exportSeals(
  { key }: Pick<LogSeals, 'key'>,
  seal: Seal,
  heads: AsyncIterable<KnownHead> | undefined,
  now: Date,
): AsyncGenerator<SealFileHeader | KnownHead | SealFileEnd> {
  const written = new WrittenLines();
  const { keyId, publicKeyText: publicKey } = key;
  const header: SealFileHeader = { format: FORMAT, exportedAt: now.toISOString(), keyId, publicKey, seal };
  written.add(JSON.stringify(header));
  yield header;
  for await (const head of heads ?? []) {
    written.add(JSON.stringify(head));
    yield head;
  }
  const end = written.end();
  yield { ...end, signature: key.sign(endText(end)) };
}

/** Throws SealFileFault unless the file is complete and its signature matches the key that it names. */
export async function checkSealFile(lines: AsyncIterable<string>): Promise<SealFileHeader> {
  let header: SealFileHeader | undefined;
  let line: string | undefined;
  const written = new WrittenLines();
  for await (const next of lines) {
    if (line !== undefined) written.add(line);
    header ??= headerOf(next);
    line = next;
  }
  if (header === undefined || line === undefined) throw new SealFileFault('The file is empty.');
  const { signature, ...end } = parsed(line) as Partial<SealFileEnd>;
  const publicKey = publicKeyOf(header);
  const { lines: count, sha256 } = written.end();
  if (typeof signature !== 'string' || end.lines !== count || end.sha256 !== sha256)
    throw new SealFileFault('The file is not complete, or was changed.');
  if (!isSigned(endText({ lines: count, sha256 }), signature, publicKey) || !sealFits(header.seal, publicKey))
    throw new SealFileFault('The signature does not match the file.');
  return header;
}

/** Yields the heads of a file that was checked. */
export async function* headsIn(lines: AsyncIterable<string>): AsyncGenerator<KnownHead> {
  for await (const line of lines) {
    const row = parsed(line) as Partial<KnownHead>;
    if (row.stream !== undefined) yield row as KnownHead;
  }
}

class WrittenLines {
  readonly #hash: Hash = createHash('sha256');
  #lines = 0;

  add(line: string): void {
    this.#hash.update(`${line}\n`);
    this.#lines += 1;
  }

  end(): Pick<SealFileEnd, 'lines' | 'sha256'> {
    return { lines: this.#lines, sha256: this.#hash.digest('hex') };
  }
}

const endText = ({ lines, sha256 }: Pick<SealFileEnd, 'lines' | 'sha256'>): string =>
  `${FILE_DOMAIN}${lines}\n${sha256}`;

function headerOf(line: string): SealFileHeader {
  const header = parsed(line) as Partial<SealFileHeader>;
  if (header.format !== FORMAT || header.seal === undefined)
    throw new SealFileFault('The file was not written by `crm seals export`.');
  return header as SealFileHeader;
}

function publicKeyOf({ publicKey, keyId }: SealFileHeader): KeyObject {
  try {
    const key = createPublicKey(publicKey);
    if (keyIdOf(key) === keyId) return key;
  } catch {
    // Reported like a key with another id.
  }
  throw new SealFileFault('The public key in the file was changed.');
}

function parsed(line: string): object {
  try {
    return JSON.parse(line) as object;
  } catch {
    throw new SealFileFault('The file is not complete, or was changed.');
  }
}
