/** Background work in one turn of the event loop, in milliseconds. */
const TURN_MS = 15;

/**
 * Lets background work share the turns of the event loop: all of it together takes about TURN_MS of a turn, however many projections fold at
 * the same time. A request needs several turns, so without this it would wait several times for each of twenty folds. Pieces of work run
 * one at a time, in the order in which they came.
 */
export class SharedTurns {
  private readonly waiting: (() => void)[] = [];
  private isBusy = false;
  /** When the first piece of this turn began. undefined: there was none yet. */
  private began: number | undefined;

  constructor(private readonly now: () => number = () => performance.now()) {}

  async run<T>(piece: () => T | Promise<T>): Promise<T> {
    await new Promise<void>((resolve) => {
      this.waiting.push(resolve);
      this.startNext();
    });
    this.began ??= this.beginTurn();
    try {
      return await piece();
    } finally {
      this.isBusy = false;
      this.startNext();
    }
  }

  private startNext(): void {
    if (this.isBusy || (this.began !== undefined && this.now() - this.began > TURN_MS)) return;
    const start = this.waiting.shift();
    if (start === undefined) return;
    this.isBusy = true;
    start();
  }

  private beginTurn(): number {
    setImmediate(() => {
      this.began = undefined;
      this.startNext();
    });
    return this.now();
  }
}

/** An event loop belongs to a thread. */
export const turnsOfThread = new SharedTurns();
