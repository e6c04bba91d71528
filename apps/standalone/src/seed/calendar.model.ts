import type { Draws } from './draws.model.js';

const DAY_MS = 24 * 3600_000;
const OPENS_MS = 7 * 3600_000;
const OPEN_MS = 12 * 3600_000;

/** A year of working days that ends before `until`, in UTC. Moments within them are fractions of the open hours. */
export class Calendar {
  /** Midnights. */
  private readonly days: number[] = [];

  constructor(until: Date) {
    for (let day = until.getTime() - 365 * DAY_MS; day < until.getTime(); day += DAY_MS) {
      const weekday = new Date(day).getUTCDay();
      if (weekday !== 0 && weekday !== 6) this.days.push(day);
    }
  }

  get length(): number {
    return this.days.length;
  }

  /** `when` 12.5 is the middle of the open hours of the 13th working day. */
  at(when: number): Date {
    const day = Math.floor(when);
    return new Date((this.days[day] ?? 0) + OPENS_MS + Math.floor((when - day) * OPEN_MS));
  }

  /** A random moment in the open hours of that day. */
  sometime(day: number, draws: Draws): number {
    return day + draws.below(1_000_000) / 1_000_001;
  }
}
