import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { CommandFailed, type Application, type Copies } from '@crm/cli';
import { backUp, exportLog, type Places } from '@crm/backup';
import { EVENTS_FILE } from '@crm/event-store/sqlite';
import type { Configuration } from '@crm/platform';

const { version: VERSION } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
/** The owner of the key that encrypts uploaded files in a backup. */
const INSTALLATION = 'installation';

/** The absolute paths of everything that a backup includes or leaves out. */
export function placesOf(configuration: Configuration): Places {
  const { eventStoreUrl, readModelsUrl, filesUrl, dataDir, kek, kekPrevious, kekFile } = configuration;
  return {
    dataDir: resolve(dataDir),
    events: resolve(dirname(eventStoreUrl.path), EVENTS_FILE),
    views: resolve(readModelsUrl.path),
    files: resolve(filesUrl.path),
    kek: { kek, kekPrevious, kekFile, directory: dataDir },
  };
}

export const copiesOf = (
  { eventStore, keyVault }: Pick<Application, 'eventStore' | 'keyVault'>,
  configuration: Configuration,
): Copies => {
  const { dataDir, events, files } = placesOf(configuration);
  return {
    async *backUp(folder, signal) {
      if (!relative(dataDir, folder).startsWith('..'))
        throw new CommandFailed(
          `${folder} is in the data directory, so both would be lost together. Name a folder elsewhere.`,
        );
      const fileKey = await keyVault.encryptionKey(INSTALLATION);
      // The log answers this append when everything before it is durable, so the key is in the copy.
      await eventStore.append({ stream: INSTALLATION, expected: 'any', events: [] });
      return yield* backUp({ events, files, fileKey, folder, program: VERSION }, signal);
    },
    exportLog: (order, signal) => exportLog({ events, ...order }, signal),
  };
};
