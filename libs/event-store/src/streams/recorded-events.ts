import type { DecodeOptions, EventCodec } from '../codec/event-codec.js';
import type { StoredEvent } from '../event-store.port.js';
import type { RecordedEvent } from '../recorded-event.js';

/** Decrypts and upcasts what a store yields, a slice at a time, with one request to the vault for each slice. */
export async function* readRecorded(
  stored: AsyncIterable<StoredEvent>,
  codec: EventCodec,
  { slice = 256, ...options }: DecodeOptions & { slice?: number } = {},
): AsyncGenerator<RecordedEvent> {
  let waiting: StoredEvent[] = [];
  for await (const event of stored) {
    if (waiting.push(event) < slice) continue;
    yield* await codec.decodeMany(waiting, options);
    waiting = [];
  }
  yield* await codec.decodeMany(waiting, options);
}
