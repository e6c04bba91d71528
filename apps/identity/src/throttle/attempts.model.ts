import { TooManyLogins } from '@crm/contracts/identity';

/** Attempts on one account that may wait for others to end. */
const MAX_WAITING = 100;

/** What the log says about a key at this moment. `lockedForMs` above 0: nothing more is tried. */
export interface Standing {
  readonly counted: number;
  readonly lockedForMs: number;
}

interface Gate {
  inFlight: number;
  waiting: number;
  /** Whoever asks next waits for this. */
  last: Promise<unknown>;
  /** Tells the first in the queue that an attempt has ended. */
  wake: () => void;
}

/**
 * Attempts that run count as failures until they end, so that parallel ones get no more tries than those that come one after the other.
 * As long as there is room they run side by side: whoever logs in often from many devices is not slowed down.
 */
export class Attempts {
  private readonly gates = new Map<string, Gate>();

  constructor(private readonly limit: number) {}

  /** Answers how to leave, which comes after the failure was recorded; or for how long nothing more is tried. Throws TooManyLogins. */
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

  /** One at a time for each key, so nobody enters while another looks. */
  private async admit(gate: Gate, look: () => Promise<Standing>): Promise<number> {
    for (;;) {
      const before = gate.inFlight;
      const { counted, lockedForMs } = await look();
      if (lockedForMs > 0) return lockedForMs;
      if (counted + before < this.limit) {
        gate.inFlight += 1;
        return 0;
      }
      // Nobody left meanwhile: somebody will. Otherwise what was looked at may count one of them twice.
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
