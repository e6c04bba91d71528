import { newId } from '@crm/kernel';
import type { EventMeta, EventStore, FeedItem, NewEvent, Position, StoredEvent } from '../event-store.port.js';

export const meta: EventMeta = {
  schemaVersion: 1,
  occurredAt: '2026-01-02T03:04:05.678Z',
  correlationId: '0190a000-0000-7000-8000-000000000001',
  causationId: '0190a000-0000-7000-8000-000000000002',
  commandId: '0190a000-0000-7000-8000-000000000003',
  actor: { type: 'user', id: '0190a000-0000-7000-8000-000000000004' },
  source: 'conformance',
};

export const event = (data: unknown = {}, type = 'ThingHappened'): NewEvent => ({ id: newId(), type, data, meta });
export const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, number) => event({ number }));
/** A name that no other case uses, because all cases may share one log. */
export const newStream = (category = 'conformance'): string => `${category}-${newId()}`;

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

export async function idsIn(store: EventStore, stream: string): Promise<string[]> {
  return (await collect(store.readStream(stream))).map(({ id }) => id);
}

/** The outcome of each call: its value, or the code of its refusal. */
export async function outcomes<Value>(calls: readonly Promise<Value>[]): Promise<(Value | string)[]> {
  return Promise.all(calls.map((call) => call.catch((error: { code: string }) => error.code)));
}

/** Follows the feed until `enough` is true for the items seen so far, and returns them. */
export async function follow(
  store: EventStore,
  after: Position,
  enough: (items: readonly FeedItem[]) => boolean,
  filter?: { streamPrefixes?: readonly string[]; types?: readonly string[] },
): Promise<FeedItem[]> {
  const abort = new AbortController();
  const seen: FeedItem[] = [];
  for await (const item of store.subscribe({ after, filter }, abort.signal)) {
    seen.push(item);
    if (enough(seen)) abort.abort();
  }
  return seen;
}

export const eventsOf = (items: readonly FeedItem[]): StoredEvent[] =>
  items.flatMap((item) => (item.kind === 'event' ? [item.event] : []));
