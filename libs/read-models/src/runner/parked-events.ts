import type { FeedItem, StoredEvent } from '@crm/event-store';
import type { Projection } from '../projection.js';
import type { Document, ParkedEvent, Parking } from '../read-model-store.port.js';
import { BatchFold, type RowSource } from './batch-fold.js';
import type { RunnerOptions } from './runner-options.js';

/** Parked events per transaction. */
const LOT = 500;

export interface Unparking<Row extends Document> {
  readonly projection: Projection<Row>;
  readonly collection: string;
  readonly options: Pick<RunnerOptions, 'store' | 'decode' | 'readModels' | 'epoch'>;
  readonly source: RowSource<Row>;
}

/**
 * Folds the parked events of one stream in order, as far as they can be handled, and drops `discarded` first. Rows and unparked events are
 * stored together, lot by lot, at an unchanged checkpoint: nothing else may be folded meanwhile. Returns how many events are now folded
 * into the rows.
 */
export async function unpark<Row extends Document>(
  unparking: Unparking<Row>,
  parked: readonly ParkedEvent[],
  discarded?: ParkedEvent,
): Promise<number> {
  let done = 0;
  let gone = discarded;
  do {
    const lot = parked.slice(done, done + LOT);
    const { fold, missing } = await folded(unparking, lot);
    const handled = lot.filter(({ position }) => position <= fold.position);
    const failed = lot[handled.length];
    await store(unparking, fold, {
      unpark: [...(gone ? [gone.position] : []), ...handled.map(({ position }) => position)],
      ...(gone && { skipped: 1 }),
      ...(failed && { park: [{ ...failed, error: fold.poison?.reason ?? missing, attempts: failed.attempts + 1 }] }),
    });
    gone = undefined;
    done += handled.length;
    if (failed) break;
  } while (done < parked.length);
  return done;
}

async function folded<Row extends Document>(
  { projection, options, source }: Unparking<Row>,
  lot: readonly ParkedEvent[],
) {
  const fold = new BatchFold(projection, options.decode, source, '');
  const events = await eventsOf(options.store, lot);
  await fold.handle(events.map((event): FeedItem => ({ kind: 'event', event })));
  return { fold, missing: 'The event is no longer in its stream.' };
}

/** Stops at the first event that is missing. */
async function eventsOf(store: RunnerOptions['store'], lot: readonly ParkedEvent[]): Promise<StoredEvent[]> {
  const [first, last] = [lot[0], lot.at(-1)];
  if (first === undefined || last === undefined) return [];
  const found: StoredEvent[] = [];
  for await (const event of store.readStream(first.stream, { from: first.revision, to: last.revision }))
    if (event.position === lot[found.length]?.position) found.push(event);
  return found;
}

async function store<Row extends Document>(
  { collection, options: { readModels, epoch } }: Unparking<Row>,
  { touched }: BatchFold<Row>,
  parking: Parking,
): Promise<void> {
  const checkpoint = await readModels.checkpoint(collection);
  const writes = [...touched].map(([id, document]) => ({ id, document }));
  await readModels.commit(collection, { from: checkpoint, to: checkpoint, epoch }, writes, parking);
}
