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
 * How many requests are worked on at once. What comes on top waits its turn, the oldest first, and is refused when it waited for too long:
 * so an overload costs little more than its waiting requests hold in memory, and what is admitted is answered as fast as ever. To refuse at
 * once would be worse: a caller that does not mind Retry-After comes back at once too, and refusing it would be all that is done.
 */
export class Admission {
  private atWork = 0;
  private readonly waiting = new Set<Waiting>();

  constructor(
    private readonly places: number,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /**
   * `decide` is told once, now or later, whether the request may go on. Answers what to call when the request is over, whatever became
   * of it: it gives the place, or the turn, to the next one.
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

  /** The place goes to whoever has waited longest. */
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
