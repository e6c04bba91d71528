import type { EventFilter, EventStore, FeedItem, Position, RefusedItem } from '@crm/event-store';
import type { Projection } from '../projection.js';
import type { Document, Parking } from '../read-model-store.port.js';
import { BatchFold, type Decode, type RowSource } from '../runner/batch-fold.js';
import type { ParkingLot } from '../runner/parking-lot.js';

/** Items per transaction. Many, because nothing waits for them and a row that a batch touches twice is written once. */
const BATCH = 4000;
/** The same where events are about many rows: each of these events is matched against all rows in memory. */
const WIDE_BATCH = 200;

/** The log as a build reads it. */
export interface BuildLog extends Pick<EventStore, 'countAfter'> {
  /** Delivers what EventStore.follow delivers after `after`, up to `upTo` or the current end of the log; then it ends. */
  catchUp(
    options: { after: Position; filter?: EventFilter; upTo?: Position },
    signal?: AbortSignal,
  ): AsyncIterable<FeedItem | RefusedItem>;
}

export interface BuiltRows<Row> extends RowSource<Row> {
  readonly position: string;
  /** Stores rows, position and what was set aside together. */
  store(position: string, rows: ReadonlyMap<string, Row | undefined>, parking?: Parking): void;
}

export interface Folding<Row extends Document> {
  readonly projection: Projection<Row>;
  readonly log: BuildLog;
  readonly decode: Decode;
  readonly rows: BuiltRows<Row>;
  /** Where damaged data goes, and what is not authentic. Without it the build ends there. */
  readonly lot?: ParkingLot;
}

/**
 * Folds from the position of the rows to `upTo` or the end of the log. Yields the number of events folded so far after each batch. Throws
 * PoisonEvent: a build skips no events, and parks none but those.
 */
export async function* foldLog<Row extends Document>(
  { projection, log, decode, rows, lot }: Folding<Row>,
  upTo: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<number> {
  const size = projection.affects === undefined ? BATCH : WIDE_BATCH;
  const options = {
    after: rows.position as Position,
    filter: projection.filter,
    ...(upTo && { upTo: upTo as Position }),
  };
  let [held, events]: [(FeedItem | RefusedItem)[], number] = [[], 0];
  for await (const item of log.catchUp(options, signal)) {
    held.push(item);
    if (held.length < size && item.kind !== 'caught-up') continue;
    const fold = new BatchFold(projection, decode, rows, rows.position, lot);
    await fold.handle(held);
    if (fold.poison) throw fold.poison;
    rows.store(fold.position, fold.touched, lot?.takings().parking);
    events += held.reduce((count, { kind }) => count + (kind === 'event' ? 1 : 0), 0);
    held = [];
    yield events;
  }
}
