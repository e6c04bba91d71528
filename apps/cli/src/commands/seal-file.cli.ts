import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { checkSealFile, SealFileFault, type FaultKind, type LogSeals, type SealFileHeader } from '@crm/event-store';
import { SEAL_STREAM } from '@crm/contracts';
import { CommandFailed } from '../command.port.js';
import type { Fault } from '../fault-list.cli.js';

/** Yields the lines of a file, which is opened when the first one is read. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  yield* createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity });
}

/** Returns the header of a seal file. Throws CommandFailed when the file cannot be read or is not valid. */
export async function believedFile(path: string): Promise<SealFileHeader> {
  try {
    return await checkSealFile(linesOf(path));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined) throw new CommandFailed(`${path} cannot be read (${code}).`);
    if (error instanceof SealFileFault) throw new CommandFailed(`${path}: ${error.message}`);
    throw error;
  }
}

/** Compares the seal of a file that was kept elsewhere with the seals in the log. */
export async function sealFaults(header: SealFileHeader, seals: LogSeals): Promise<readonly Fault[]> {
  const { seal, keyId } = header;
  const fault = (kind: FaultKind, detail: string): Fault[] => [
    { stream: SEAL_STREAM, revision: seal.number, kind, detail },
  ];
  if (keyId !== seals.key.keyId)
    return fault(
      'changed',
      `The file was signed with the key ${keyId}; this installation signs with ${seals.key.keyId}.`,
    );
  for await (const present of seals.list())
    if (present.number === seal.number)
      return present.signature === seal.signature
        ? []
        : fault('changed', 'The file holds a different seal with this number.');
  return fault('truncated', 'The seal in the file is not in the log.');
}
