import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OTHERS = 0o077;
/** Everybody may create files here: `/tmp`. */
const SHARED = 0o1000;
const DATABASE = /^lock$|\.db(-wal|-shm|-journal)?$/;

/**
 * Takes the access of group and others from the directory and from the databases in it. Returns whether they had any to the directory.
 * Throws when they would keep it: the directory is shared, belongs to another user, or cannot be changed.
 */
export function closeToOthers(directory: string): boolean {
  if (process.platform === 'win32') return false;
  const { mode } = statSync(directory);
  const wasOpen = (mode & OTHERS) !== 0;
  if (wasOpen) close(directory, mode);
  // Files of an earlier release, or copied here. A copy of the directory may not be as closed as this one.
  for (const name of readdirSync(directory).filter((each) => DATABASE.test(each)))
    chmodSync(join(directory, name), 0o600);
  return wasOpen;
}

function close(directory: string, mode: number): void {
  const open = `other users of this machine may open it (mode ${(mode & 0o7777).toString(8)})`;
  const remedy = 'Choose a directory of its own, or one below it, that belongs to the user of the program';
  if ((mode & SHARED) !== 0) throw new Error(`${open}, because it is shared. ${remedy}`);
  try {
    chmodSync(directory, 0o700);
  } catch (error) {
    throw new Error(`${open}, and that cannot be changed (${(error as NodeJS.ErrnoException).code}). ${remedy}`);
  }
}
