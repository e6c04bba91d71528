import {
  NotAuthentic,
  positionOf,
  SubscriptionDropped,
  type EventStore,
  type FeedItem,
  type Position,
  type RefusedItem,
  type StoredEvent,
} from '@crm/event-store';
import type { ReadModelStore } from '../read-model-store.port.js';

type Feed = AsyncIterable<FeedItem | RefusedItem>;

/** The same log with a changed feed, to imitate what networks and servers do to subscribers. */
export const withFeed = (
  log: EventStore,
  change: (feed: Feed) => Feed,
): Pick<EventStore, 'follow' | 'readAll' | 'readStream' | 'tail' | 'countAfter'> => ({
  follow: (options, signal) => change(log.follow(options, signal)),
  readAll: (options, signal) => log.readAll(options, signal),
  readStream: (stream, options, signal) => log.readStream(stream, options, signal),
  tail: () => log.tail(),
  countAfter: (position) => log.countAfter(position),
});

/** The same log, in which some events are not authentic. */
export function withForged(
  log: EventStore,
  isForged: (event: StoredEvent) => boolean,
): Pick<EventStore, 'follow' | 'readAll' | 'readStream' | 'tail' | 'countAfter'> {
  const errorOf = ({ stream, revision }: StoredEvent) =>
    new NotAuthentic({ stream, revision, reason: 'It has no MAC.' });
  return {
    ...withFeed(log, async function* (feed) {
      for await (const item of feed)
        yield item.kind === 'event' && isForged(item.event)
          ? { kind: 'refused', event: item.event, error: errorOf(item.event) }
          : item;
    }),
    async *readStream(stream, options, signal) {
      for await (const event of log.readStream(stream, options, signal)) {
        if (isForged(event)) throw errorOf(event);
        yield event;
      }
    },
  };
}

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
    damaged: () => store.damaged(),
    close: () => store.close(),
  };
}

/** A feed that drops its subscriber after that many items. */
export async function* cutAfter(feed: Feed, items: number): AsyncGenerator<FeedItem | RefusedItem> {
  let last = '' as Position;
  for await (const item of feed) {
    if (items-- === 0) throw new SubscriptionDropped({ after: last, reason: 'SPEC' });
    last = positionOf(item);
    yield item;
  }
}

/** A feed that repeats its last items now and then. */
export async function* doubling(feed: Feed): AsyncGenerator<FeedItem | RefusedItem> {
  const recent: (FeedItem | RefusedItem)[] = [];
  let count = 0;
  for await (const item of feed) {
    yield item;
    recent.push(item);
    if (++count % 10 === 0) yield* recent.splice(0).slice(-3);
  }
}
