/** Runs at most `permits` pieces of work at a time, in the order in which they came. */
export class Semaphore {
  private readonly queue: (() => void)[] = [];
  private taken = 0;

  constructor(private readonly permits: number) {}

  /** Pieces of work that wait for a permit now. */
  get waiting(): number {
    return this.queue.length;
  }

  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.taken >= this.permits) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.taken += 1;
    try {
      return await work();
    } finally {
      // The permit passes to the first in the queue; it is released only when the queue is empty.
      const next = this.queue.shift();
      if (next === undefined) this.taken -= 1;
      else next();
    }
  }
}
