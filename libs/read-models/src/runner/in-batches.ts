import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Groups what a feed has ready: an item that comes alone is a batch of one at the next turn of the event loop, and whatever arrives
 * while a batch is worked on is the next batch. Never more than two batches are held. Ends when the signal aborts, dropping what was
 * not yet given out; the feed must end by the same signal. An error of the feed comes after the items before it.
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

/** Lets everybody through who waits when it is opened, then closes again. */
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
