import { SubscriptionDropped, type EventStore, type FeedItem, type Position } from '@crm/event-store';
import type { ReadModelStore } from '../read-model-store.port.js';

type Feed = AsyncIterable<FeedItem>;

/** The same log with a changed feed, to imitate what networks and servers do to subscribers. */
export const withFeed = (
  log: EventStore,
  change: (feed: Feed) => Feed,
): Pick<EventStore, 'subscribe' | 'readAll' | 'readStream' | 'tail' | 'countAfter'> => ({
  subscribe: (options, signal) => change(log.subscribe(options, signal)),
  readAll: (options, signal) => log.readAll(options, signal),
  readStream: (stream, options, signal) => log.readStream(stream, options, signal),
  tail: () => log.tail(),
  countAfter: (position) => log.countAfter(position),
});

/** The same store, with something happening around each commit. */
export function changedCommit(
  store: ReadModelStore,
  around: (commit: () => Promise<void>) => Promise<void>,
): ReadModelStore {
  return {
    define: (spec) => store.define(spec),
    settle: (collection) => store.settle(collection),
    get: (collection, id) => store.get(collection, id),
    getMany: (collection, ids) => store.getMany(collection, ids),
    find: (collection, query, signal) => store.find(collection, query, signal),
    countBy: (collection, query, signal) => store.countBy(collection, query, signal),
    snapshot: (collection) => store.snapshot(collection),
    commit: (projection, step, writes, parking) => around(() => store.commit(projection, step, writes, parking)),
    setAside: (projection) => store.setAside(projection),
    checkpoint: (projection) => store.checkpoint(projection),
    claim: (projection, epoch) => store.claim(projection, epoch),
    close: () => store.close(),
  };
}

/** A feed that drops its subscriber after that many items. */
export async function* cutAfter(feed: AsyncIterable<FeedItem>, items: number): AsyncGenerator<FeedItem> {
  let last = '' as Position;
  for await (const item of feed) {
    if (items-- === 0) throw new SubscriptionDropped({ after: last, reason: 'SPEC' });
    last = item.kind === 'event' ? item.event.position : item.position;
    yield item;
  }
}

/** A feed that repeats its last items now and then. */
export async function* doubling(feed: AsyncIterable<FeedItem>): AsyncGenerator<FeedItem> {
  const recent: FeedItem[] = [];
  let count = 0;
  for await (const item of feed) {
    yield item;
    recent.push(item);
    if (++count % 10 === 0) yield* recent.splice(0).slice(-3);
  }
}
