import { setImmediate as nextTurn } from 'node:timers/promises';
import { CHAIN_START, eventHash } from '@crm/event-store';
import type { LogRow } from '@crm/event-store/log-file';
import { BackupFolder } from './backup-folder.js';
import type { Manifest, SegmentEntry } from './manifest.js';
import { expandLines, segmentRows } from './segment.js';

export interface BackupFault {
  readonly file: string;
  readonly detail: string;
}

export type CheckItem =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'fault'; readonly fault: BackupFault }
  | { readonly kind: 'done'; readonly manifest: Manifest; readonly streams: number };

/** Reads a whole backup as a restore would, without writing, and checks every checksum, every position and the chain of every stream. */
export async function* checkBackup(path: string, signal: AbortSignal): AsyncGenerator<CheckItem> {
  const folder = new BackupFolder(path);
  const manifest = folder.manifest();
  const { segments, state, files, events } = manifest;
  const heads = new Heads();
  let expected = 1;
  let done = 0;
  for (const entry of segments) {
    signal.throwIfAborted();
    yield { kind: 'progress', done, total: events };
    for (const detail of segmentFaults(folder, entry, expected, heads))
      yield { kind: 'fault', fault: { file: entry.file, detail } };
    expected = entry.last + 1;
    done += entry.events;
    await nextTurn();
  }
  if (expected !== manifest.position + 1)
    yield { kind: 'fault', fault: { file: 'manifest.json', detail: `names no segment for position ${expected}.` } };
  for (const entry of [state, ...files]) {
    const detail = folder.fault(entry);
    if (detail !== undefined) yield { kind: 'fault', fault: { file: entry.file, detail } };
  }
  yield { kind: 'done', manifest, streams: heads.streams };
}

function* segmentFaults(folder: BackupFolder, entry: SegmentEntry, expected: number, heads: Heads): Generator<string> {
  let rows: LogRow[];
  try {
    rows = readSegment(folder, entry);
  } catch (error) {
    return yield (error as Error).message;
  }
  yield* positionFaults(rows, entry, expected);
  for (const row of rows) {
    const fault = heads.faultOf(row);
    if (fault !== undefined) yield fault;
  }
}

/** Throws an Error that says what is wrong with the file. */
export function readSegment(folder: BackupFolder, entry: SegmentEntry): LogRow[] {
  const frame = folder.read(entry);
  try {
    return segmentRows(frame);
  } catch (error) {
    throw new Error(`${entry.file} cannot be read: ${(error as Error).message}.`);
  }
}

/** Yields the tables of the state in slices. The first line of a slice names its table. */
export function* readState(folder: BackupFolder, { state }: Manifest): Generator<StateSlice> {
  const bytes = folder.read(state);
  let start = 0;
  for (const length of state.frames) {
    const [header, ...rows] = expandLines(bytes.subarray(start, start + length));
    start += length;
    yield { ...(header as { table: string; columns: string[] }), rows: rows as StateSlice['rows'] };
  }
}

export interface StateSlice {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (string | number | null | { readonly $bytes: string })[][];
}

export function* positionFaults(rows: readonly LogRow[], entry: SegmentEntry, expected: number): Generator<string> {
  if (rows.length !== entry.events) yield `holds ${rows.length} events instead of ${entry.events}.`;
  let next = expected;
  for (const [position] of rows) {
    if (position !== next) {
      yield `position ${next} is missing: ${position} follows instead.`;
      return;
    }
    next += 1;
  }
}

/** The last revision and hash of each stream: about 200 bytes each. */
class Heads {
  readonly #heads = new Map<string, { revision: number; hash: string }>();
  readonly #broken = new Set<string>();

  get streams(): number {
    return this.#heads.size;
  }

  faultOf([position, stream, revision, id, type, data, meta, , hash]: LogRow): string | undefined {
    const head = this.#heads.get(stream) ?? { revision: -1, hash: CHAIN_START };
    const fits =
      head.revision === revision - 1 && eventHash(head.hash, { stream, revision, id, type, meta, data }) === hash;
    this.#heads.set(stream, { revision, hash });
    if (fits || this.#broken.has(stream)) return undefined;
    this.#broken.add(stream);
    return `the event at position ${position} (${stream} at revision ${revision}) does not match the chain of its stream.`;
  }
}
