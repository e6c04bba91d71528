import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Files hold personal data, encrypted or not: only the operator's user may read them. */
const FILE_MODE = 0o600;

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes the pieces to one file, atomically. On return it is durable, including its directory entry. A half-written file never has the name. */
export function writeDurably(path: string, pieces: Iterable<Uint8Array>): WrittenFile {
  const unfinished = `${path}.part`;
  const checksum = createHash('sha256');
  let bytes = 0;
  const file = openSync(unfinished, 'w', FILE_MODE);
  try {
    for (const piece of pieces) {
      for (let done = 0; done < piece.length;) done += writeSync(file, piece, done, piece.length - done);
      checksum.update(piece);
      bytes += piece.length;
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
  syncDirectory(dirname(path));
  return { bytes, sha256: checksum.digest('hex') };
}

export function syncDirectory(path: string): void {
  if (process.platform === 'win32') return; // directories cannot be synced there
  syncFile(path);
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Returns undefined when the file does not exist. */
export function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
