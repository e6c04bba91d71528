import fc from 'fast-check';
import type { LogRow } from './log-row.js';
import { RecentEvents } from './recent-events.js';

const row = (position: number, size: number): LogRow => [position, '', 0, '', '', 'x'.repeat(size), '', 0, '', ''];

describe('recent events', () => {
  it('return exactly what follows a position, or undefined when some of it was dropped', () => {
    const batches = fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 20 }), { maxLength: 20 });
    fc.assert(
      fc.property(batches, fc.nat({ max: 100 }), fc.nat({ max: 10 }), (sizes, first, limit) => {
        const recent = new RecentEvents(25, 200);
        const all: LogRow[] = [];
        for (const batch of sizes) {
          const rows = batch.map((size, index) => row(first + 1 + all.length + index, size));
          all.push(...rows);
          recent.add(rows);
          for (let position = first; position <= first + all.length; position += 1) {
            const after = recent.after(position, limit);
            if (after !== undefined) expect(after).toEqual(all.slice(position - first, position - first + limit));
          }
        }
      }),
    );
  });

  it('stay within their bounds for count and size', () => {
    const recent = new RecentEvents(10, 1_000);
    for (let position = 1; position <= 100; position += 1) recent.add([row(position, 1)]);
    expect(recent.after(90, 100)).toHaveLength(10);
    expect(recent.after(89, 100)).toBeUndefined();
    for (let position = 101; position <= 110; position += 1) recent.add([row(position, 400)]);
    expect(recent.after(108, 100)).toHaveLength(2);
    expect(recent.after(107, 100)).toBeUndefined();
  });

  it('hold nothing from before a gap, so that everybody reads in the file what lies in it', () => {
    const recent = new RecentEvents(10, 1_000);
    recent.add([row(1, 1), row(2, 1)]);
    recent.add([row(4, 1), row(5, 1)]);
    expect(recent.after(2, 10)).toBeUndefined();
    expect(recent.after(3, 10)?.map(([position]) => position)).toEqual([4, 5]);
    expect(recent.after(4, 10)?.map(([position]) => position)).toEqual([5]);
  });

  it('hold nothing from before the program started', () => {
    const recent = new RecentEvents(10, 1_000);
    expect(recent.after(0, 10)).toBeUndefined();
    recent.add([row(51, 1)]);
    expect(recent.after(49, 10)).toBeUndefined();
    expect(recent.after(50, 10)).toHaveLength(1);
    expect(recent.after(51, 10)).toEqual([]);
  });
});
