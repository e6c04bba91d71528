import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Groups the items that a feed has ready: a single item is a batch of one at the next turn of the event loop, and items that arrive while a
 * batch is processed are the next batch. Never more than two batches are held. Ends when the signal aborts, and drops items that were not
 * delivered yet; the feed must end with the same signal. An error of the feed is thrown after the items before it.
 */
export async function* inBatches<T>(feed: AsyncIterable<T>, size: number, signal: AbortSignal): AsyncGenerator<T[]> {
  let held: T[] = [];
  let ended = false;
  let closed = false;
  let failure: unknown;
  const arrival = new Gate();
  const room = new Gate();
  const pump = async (): Promise<void> => {
    try {
      for await (const item of feed) {
        held.push(item);
        arrival.open();
        if (held.length >= size && !closed) await room.next();
        if (closed) break;
      }
    } catch (error) {
      failure = error;
    }
    ended = true;
    arrival.open();
  };
  const pumping = pump();
  const close = (): void => {
    closed = true;
    arrival.open();
    room.open();
  };
  if (signal.aborted) close();
  signal.addEventListener('abort', close, { once: true });
  try {
    while (!signal.aborted) {
      if (held.length === 0 && !ended) await arrival.next();
      await nextTurn();
      if (signal.aborted) return;
      const batch = held;
      held = [];
      room.open();
      if (batch.length > 0) yield batch;
      else if (ended) break;
    }
    if (failure !== undefined) throw failure;
  } finally {
    close();
    if (signal.aborted) await pumping;
  }
}

/** Opening it releases everyone who waits, then it closes again. */
class Gate {
  private waiting = Promise.withResolvers<void>();

  next(): Promise<void> {
    return this.waiting.promise;
  }

  open(): void {
    this.waiting.resolve();
    this.waiting = Promise.withResolvers<void>();
  }
}
