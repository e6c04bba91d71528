import { LogKey } from '@crm/event-store';
import { openSqliteEventStore, type SqliteEventStore } from '@crm/event-store/sqlite';
import { EmbeddedKeyVault, type FittingKek } from '@crm/key-vault';
import { refuse } from '../refuse.js';
import { fault, type RestoreStep } from './restore-order.js';

export interface LogCheck {
  /** Folder of the log. */
  readonly directory: string;
  readonly events: number;
  readonly kek: FittingKek;
  /** Folder of the backup, for the operator. */
  readonly backup: string;
  readonly withoutMacs: boolean;
}

/**
 * Opens a log as a start does, and checks everything that crm verify checks. What is accepted in spite of a fault gets MACs as it is.
 * Returns the key of its MACs; undefined: nothing was ever encrypted, so there is no secret from which a key could follow, and the first
 * start creates both.
 */
export async function* checkLog(check: LogCheck, signal: AbortSignal): AsyncGenerator<RestoreStep, LogKey | undefined> {
  const { directory, kek, events } = check;
  const store = await openSqliteEventStore({ directory });
  try {
    if (kek.ring === undefined) return void (yield* verify(store, undefined, events, signal));
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: kek.ring });
    try {
      return yield* authenticate(check, store, vault, signal);
    } finally {
      await vault.close();
    }
  } finally {
    await store.close();
  }
}

async function* authenticate(
  { backup, withoutMacs, events }: LogCheck,
  store: SqliteEventStore,
  vault: EmbeddedKeyVault,
  signal: AbortSignal,
): AsyncGenerator<RestoreStep, LogKey> {
  const key = await LogKey.of(vault);
  const hasMacs = vault.authenticatesLog();
  const erasures = vault.forgedErasures();
  const forged = erasures.filter(({ mac }) => mac !== undefined);
  const unproven = erasures.length > forged.length;
  if ((!hasMacs || unproven) && !withoutMacs) throw withoutProof(backup);
  let faults = yield* verify(store, hasMacs ? key : undefined, events, signal);
  for (const { subject } of forged) {
    yield fault(`The erasure of ${subject} was forged.`);
    faults += 1;
  }
  if (!hasMacs || faults > 0) await store.takeOver(key);
  if (!hasMacs || faults > 0 || unproven) await vault.beginAuthentication();
  return key;
}

const withoutProof = (backup: string) =>
  refuse(
    backup,
    `The backup in ${backup} was made by an earlier release: its events have no MACs, so nothing but their chains shows that they are genuine. ` +
      'If you know where it was kept since, add --without-macs: it is verified, and gets MACs as it is.',
  );

/** Returns the number of faults. */
async function* verify(
  store: SqliteEventStore,
  key: LogKey | undefined,
  total: number,
  signal: AbortSignal,
): AsyncGenerator<RestoreStep, number> {
  let faults = 0;
  for await (const item of store.verify({ ...(key && { key }) }, signal)) {
    if (item.kind === 'progress') yield { kind: 'progress', step: 'verify', done: item.events, total };
    if (item.kind !== 'fault') continue;
    faults += 1;
    yield fault(`${item.stream} at revision ${item.revision}: ${item.fault}. ${item.detail}`);
  }
  return faults;
}
