import { dirname } from 'node:path';
import type { KekSettings } from '@crm/key-vault';
import type { Configuration, Logger } from '@crm/platform';
import { Rebuilds, type ProjectionRunner } from '@crm/read-models';
import { ThreadBuilder, type SqliteReadModelStore } from '@crm/read-models/sqlite';
import { projections } from './projections.registry.js';

/** What the thread that builds a view needs to read the log. Never leaves this process. */
export interface BuildSettings {
  /** The folder of the log. */
  readonly events: string;
  readonly kek: KekSettings;
}

export const kekOf = ({ kek, kekPrevious, kekFile, dataDir }: Configuration): KekSettings => ({
  kek,
  kekPrevious,
  kekFile,
  directory: dataDir,
});

/** Rebuilds views, each in its own thread. */
export function rebuildsOf(
  runner: ProjectionRunner,
  readModels: SqliteReadModelStore,
  configuration: Configuration,
  logger: Logger,
): Rebuilds {
  const settings: BuildSettings = { events: dirname(configuration.eventStoreUrl.path), kek: kekOf(configuration) };
  const module = new URL('./build.worker.js', import.meta.url);
  return new Rebuilds({
    runner,
    builds: readModels,
    builder: new ThreadBuilder(readModels, module, settings),
    projections,
    onEnd: ({ projection, done, error }) => {
      if (done === undefined)
        logger.error({ projection, reason: (error as Error).message }, 'A view could not be rebuilt.');
      else
        logger.info(
          { projection, events: done.events, seconds: Math.round(done.seconds), rows: done.rows },
          'A view was rebuilt and is served.',
        );
    },
  });
}
