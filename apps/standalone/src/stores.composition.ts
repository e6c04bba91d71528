import { dirname, join, resolve } from 'node:path';
import type { Application, LogControl } from '@crm/cli';
import { CannotOpenStore, NotAuthentic } from '@crm/contracts/refusals';
import { FileUploadStore, type UploadStore } from '@crm/commands/imports';
import {
  authenticateLog,
  EventCodec,
  EventSourcedStreams,
  LogSeals,
  SealKey,
  type AggregateStreams,
  type EventStore,
  type LogObserver,
} from '@crm/event-store';
import { EmbeddedKeyVault, type KeyVault } from '@crm/key-vault';
import { openSqliteEventStore, SqliteKnownHeads } from '@crm/event-store/sqlite';
import { FingerprintKey } from '@crm/identity';
import { systemClock } from '@crm/kernel';
import type { ServiceClient } from '@crm/messaging';
import type { Configuration, Logger } from '@crm/platform';
import { ProjectionRunner, type ReadModelStore, type Rebuilds, type RunnerOptions } from '@crm/read-models';
import { openSqliteReadModelStore } from '@crm/read-models/sqlite';
import { FileExportFiles, type ExportFiles } from '@crm/reporting';
import { copiesOf } from './copies.composition.js';
import { registryOfEvents } from './events.registry.js';
import { DisposeStack } from './dispose-stack.composition.js';
import { projections as everyProjection } from './projections.registry.js';
import { kekOf, rebuildsOf } from './views.composition.js';

/** Everything the services keep their state in, and the projections that keep the views up to date. */
export interface Stores {
  readonly eventStore: EventStore;
  readonly keyVault: KeyVault;
  readonly seals: LogSeals;
  readonly codec: EventCodec;
  readonly streams: AggregateStreams;
  readonly readModels: ReadModelStore;
  readonly projections: ProjectionRunner;
  readonly rebuilds: Rebuilds;
  readonly uploads: UploadStore;
  readonly exports: ExportFiles;
  readonly fingerprintKey: FingerprintKey;
  close(): Promise<void>;
}

/** What the command line works on. */
export const applicationOf = (
  services: ServiceClient,
  stores: Stores,
  configuration: Configuration,
  log: LogControl,
): Application => ({
  services,
  eventStore: stores.eventStore,
  keyVault: stores.keyVault,
  seals: stores.seals,
  projections: stores.projections,
  rebuilds: stores.rebuilds,
  copies: copiesOf(stores, configuration),
  log,
  dataDir: resolve(configuration.dataDir),
});

/** undefined: the last event is forged, so it says nothing. Reading it is refused later, where it matters. */
const tailOf = (store: EventStore): Promise<string | undefined> =>
  store.tail().catch((error: unknown) => {
    if (error instanceof NotAuthentic) return undefined;
    throw error;
  });

/**
 * Views follow a log that was synced before, so none is ever ahead of it. If one is, the end of the log was lost, and its positions will be
 * given out again: the view would never fold the events there. Throws CannotOpenStore.
 */
function refuseViewsAhead(projections: ProjectionRunner, tail: string, path: string): void {
  const ahead = everyProjection.find(({ name }) => Number(projections.checkpointOf(name)) > Number(tail));
  if (ahead !== undefined)
    throw new CannotOpenStore({
      path,
      reason:
        `${path} ends at position ${Number(tail)}, but the view ${ahead.name} has seen ${Number(projections.checkpointOf(ahead.name))}: the end of the log was lost, or an older copy was put back. ` +
        'Run crm verify. To go on without the lost events, remove views.db, views and heads.db: they are rebuilt from the log.',
    });
}

/** Empty views with more events than this to fold (after a restore, a large seeding) are built in the background while the program serves. */
const MOST_EVENTS_TO_CATCH_UP = 20_000;

/** Observers of what happens in the stores. */
export interface StoreObservers {
  readonly log?: LogObserver;
  readonly onBatch?: RunnerOptions['onBatch'];
}

/**
 * Opens the data directory for this process alone. Throws CannotOpenStore (another process owns it, or it is damaged), WrongKek or
 * ReadModelsUnavailable; each message says what to do.
 */
export async function openStores(
  configuration: Configuration,
  logger: Logger,
  observers: StoreObservers = {},
): Promise<Stores> {
  const opened = new DisposeStack();
  try {
    return await open(configuration, logger, opened, observers);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function open(
  configuration: Configuration,
  logger: Logger,
  opened: DisposeStack,
  { log, onBatch }: StoreObservers,
): Promise<Stores> {
  const { eventStoreUrl, readModelsUrl, filesUrl } = configuration;
  const eventStore = await openSqliteEventStore({
    directory: dirname(eventStoreUrl.path),
    observer: log,
    warn: (warning) => logger.warn(warning),
  });
  opened.defer(() => eventStore.close());
  const keyVault = await EmbeddedKeyVault.open({
    rows: eventStore.keyRows,
    kek: kekOf(configuration),
  });
  opened.defer(() => keyVault.close());
  const heads = new SqliteKnownHeads(dirname(eventStoreUrl.path));
  opened.defer(() => heads.close());
  const seals = new LogSeals({ store: eventStore, key: await SealKey.of(keyVault), heads });
  await authenticateLog({
    store: eventStore,
    vault: keyVault,
    path: eventStoreUrl.path,
    verify: async () => (await seals.verify({})).items,
    onTakenOver: (events) =>
      logger.info({ events }, 'The event log of an earlier release was verified, and has MACs now.'),
  });
  const readModels = await openSqliteReadModelStore({ path: readModelsUrl.path });
  opened.defer(() => readModels.close());

  const registry = registryOfEvents();
  const codec = new EventCodec(registry, keyVault);
  const projections = new ProjectionRunner(
    {
      store: eventStore,
      decode: (stored) => codec.decodeMany(stored),
      readModels,
      epoch: readModels.epoch,
      clock: systemClock,
      mostEventsToCatchUp: MOST_EVENTS_TO_CATCH_UP,
      onBatch,
      onFault: ({ name, error, stopped }) =>
        stopped
          ? logger.error({ projection: name, reason: error }, 'A projection has stopped.')
          : logger.warn({ projection: name, reason: error }, 'A projection hit a fault and continues.'),
      onDiscard: (projection, { stream, revision, position, type, error, attempts }) =>
        logger.warn(
          { projection, stream, revision, position, type, reason: error, attempts },
          'The operator discarded a parked event.',
        ),
    },
    everyProjection,
  );
  opened.defer(() => projections.stop());
  const tail = await tailOf(eventStore);
  await projections.start();
  if (tail !== undefined) refuseViewsAhead(projections, tail, eventStoreUrl.path);
  const rebuilds = rebuildsOf(projections, readModels, configuration, logger);
  opened.defer(() => rebuilds.stop());
  return {
    eventStore,
    keyVault,
    seals,
    codec,
    streams: new EventSourcedStreams({ store: eventStore, vault: keyVault, registry }),
    readModels,
    projections,
    rebuilds,
    uploads: new FileUploadStore(filesUrl.path),
    exports: new FileExportFiles(join(filesUrl.path, 'exports')),
    fingerprintKey: new FingerprintKey(await keyVault.blindIndex('gateway-fingerprints', 'v1')),
    close: () => opened.disposeAsync(),
  };
}
