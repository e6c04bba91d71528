/** A set of row numbers as a bitmap, because they are dense; `rest` says whether the rows beyond the bitmap belong to it. */
export class RowSet {
  private constructor(
    private readonly bits: Uint8Array,
    private readonly rest: 0 | 255,
  ) {}

  static of(rows: readonly number[]): RowSet {
    let last = 0;
    for (const row of rows) if (row > last) last = row;
    const bits = new Uint8Array((last >> 3) + 1);
    for (const row of rows) bits[row >> 3] = (bits[row >> 3] ?? 0) | (1 << (row & 7));
    return new RowSet(bits, 0);
  }

  has(row: number): boolean {
    return ((this.bits[row >> 3] ?? this.rest) & (1 << (row & 7))) !== 0;
  }

  not(): RowSet {
    return new RowSet(
      this.bits.map((byte) => ~byte),
      this.rest === 0 ? 255 : 0,
    );
  }

  and(other: RowSet): RowSet {
    return this.joined(other, (one, two) => one & two);
  }

  or(other: RowSet): RowSet {
    return this.joined(other, (one, two) => one | two);
  }

  private joined(other: RowSet, join: (one: number, two: number) => number): RowSet {
    const bits = new Uint8Array(Math.max(this.bits.length, other.bits.length));
    for (let at = 0; at < bits.length; at++) bits[at] = join(this.bits[at] ?? this.rest, other.bits[at] ?? other.rest);
    return new RowSet(bits, join(this.rest, other.rest) === 0 ? 0 : 255);
  }
}
