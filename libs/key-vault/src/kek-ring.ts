import { WrongKek } from '@crm/contracts/refusals';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { KEY_BYTES, kekOf, type Kek } from './key-wrapping.js';
import { randomBytesOf } from './random-bytes.js';

/** Where the key-encryption keys come from. The first that is set wins: `kek`, `kekFile`, `<directory>/kek.json`. */
export interface KekSettings {
  /** Setting KEK: 32 bytes, base64. */
  readonly kek?: string;
  /** Setting KEK_PREVIOUS: the key that KEK replaces, until the rotation is finished. */
  readonly kekPrevious?: string;
  /** Setting KEK_FILE. Its mode is up to the operator: mounted secrets are often readable by every user of the container. */
  readonly kekFile?: string;
  /** Holds `kek.json`, mode 0600, unless a setting names another place. */
  readonly directory: string;
}

/** The available keys, newest first: the first wraps, all unwrap. */
export interface KekRing {
  /** For messages to the operator. */
  readonly origin: string;
  readonly keks: readonly [Kek, ...Kek[]];
  /** Puts a new key first, durably. Where the operator provides the keys there is nothing to do. */
  begin(): Promise<void>;
  /** The log carries MACs: remembered here, out of reach for somebody who can only write the log. undefined: there is no place to remember it. */
  readonly logHasMacs?: boolean;
  /** Remembers it, durably, where there is a place. */
  rememberMacs(): Promise<void>;
  /** Removes the other keys, and returns their ids. Call it when nothing is wrapped by them any more. */
  forgetOld(): Promise<readonly string[]>;
}

/** `dataExists`: something was wrapped before, so a missing key must not be replaced by a new one. Throws WrongKek. */
export async function openKekRing(settings: KekSettings, dataExists: boolean): Promise<KekRing> {
  const { kek, kekPrevious, kekFile, directory } = settings;
  if (kek !== undefined) return environmentRing(kek, kekPrevious);
  const path = kekFile ?? join(directory, 'kek.json');
  const keks = await readKeks(path);
  if (keks !== undefined) {
    if (kekFile === undefined) await refuseReadableByOthers(path);
    return new KekFile(path, keks, await hasMacsMark(path));
  }
  if (dataExists)
    throw new WrongKek({
      reason: `There is data, but its key-encryption key is gone: ${path} does not exist. Put the file back, or point KEK_FILE to it, or set KEK.`,
    });
  const created = [newKek()] as [Kek];
  await writeKeks(path, created, false);
  return new KekFile(path, created, false);
}

/** Every key that can be found, wherever it is: a backup may need one that was replaced since. Throws WrongKek when there is none. */
export async function everyKnownKek(settings: KekSettings): Promise<KekRing> {
  const { kek, kekPrevious, kekFile, directory } = settings;
  const environment = kek === undefined ? [] : environmentRing(kek, kekPrevious).keks;
  const paths = [...(kekFile === undefined ? [] : [kekFile]), join(directory, 'kek.json')];
  const inFiles = await Promise.all(paths.map((path) => readKeks(path)));
  const origins = [
    ...(kek === undefined ? [] : ['the setting KEK']),
    ...paths.filter((_path, index) => inFiles[index] !== undefined),
  ];
  const [first, ...others] = [...environment, ...inFiles.flatMap((keks) => keks ?? [])];
  if (first === undefined)
    throw new WrongKek({
      reason: `There is no key-encryption key: ${paths.join(' or ')} does not exist. Put the file there, or point KEK_FILE to it, or set KEK.`,
    });
  return providedRing(origins.join(' and '), [first, ...others]);
}

function environmentRing(kek: string, kekPrevious: string | undefined): KekRing {
  const current = kekOf(parseKey(kek, 'KEK'));
  const keks: [Kek, ...Kek[]] =
    kekPrevious === undefined ? [current] : [current, kekOf(parseKey(kekPrevious, 'KEK_PREVIOUS'))];
  return providedRing('the setting KEK', keks);
}

/** The operator replaces and removes these keys, so there is nothing to write or remove here. */
const providedRing = (origin: string, keks: KekRing['keks']): KekRing => ({
  origin,
  keks,
  begin: () => Promise.resolve(),
  rememberMacs: () => Promise.resolve(),
  forgetOld: () => Promise.resolve([]),
});

class KekFile implements KekRing {
  readonly origin: string;

  constructor(
    private readonly path: string,
    public keks: readonly [Kek, ...Kek[]],
    public logHasMacs: boolean,
  ) {
    this.origin = path;
  }

  async begin(): Promise<void> {
    await this.replace([newKek(), ...this.keks]);
  }

  async forgetOld(): Promise<readonly string[]> {
    const [newest, ...old] = this.keks;
    if (old.length > 0) await this.replace([newest]);
    return old.map(({ id }) => id);
  }

  async rememberMacs(): Promise<void> {
    if (this.logHasMacs) return;
    await writeKeks(this.path, this.keks, true);
    this.logHasMacs = true;
  }

  private async replace(keks: readonly [Kek, ...Kek[]]): Promise<void> {
    await writeKeks(this.path, keks, this.logHasMacs);
    this.keks = keks;
  }
}

const newKek = (): Kek => kekOf(randomBytesOf(KEY_BYTES));

function parseKey(text: string, origin: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== KEY_BYTES)
    throw new WrongKek({
      reason: `${origin} must hold ${KEY_BYTES} bytes in base64 (openssl rand -base64 ${KEY_BYTES}).`,
    });
  return bytes;
}

async function readKeks(path: string): Promise<readonly [Kek, ...Kek[]] | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new WrongKek({
      reason: `${path} cannot be read (${code}). The program needs it to unwrap the keys of its data.`,
    });
  }
  const [first, ...others] = parseKeks(text, path);
  if (first === undefined) throw new WrongKek({ reason: `${path} holds no key.` });
  return [first, ...others];
}

function parseKeks(text: string, path: string): Kek[] {
  let entries: unknown;
  try {
    entries = JSON.parse(text);
  } catch {
    entries = undefined; // the parser's message could quote a key
  }
  if (!Array.isArray(entries) || !entries.every(isEntry))
    throw new WrongKek({
      reason: `${path} is not a list of keys: [{"id": "…", "key": "<32 bytes in base64>"}], newest first.`,
    });
  return entries.map(({ id, key }) => {
    const kek = kekOf(parseKey(key, path));
    if (kek.id !== id)
      throw new WrongKek({
        reason: `The key with the id ${id} in ${path} was changed: its id is ${kek.id} now.`,
      });
    return kek;
  });
}

/** Each entry has the mark, so it stays when older keys are removed by hand. */
const hasMacsMark = async (path: string): Promise<boolean> =>
  (JSON.parse(await readFile(path, 'utf8')) as { readonly logHasMacs?: boolean }[]).some((entry) => entry.logHasMacs);

function isEntry(value: unknown): value is { id: string; key: string } {
  const entry = value as { id?: unknown; key?: unknown } | null;
  return typeof entry === 'object' && entry !== null && typeof entry.id === 'string' && typeof entry.key === 'string';
}

async function refuseReadableByOthers(path: string): Promise<void> {
  if (process.platform === 'win32') return; // no mode bits there
  const { mode } = await stat(path);
  if ((mode & 0o077) !== 0)
    throw new WrongKek({
      reason: `${path} can be read by other users of this machine (mode ${(mode & 0o777).toString(8)}). Run: chmod 600 ${path}`,
    });
}

/** Replaces the file atomically. When resolved, it is durable, including its directory entry. */
async function writeKeks(path: string, keks: readonly Kek[], logHasMacs: boolean): Promise<void> {
  const entries = keks.map(({ id, key }) => ({
    id,
    key: key.export().toString('base64'),
    ...(logHasMacs && { logHasMacs }),
  }));
  const fresh = `${path}.new`;
  const file = await open(fresh, 'w', 0o600);
  try {
    await file.chmod(0o600); // a file left by a crash keeps its mode
    await file.writeFile(`${JSON.stringify(entries, undefined, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
  if (process.platform === 'win32') return; // directories cannot be synced there
  const directory = await open(dirname(path), 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
