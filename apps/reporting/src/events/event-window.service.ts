import { BEGINNING, positionOf, type EventStore, type Position, type StoredEvent } from '@crm/event-store';

/** A slice of the log without a match ends with one `passed` item; after this many the call returns. */
const MAX_SLICES = 20;

export interface WindowQuestion {
  readonly after: string;
  readonly streamPrefixes: readonly string[];
  readonly limit: number;
  /** How long to wait at the end of the log for the first event. */
  readonly waitMs: number;
}

export interface EventWindow {
  readonly events: readonly StoredEvent[];
  /** Everything up to this position was examined. */
  readonly next: string;
  readonly atEnd: boolean;
}

/**
 * Returns the next stored events of some streams, at most `limit`. The walk through the log is bounded, so it never takes long. What is not
 * authentic is passed over: nobody outside may act on it, and it keeps nobody from what follows.
 */
export async function nextWindow(
  store: Pick<EventStore, 'follow'>,
  { after, streamPrefixes, limit, waitMs }: WindowQuestion,
  waiting: AbortController,
): Promise<EventWindow> {
  const events: StoredEvent[] = [];
  let next = after;
  let slices = 0;
  let patience: NodeJS.Timeout | undefined;
  const feed = store.follow(
    { after: (after === '' ? BEGINNING : after) as Position, filter: { streamPrefixes } },
    waiting.signal,
  );
  try {
    for await (const item of feed) {
      next = positionOf(item);
      if (item.kind === 'event' && events.push(item.event) >= limit) return { events, next, atEnd: false };
      if (item.kind === 'passed' && ++slices >= MAX_SLICES) return { events, next, atEnd: false };
      if (item.kind !== 'caught-up') continue;
      if (events.length > 0 || waitMs <= 0) break;
      patience ??= setTimeout(() => waiting.abort(), waitMs);
    }
    return { events, next, atEnd: true };
  } finally {
    clearTimeout(patience);
  }
}
