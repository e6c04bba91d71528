import type { RefusedItem } from '@crm/event-store';
import type { KeyFault } from '@crm/key-vault';
import type { MailOutbox } from '@crm/notifications';
import type { EventLoopWatch, Health, Issue } from '@crm/platform';
import type { ProjectionStatus } from '@crm/read-models';
import type { Stores } from '../stores.composition.js';
import type { DiskSpace } from './disk.adapter.js';
import type { LogWatch } from './log-watch.adapter.js';
import type { LogFault, StoreCheck } from './store-check.process.js';

/** Limits beyond which an issue is reported. 0 means never, except for `lagBudget`. */
export interface Budgets {
  readonly lagBudget: number;
  readonly diskFreeBytes: number;
  readonly diskFreePercent: number;
  readonly eventLoopBudget: number;
}

export interface Watched {
  readonly stores: Stores;
  readonly storeCheck: Pick<StoreCheck, 'last' | 'progress' | 'failure'>;
  readonly log: LogWatch;
  readonly statuses: () => Promise<readonly ProjectionStatus[]>;
  readonly disk: () => Promise<DiskSpace>;
  readonly eventLoop: EventLoopWatch;
}

/** A failed write older than this no longer counts if there is space again and nobody has written since. */
const OLD_TROUBLE_MS = 60_000;
const MIB = 1024 * 1024;
/** By then a busy server has been tried some ten times. */
const STUCK_MAIL_MS = 30 * 60_000;

/**
 * Nothing works without reading the log or without keys, so these issues take the program out of rotation. All others are only
 * reported: with a full disk reads continue and writes are answered with 507; a view that is behind says `stale`, and all others continue.
 */
export function watchReadiness(health: Health, watched: Watched, budgets: Budgets): void {
  const { stores, storeCheck, statuses, eventLoop } = watched;
  health.addCheck(() => blockedBy('log.unreadable', 'The event log cannot be read', () => stores.eventStore.tail()));
  health.addCheck(() =>
    blockedBy('keys.unavailable', 'The key vault does not answer', () =>
      stores.keyVault.blindIndex('readiness', 'probe'),
    ),
  );
  health.addCheck(async () => damagedKeys(await stores.keyVault.knownDamage()));
  health.addCheck(() => notAuthentic(stores.eventStore.refused(), storeCheck.last?.logFaults ?? []));
  health.addCheck(() => unchecked(storeCheck.failure));
  health.addCheck(() => writeTrouble(watched, budgets));
  health.addCheck(async () => lowDisk(await watched.disk(), budgets));
  health.addCheck(async () => (await statuses()).flatMap((status) => viewTrouble(status, budgets)));
  health.addCheck(() => damagedViews(stores.readModels.damaged()));
  health.addCheck(() => slowLoop(eventLoop.delayMs, budgets));
}

/** A mail that a server refused for good is in the program's log only: an address may simply be wrong. */
export function watchMails(health: Health, outbox: Pick<MailOutbox, 'oldest' | 'counts'>): void {
  health.addCheck(() => {
    const oldest = outbox.oldest();
    if (oldest === undefined || Date.now() - Date.parse(oldest.queuedAt) < STUCK_MAIL_MS) return Promise.resolve([]);
    const answer = oldest.answer === undefined ? '' : ` Last answer: ${oldest.answer}.`;
    return Promise.resolve(
      told(
        'mail.stuck',
        `${outbox.counts().get('queued')} mails wait, the oldest since ${oldest.queuedAt}; crm mail list shows them.${answer}`,
      ),
    );
  });
}

async function blockedBy(code: string, what: string, ask: () => Promise<unknown>): Promise<readonly Issue[]> {
  try {
    await ask();
    return [];
  } catch (error) {
    return [{ code, text: `${what}: ${(error as Error).message}`, blocking: true }];
  }
}

const told = (code: string, text: string): readonly Issue[] => [{ code, text, blocking: false }];

/** Named are at most three: `crm verify` searches the whole log. */
function few(places: readonly string[]): string {
  const named = places.slice(0, 3);
  return named.join(', ') + (places.length > named.length ? `, and ${places.length - named.length} more` : '');
}

function damagedKeys(faults: readonly KeyFault[]): readonly Issue[] {
  if (faults.length === 0) return [];
  const named = few(faults.map(({ key, damage }) => `${key} (${damage})`));
  return told(
    'keys.damaged',
    `Keys are lost or damaged: ${named}. What they encrypt cannot be read; crm verify names all of them.`,
  );
}

/** What was met, and what the last check found. */
function notAuthentic(refused: readonly RefusedItem[], found: readonly LogFault[]): readonly Issue[] {
  const places = new Map<string, string>();
  for (const { stream, revision, detail } of found) places.set(`${stream} at revision ${revision}`, detail);
  for (const { event, error } of refused)
    places.set(`${event.stream} at revision ${event.revision}`, error.facts.reason);
  if (places.size === 0) return [];
  const named = few([...places].map(([place, reason]) => `${place} (${reason})`));
  return told(
    'store.not-authentic',
    `The event log is not what this program wrote: ${named}. Nothing acts on it. Keep a copy of DATA_DIR, run crm verify, and restore the last backup that verifies.`,
  );
}

const unchecked = (failure: string | undefined): readonly Issue[] =>
  failure === undefined
    ? []
    : told('store.unchecked', `The event log and its keys could not be checked: ${failure} The check is repeated.`);

/** Reports how the last write ended. We do not probe: a probe would add an event, and while nobody writes nothing is lost. */
async function writeTrouble({ log, disk }: Watched, budgets: Budgets): Promise<readonly Issue[]> {
  const trouble = log.lastTrouble;
  if (trouble === undefined) return [];
  const seconds = Math.round((Date.now() - trouble.at) / 1000);
  const space = await disk();
  const old = Date.now() - trouble.at > OLD_TROUBLE_MS;
  if (trouble.code !== 'store.full')
    return old && trouble.code === 'store.unknown-outcome'
      ? []
      : told(
          'log.not-writable',
          `The last write to the event log failed ${seconds} s ago (${trouble.code}). Reads go on.`,
        );
  if (old && lowDisk(space, budgets).length === 0) return [];
  return told(
    'log.full',
    `The disk of the event log was full at the last write, ${seconds} s ago; ${Math.floor(space.free / MIB)} MiB are free now. Reads go on, writes are answered 507 until there is space.`,
  );
}

function lowDisk({ free, size }: DiskSpace, { diskFreeBytes, diskFreePercent }: Budgets): readonly Issue[] {
  const percent = (free / size) * 100;
  if (free >= diskFreeBytes && percent >= diskFreePercent) return [];
  return told('disk.low', `The disk of DATA_DIR has ${Math.floor(free / MIB)} MiB (${percent.toFixed(1)} %) left.`);
}

function viewTrouble(status: ProjectionStatus, budgets: Budgets): readonly Issue[] {
  const { name, version, state, parked } = status;
  return [
    ...(state === 'stopped'
      ? told('projection.stopped', `The view ${name} has stopped; the log says why. Its answers are marked stale.`)
      : state === 'frozen'
        ? told(
            'projection.frozen',
            `The view ${name} is served as version ${version} left it until the current version is built. Its answers are marked stale.`,
          )
        : lateView(status, budgets)),
    ...(parked > 0
      ? told(
          'projection.parked',
          `The view ${name} lacks ${parked} events that it could not handle; crm projections parked lists them.`,
        )
      : []),
  ];
}

const damagedViews = (damaged: ReadonlyMap<string, string>): readonly Issue[] =>
  [...damaged].flatMap(([name, found]) =>
    told(
      'projection.damaged',
      `The rows of the view ${name} are damaged: ${found}. Whatever meets them is refused; crm projections rebuild ${name} makes them again.`,
    ),
  );

const lateView = ({ name, lagEvents, lagSeconds }: ProjectionStatus, { lagBudget }: Budgets): readonly Issue[] =>
  lagSeconds > lagBudget
    ? told('projection.behind', `The view ${name} is ${lagEvents} events and ${Math.round(lagSeconds)} s behind.`)
    : [];

const slowLoop = (delayMs: number, { eventLoopBudget }: Budgets): readonly Issue[] =>
  eventLoopBudget === 0 || delayMs <= eventLoopBudget
    ? []
    : told(
        'event-loop.slow',
        `Requests waited ${Math.round(delayMs)} ms for their turn: the program has more work than it can handle.`,
      );
