import { dirname } from 'node:path';
import { CommandFailed, type ExitCode, type Row, type SeedOrder } from '@crm/cli';
import { authenticateLog, BEGINNING, HistoryWriter, type Position } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import type { Configuration, Logger } from '@crm/platform';
import { registryOfEvents } from '../events.registry.js';
import { DisposeStack } from '../dispose-stack.composition.js';
import { openStores } from '../stores.composition.js';
import { Calendar } from './calendar.model.js';
import { History, HistoryClock } from './history.model.js';
import { foundOrganisation, type Credentials, type Organisation } from './organisation.model.js';
import { tellYear } from './year.model.js';

/**
 * Fills an empty store. The clock of the history is created only here, so a running program can never record an event at any time but now.
 * A store that holds anything is refused, so no history can be written into a store that is in use.
 */
export async function* seedDemo(
  order: SeedOrder,
  configuration: Configuration,
  logger: Logger,
  signal: AbortSignal,
): AsyncGenerator<Row, ExitCode> {
  const told = yield* tellHistory(order, configuration, signal);
  if (order.leaveViews !== true) yield* buildViews(configuration, logger, signal);
  yield { customers: order.customers, events: told.events, password: told.credentials.password };
  const { players } = told.scene;
  for (const [role, people] of Object.entries(players))
    for (const { email } of role === 'owners' ? [] : people.slice(0, 1)) yield { role, email };
  const { clientId, clientSecret } = told.credentials;
  yield { role: 'integration', clientId, clientSecret };
  return 0;
}

interface Told extends Organisation {
  readonly credentials: Credentials;
  readonly events: number;
}

/** Writes the history and returns its organisation, credentials and number of events. Throws CommandFailed when the store holds anything. */
export async function* tellHistory(
  order: SeedOrder,
  { eventStoreUrl, dataDir, kek, kekPrevious, kekFile }: Configuration,
  signal: AbortSignal,
): AsyncGenerator<Row, Told> {
  const opened = new DisposeStack();
  try {
    const clock = new HistoryClock();
    const eventStore = await openSqliteEventStore({ directory: dirname(eventStoreUrl.path), clock: clock.now });
    opened.defer(() => eventStore.close());
    if ((await eventStore.tail()) !== BEGINNING)
      throw new CommandFailed(
        `${eventStoreUrl.path} holds events already. Demo data goes into an empty store only: choose another DATA_DIR, or remove this one.`,
      );
    const keyVault = await EmbeddedKeyVault.open({
      rows: eventStore.keyRows,
      kek: { kek, kekPrevious, kekFile, directory: dataDir },
      clock: clock.now,
    });
    opened.defer(() => keyVault.close());
    await authenticateLog({ store: eventStore, vault: keyVault, path: eventStoreUrl.path });
    const registry = registryOfEvents();
    const writer = new HistoryWriter({ store: eventStore, vault: keyVault, registry, now: clock.now });
    const history = new History(order.seed, writer, clock);
    const calendar = new Calendar(new Date(order.until));
    const organisation = await foundOrganisation(order, calendar, history);
    for await (const { customers, events } of tellYear(organisation.scene, history)) {
      if (signal.aborted)
        throw new CommandFailed(`Cancelled. ${eventStoreUrl.path} is partly filled: remove it before the next try.`);
      yield { progress: { done: customers, total: order.customers, unit: 'customers' }, events };
    }
    await history.finish();
    return { ...organisation, events: history.events };
  } finally {
    await opened.disposeAsync();
  }
}

const LOOK_MS = 250;

/** Builds the lists with the real clock, as any start does, so the program finds them up to date. Long lists are built as the program does. */
async function* buildViews(
  configuration: Configuration,
  logger: Logger,
  signal: AbortSignal,
): AsyncGenerator<Row, void> {
  const stores = await openStores(configuration, logger);
  const { eventStore, projections, rebuilds } = stores;
  try {
    rebuilds.carryOn();
    const end = await eventStore.tail();
    const events = await eventStore.countAfter(BEGINNING);
    for (let behind = true; behind;) {
      signal.throwIfAborted();
      const views = await projections.status();
      const stopped = views.find(({ state }) => state === 'stopped');
      if (stopped !== undefined) throw new CommandFailed(`The view ${stopped.name} stopped: ${stopped.lastError}`);
      behind = views.some(({ checkpoint }) => checkpoint < end);
      const building = new Map((await rebuilds.list()).map(({ projection, checkpoint }) => [projection, checkpoint]));
      const ahead = views.map(({ name, checkpoint }) => eventStore.countAfter(later(checkpoint, building.get(name))));
      const total = events * views.length;
      const done = total - (await Promise.all(ahead)).reduce((sum, count) => sum + count, 0);
      yield { progress: { done, total, unit: 'events for lists' } };
      if (behind) await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  } finally {
    await stores.close();
  }
}

const later = (one: string, other = ''): Position => (one > other ? one : other) as Position;
