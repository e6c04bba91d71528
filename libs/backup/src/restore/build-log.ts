import type { KeyObject } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FittingKek } from '@crm/key-vault';
import { BackupFolder } from '../backup-folder.js';
import { positionFaults, readSegment, readState, type StateSlice } from '../check-backup.js';
import type { Manifest } from '../manifest.js';
import { refuse } from '../refuse.js';
import { LogTarget } from '../sqlite/log-target.js';
import { fault, type RestoreStep } from './restore-order.js';

export interface LogSelection {
  readonly folder: BackupFolder;
  readonly manifest: Manifest;
  /** The last position, inclusive. */
  readonly end: number;
  /** Folder of a newer backup whose erasures are applied. */
  readonly erasures: string | null;
}

export interface BuiltLog {
  readonly events: number;
  /** How many wrapped keys it holds. */
  readonly keys: number;
  /** How many persons are erased in it. */
  readonly erased: number;
  /** By key id. */
  readonly fileKeys: ReadonlyMap<string, KeyObject>;
}

const FENCES = 'erased_subjects';

/** Writes a new log from a backup, row by row, as it was backed up. Throws WrongKek when a setting of the vault cannot be opened. */
export async function* buildLog(
  selection: LogSelection,
  path: string,
  kek: FittingKek,
  signal: AbortSignal,
): AsyncGenerator<RestoreStep, BuiltLog> {
  const { manifest } = selection;
  const target = LogTarget.create(path);
  try {
    const events = yield* insertEvents(selection, target, signal);
    const erased = target.inTransaction(() => insertState(selection, target));
    target.setVersion(manifest.schemaVersion);
    for (const { name, kekId, value } of target.settings()) kek.open({ name, kekId, bytes: value });
    return { events, erased, ...(await keysIn(target, new Set(manifest.files.map(({ kid }) => kid)), kek)) };
  } finally {
    target.close();
  }
}

async function* insertEvents(
  { folder, manifest, end }: LogSelection,
  target: LogTarget,
  signal: AbortSignal,
): AsyncGenerator<RestoreStep, number> {
  let next = 1;
  let events = 0;
  for (const entry of manifest.segments) {
    if (entry.first > end) break;
    signal.throwIfAborted();
    const rows = readSegment(folder, entry);
    for (const text of positionFaults(rows, entry, next)) yield fault(`${entry.file}: ${text}`);
    const wanted = rows.filter(([position]) => position <= end);
    target.inTransaction(() => wanted.forEach((row) => target.insert(row)));
    next = entry.last + 1;
    events += wanted.length;
    yield { kind: 'progress', step: 'events', done: events, total: Math.min(end, manifest.events) };
    await nextTurn();
  }
  if (next <= end) yield fault(`manifest.json names no segment for position ${next}.`);
  return events;
}

/** Returns how many persons are erased. */
function insertState({ folder, manifest, erasures }: LogSelection, target: LogTarget): number {
  for (const { table, columns, rows } of readState(folder, manifest)) {
    const insert = target.inserter(table, columns);
    rows.forEach((row) => insert(row));
  }
  for (const { columns, rows } of laterErasures(erasures, manifest)) {
    const insert = target.inserter(FENCES, columns, 'OR IGNORE');
    rows.forEach((row) => insert(row));
  }
  return target.destroyKeysOfErased();
}

function* laterErasures(path: string | null, { installation }: Manifest): Generator<StateSlice> {
  if (path === null) return;
  const folder = new BackupFolder(path);
  const later = folder.manifest();
  if (later.installation !== installation)
    throw refuse(path, `${path} holds the backup of another installation: its erasures do not apply to this one.`);
  for (const slice of readState(folder, later)) if (slice.table === FENCES) yield slice;
}

/** Counts the keys, and opens those that are wanted. */
async function keysIn(
  target: LogTarget,
  wanted: ReadonlySet<string>,
  kek: FittingKek,
): Promise<Pick<BuiltLog, 'keys' | 'fileKeys'>> {
  const fileKeys = new Map<string, KeyObject>();
  let keys = 0;
  for (const rows of target.keys()) {
    for (const row of rows) {
      const key = wanted.has(row.kid) ? kek.keyIn(row) : undefined;
      if (key !== undefined) fileKeys.set(row.kid, key);
    }
    keys += rows.length;
    await nextTurn();
  }
  return { keys, fileKeys };
}
