import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { StorageUseView } from '@crm/contracts/audit';
import type { Configuration } from '@crm/platform';

type Places = Pick<Configuration, 'eventStoreUrl' | 'readModelsUrl' | 'filesUrl'>;

/** Bytes that the stores take on disk. */
export async function storageOf({ eventStoreUrl, readModelsUrl, filesUrl }: Places): Promise<StorageUseView> {
  const [log, views, files] = await Promise.all([
    besides(eventStoreUrl.path),
    besides(readModelsUrl.path),
    below(filesUrl.path),
  ]);
  return { log, views, files };
}

/** The size of a database and of the files and folders next to it that begin with its name: `views.db`, `views.db-wal`, a folder `views`. */
async function besides(path: string): Promise<number> {
  const [name = ''] = basename(path).split('.', 1);
  const entries = await readdir(dirname(path)).catch(() => []);
  const own = entries.filter((entry) => entry.startsWith(name));
  return sum(await Promise.all(own.map((entry) => below(join(dirname(path), entry)))));
}

async function below(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.size;
  const entries = await readdir(path).catch(() => []);
  return sum(await Promise.all(entries.map((entry) => below(join(path, entry)))));
}

const sum = (sizes: readonly number[]): number => sizes.reduce((whole, size) => whole + size, 0);
