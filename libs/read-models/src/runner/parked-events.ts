import { NotAuthentic, type StoredEvent } from '@crm/event-store';
import type { Projection } from '../projection.js';
import type { Document, ParkedEvent } from '../read-model-store.port.js';
import { BatchFold, type RowSource } from './batch-fold.js';
import { describeError } from './retry.js';
import type { RunnerOptions } from './runner-options.js';

/** Parked events per transaction. */
const LOT = 500;
const GONE = 'The event is no longer in its stream.';

export interface Unparking<Row extends Document> {
  readonly projection: Projection<Row>;
  readonly collection: string;
  readonly options: Pick<RunnerOptions, 'store' | 'decode' | 'readModels' | 'epoch'>;
  readonly source: RowSource<Row>;
}

/** Streams that still have an event that cannot be handled: what follows it there waits on. */
type Failed = Map<string, { readonly position: string; readonly error: string }>;

/**
 * Folds parked events in the order of the log, each stream as far as it can be handled, and drops `discarded` first. In that order, also
 * rows that several streams change come out as in a clean build. Rows and unparked events are stored together, lot by lot, at an
 * unchanged checkpoint: nothing else may be folded meanwhile. Yields after each lot how many events were tried and how many were folded.
 */
export async function* unpark<Row extends Document>(
  unparking: Unparking<Row>,
  parked: readonly ParkedEvent[],
  discarded?: ParkedEvent,
): AsyncGenerator<{ readonly tried: number; readonly folded: number }> {
  const failed: Failed = new Map();
  let gone = discarded;
  for (let done = 0; done < parked.length || gone !== undefined; done += LOT) {
    const lot = parked.slice(done, done + LOT);
    yield { tried: lot.length, folded: await unparkLot(unparking, lot, failed, gone) };
    gone = undefined;
  }
}

async function unparkLot<Row extends Document>(
  { projection, collection, options, source }: Unparking<Row>,
  lot: readonly ParkedEvent[],
  failed: Failed,
  gone: ParkedEvent | undefined,
): Promise<number> {
  const { store, decode, readModels, epoch } = options;
  const fail = ({ stream, position }: Pick<ParkedEvent, 'stream' | 'position'>, error: string): void => {
    if (!failed.has(stream)) failed.set(stream, { position, error });
  };
  const fold = new BatchFold(projection, decode, source, '', {
    blocks: (stream) => failed.has(stream),
    take: (event, error) => (error !== null && fail(event, error), true),
  });
  const { found, refused } = await eventsOf(store, lot);
  const events = lot.flatMap(({ position }) => found.get(position) ?? []);
  await fold.handle(events.map((event) => ({ kind: 'event', event })));
  for (const event of lot) if (!found.has(event.position)) fail(event, refused.get(event.stream) ?? GONE);
  const handled = lot.filter(({ stream, position }) => position < (failed.get(stream)?.position ?? '~'));
  const again = lot.flatMap((event) => {
    const fault = failed.get(event.stream);
    return fault?.position === event.position ? [{ ...event, error: fault.error, attempts: event.attempts + 1 }] : [];
  });
  const checkpoint = await readModels.checkpoint(collection);
  const writes = [...fold.touched].map(([id, document]) => ({ id, document }));
  const parking = {
    unpark: [...(gone ? [gone.position] : []), ...handled.map(({ position }) => position)],
    ...(gone && { skipped: 1 }),
    park: again,
  };
  await readModels.commit(collection, { from: checkpoint, to: checkpoint, epoch }, writes, parking);
  return handled.length;
}

interface Parked {
  /** By position, each stream up to the first event that is missing or not authentic. */
  readonly found: ReadonlyMap<string, StoredEvent>;
  /** By stream: why it could not be read any further. */
  readonly refused: ReadonlyMap<string, string>;
}

async function eventsOf(store: RunnerOptions['store'], lot: readonly ParkedEvent[]): Promise<Parked> {
  const found = new Map<string, StoredEvent>();
  const refused = new Map<string, string>();
  for (const [stream, parked] of Map.groupBy(lot, (event) => event.stream)) {
    const positions = parked.map(({ position }) => position);
    const [from, to] = [parked[0]?.revision, parked.at(-1)?.revision] as const;
    try {
      for await (const event of store.readStream(stream, {
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      }))
        if (event.position === positions[0]) found.set(String(positions.shift()), event);
    } catch (error) {
      if (!(error instanceof NotAuthentic)) throw error;
      refused.set(stream, describeError(error));
    }
  }
  return { found, refused };
}
