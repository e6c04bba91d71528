import { TooManyLogins } from '@crm/contracts/identity';

/** Attempts on one account that may wait for others to end. */
const MAX_WAITING = 100;

/** What the log says about a key now. `lockedForMs` above 0: no attempt is allowed. */
export interface Standing {
  readonly counted: number;
  readonly lockedForMs: number;
}

interface Gate {
  inFlight: number;
  waiting: number;
  /** The next caller waits for this. */
  last: Promise<unknown>;
  /** Wakes the first in the queue when an attempt has ended. */
  wake: () => void;
}

/**
 * Running attempts count as failures until they end, so parallel attempts get no more tries than sequential ones. Below the limit they run in
 * parallel, so a user who logs in often from many devices is not slowed down.
 */
export class Attempts {
  private readonly gates = new Map<string, Gate>();

  constructor(private readonly limit: number) {}

  /**
   * Returns a function that ends the attempt, to be called after a failure was recorded, or the number of milliseconds for which no attempt is
   * allowed. Throws TooManyLogins.
   */
  async enter(key: string, look: () => Promise<Standing>): Promise<(() => void) | number> {
    const gate = this.gates.get(key) ?? { inFlight: 0, waiting: 0, last: Promise.resolve(), wake: () => undefined };
    if (gate.waiting >= MAX_WAITING) throw new TooManyLogins({ waiting: MAX_WAITING });
    this.gates.set(key, gate);
    gate.waiting += 1;
    const mine = gate.last.then(() => this.admit(gate, look));
    gate.last = mine.catch(() => undefined);
    try {
      const lockedForMs = await mine;
      return lockedForMs > 0 ? lockedForMs : () => this.leave(key, gate);
    } finally {
      gate.waiting -= 1;
      this.tidy(key, gate);
    }
  }

  /** Runs one at a time for each key, so no attempt enters while another reads the log. */
  private async admit(gate: Gate, look: () => Promise<Standing>): Promise<number> {
    for (;;) {
      const before = gate.inFlight;
      const { counted, lockedForMs } = await look();
      if (lockedForMs > 0) return lockedForMs;
      if (counted + before < this.limit) {
        gate.inFlight += 1;
        return 0;
      }
      // If none left meanwhile, one will. Otherwise `counted` may include one of those in flight, so look again.
      if (gate.inFlight === before) await new Promise<void>((resolve) => (gate.wake = resolve));
    }
  }

  private leave(key: string, gate: Gate): void {
    gate.inFlight -= 1;
    gate.wake();
    this.tidy(key, gate);
  }

  private tidy(key: string, gate: Gate): void {
    if (gate.inFlight === 0 && gate.waiting === 0 && this.gates.get(key) === gate) this.gates.delete(key);
  }
}
