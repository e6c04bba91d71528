import { Overburdened } from '@crm/contracts/refusals';

/** How long a request waits for a place before it is refused. Milliseconds. */
const PATIENCE_MS = 1000;
/** Requests that may wait, for each place. */
const WAITING_PER_PLACE = 16;

interface Waiting {
  readonly admit: () => void;
  readonly timer: NodeJS.Timeout;
}

/**
 * Limits how many requests are processed at once. Further requests wait their turn, the oldest first, and are refused if they wait too
 * long. So an overload costs little more than the memory of the waiting requests, and admitted requests are answered as fast as ever.
 * Refusing at once would be worse: callers that ignore Retry-After come back at once too, and the program would do nothing but refuse them.
 */
export class Admission {
  private atWork = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(
    private readonly places: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /**
   * Calls `decide` once, now or later: with a refusal, or without one if the request may go on. Returns what to call when the request is
   * over, whatever its outcome: it passes the place, or the turn, to the next one.
   */
  enter(decide: (refusal?: Overburdened) => void): () => void {
    if (this.atWork < this.places) {
      this.atWork++;
      decide();
      return () => this.leave();
    }
    if (this.waiting.size >= this.places * WAITING_PER_PLACE) {
      decide(new Overburdened({}));
      return () => undefined;
    }
    return this.wait(decide);
  }

  private wait(decide: (refusal?: Overburdened) => void): () => void {
    let over = (): void => void this.forget(waiting);
    const timer = setTimeout(() => {
      this.waiting.delete(waiting);
      decide(new Overburdened({}));
    }, this.patienceMs);
    const admit = (): void => {
      over = () => this.leave();
      decide();
    };
    const waiting: Waiting = { admit, timer };
    this.waiting.add(waiting);
    return () => over();
  }

  /** The place goes to the request that has waited longest. */
  private leave(): void {
    const [next] = this.waiting;
    if (next === undefined) {
      this.atWork--;
      return;
    }
    this.forget(next);
    next.admit();
  }

  private forget(waiting: Waiting): void {
    clearTimeout(waiting.timer);
    this.waiting.delete(waiting);
  }
}
