import { rowSize, type LogRow } from './log-row.js';

/**
 * The newest rows of the log, as stored, for subscribers that keep up. Bounded by count and size; slower subscribers read the file, and so
 * does everybody when rows do not continue the ones before: somebody else wrote what lies between.
 */
export class RecentEvents {
  #rows: LogRow[] = [];
  #first = 0;
  #size = 0;

  constructor(
    private readonly maxRows: number,
    /** In UTF-16 code units. */
    private readonly maxSize: number,
  ) {}

  add(rows: readonly LogRow[]): void {
    for (const row of rows) {
      const last = this.#rows.at(-1);
      if (last !== undefined && row[0] !== last[0] + 1) this.#clear();
      this.#rows.push(row);
      this.#size += rowSize(row);
    }
    while (this.#rows.length - this.#first > this.maxRows || this.#size > this.maxSize) {
      this.#size -= rowSize(this.#rows[this.#first]!);
      this.#first += 1;
    }
    // Compacted only when half of the list was dropped: adding stays cheap, and few dropped rows stay in memory.
    if (this.#first > this.#rows.length / 2) {
      this.#rows = this.#rows.slice(this.#first);
      this.#first = 0;
    }
  }

  #clear(): void {
    this.#rows = [];
    this.#first = 0;
    this.#size = 0;
  }

  /** Returns up to `limit` rows directly after the position; undefined when some of them are not, or no longer, in memory. */
  after(position: number, limit: number): readonly LogRow[] | undefined {
    const oldest = this.#rows[this.#first];
    if (oldest === undefined || oldest[0] > position + 1) return undefined;
    const start = this.#first + (position + 1 - oldest[0]);
    return this.#rows.slice(start, start + limit);
  }
}
