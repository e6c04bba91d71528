import { readdir, stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export interface DiskSpace {
  /** Free for this user, in bytes. */
  readonly free: number;
  readonly size: number;
}

export async function diskSpaceAt(folder: string): Promise<DiskSpace> {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, size: blocks * bsize };
}

/** The size in bytes of a database and of the files next to it with the same name: its write-ahead log, other versions of a view. */
export async function sizeOfDatabase(path: string): Promise<number> {
  const name = basename(path).replace(/\.db$/, '');
  const folder = dirname(path);
  const names = (await readdir(folder)).filter(
    (each) => each === name || each.startsWith(`${name}.`) || each.startsWith(`${name}-`),
  );
  const sizes = await Promise.all(
    names.map((each) =>
      stat(join(folder, each)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
