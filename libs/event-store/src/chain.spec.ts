import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  CHAIN_START,
  ChainVerifier,
  eventHash,
  type ChainedEvent,
  type ChainFault,
  type HashedEvent,
} from './chain.js';

const id = (number: number): string => `0190a000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const hashed = (revision: number, stream = 'customer-1'): HashedEvent => ({
  stream,
  revision,
  id: id(revision),
  type: 'CustomerRenamed',
  meta: '{"schemaVersion":1}',
  data: `{"name":"Ada ${revision}"}`,
});

function chain(length: number, stream?: string): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  for (let revision = 0; revision < length; revision += 1) {
    const event = hashed(revision, stream);
    events.push({ ...event, hash: eventHash(events.at(-1)?.hash ?? CHAIN_START, event) });
  }
  return events;
}

function faults(events: readonly ChainedEvent[]): Omit<ChainFault, 'detail'>[] {
  const verifier = new ChainVerifier();
  return [...events.flatMap((event) => [...verifier.add(event)]), ...verifier.end()].map(
    ({ stream, revision, fault }) => ({
      stream,
      revision,
      fault,
    }),
  );
}

/** As a forger leaves them: the events are renumbered by their place, their hashes are unchanged. */
const renumbered = (events: readonly ChainedEvent[]): ChainedEvent[] =>
  events.map((event, revision) => ({ ...event, revision }));
const forged = (revision: number): ChainedEvent => ({ ...hashed(revision), id: id(999), hash: '07'.repeat(32) });
const swapped = (events: readonly ChainedEvent[], left: number, right: number): ChainedEvent[] => {
  const copy = [...events];
  [copy[left], copy[right]] = [copy[right]!, copy[left]!];
  return renumbered(copy);
};

describe('the hash of an event', () => {
  it('is fixed forever', () => {
    const first = hashed(0);
    expect(eventHash(CHAIN_START, first)).toBe('5ff3e1d4243301600233e12bf117c008ce8d96c1ba7a929aee4680b5ba89d6c5');
    expect(eventHash(eventHash(CHAIN_START, first), hashed(1))).toBe(
      'ec7c0f8f21b0ef5ae68a2550ed59e1dfb48c4256a3effa1dc48765429d0fd6f7',
    );
  });

  it('follows the formula for texts of any content and length', () => {
    const frame = (text: string): Buffer => {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      return Buffer.concat([length, bytes]);
    };
    const text = fc.string({ unit: 'grapheme', maxLength: 300 });
    fc.assert(
      fc.property(
        text,
        fc.nat(),
        text,
        text,
        text,
        text,
        fc.integer({ min: 1, max: 400 }),
        (stream, revision, eventId, type, meta, part, times) => {
          const data = part.repeat(times);
          const bytes = Buffer.concat([
            Buffer.from('throughline.event.v1\n'),
            Buffer.alloc(32, 5),
            ...[stream, String(revision), eventId, type, meta, data].map(frame),
          ]);
          const hash = eventHash('05'.repeat(32), { stream, revision, id: eventId, type, meta, data });
          expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
        },
      ),
    );
  });
});

describe('verifying a chain', () => {
  const whole = chain(8);
  const fault = (revision: number, kind: ChainFault['fault']): object[] => [
    { stream: 'customer-1', revision, fault: kind },
  ];

  it('accepts an unchanged chain', () => {
    expect(faults([...chain(3, 'a'), ...chain(1, 'b'), ...chain(5, 'c')])).toEqual([]);
    expect(faults([])).toEqual([]);
  });

  it.each([0, 3, 7])('names changed content at revision %i', (at) => {
    for (const change of [{ data: '{}' }, { meta: '{}' }, { type: 'Other' }, { id: id(77) }])
      expect(faults(whole.with(at, { ...whole[at]!, ...change }))).toEqual(fault(at, 'changed'));
  });

  it.each([0, 3, 7])('names a changed hash at revision %i', (at) => {
    expect(faults(whole.with(at, { ...whole[at]!, hash: '09'.repeat(32) }))).toEqual(fault(at, 'changed'));
  });

  it.each([0, 3, 6])('names a dropped event at revision %i', (at) => {
    expect(faults(whole.toSpliced(at, 1))).toEqual(fault(at, 'missing'));
  });

  it.each([
    [0, 1],
    [3, 1],
    [2, 4],
    [1, 6],
  ])('names events dropped at %i (%i of them) even when the rest was renumbered', (at, count) => {
    expect(faults(renumbered(whole.toSpliced(at, count)))).toEqual(fault(at, at + count === 7 ? 'changed' : 'missing'));
  });

  it.each([
    [0, 1],
    [3, 4],
    [6, 7],
    [0, 7],
    [2, 6],
    [1, 3],
  ])('names the swap of %i and %i', (left, right) => {
    expect(faults(swapped(whole, left, right))).toEqual(fault(left, 'reordered'));
  });

  it('names an event moved back', () => {
    const moved = renumbered([whole[0]!, whole[5]!, ...whole.slice(1, 5), ...whole.slice(6)]);
    expect(faults(moved)).toEqual(fault(1, 'reordered'));
  });

  it.each([0, 3, 7])('names an inserted event at revision %i', (at) => {
    expect(faults(renumbered(whole.toSpliced(at, 0, forged(at))))).toEqual(fault(at, 'inserted'));
  });

  it.each([1, 3, 7])('names an inserted event at revision %i that was chained to its predecessor', (at) => {
    const event = { ...hashed(at), id: id(999) };
    const chained = { ...event, hash: eventHash(whole[at - 1]!.hash, event) };
    expect(faults(renumbered(whole.toSpliced(at, 0, chained)))).toEqual(fault(at, 'inserted'));
  });

  it('names an event before the beginning', () => {
    expect(faults([forged(-1), ...whole])).toEqual(fault(-1, 'inserted'));
  });

  it('names the first fault of each stream, and continues with the next stream', () => {
    const [a, b, c] = [chain(6, 'a'), chain(6, 'b'), chain(6, 'c')];
    const broken = [
      ...a.with(2, { ...a[2]!, data: '{}' }).with(4, { ...a[4]!, data: '{}' }),
      ...b,
      ...c.toSpliced(1, 1),
    ];
    expect(faults(broken)).toEqual([
      { stream: 'a', revision: 2, fault: 'changed' },
      { stream: 'c', revision: 1, fault: 'missing' },
    ]);
  });

  it('finds out what happened in a stream longer than the evidence it keeps', () => {
    const long = chain(2_500);
    expect(faults(swapped(long, 1_200, 1_900))).toEqual(fault(1_200, 'reordered'));
    expect(faults(renumbered(long.toSpliced(700, 0, forged(700))))).toEqual(fault(700, 'inserted'));
  });

  it('notices any single flipped bit', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 7 }),
        fc.constantFrom('stream', 'id', 'type', 'meta', 'data', 'hash'),
        fc.nat(),
        (at, field, bit) => {
          const event = whole[at]!;
          const bytes = Buffer.from(event[field as 'data']);
          bytes[bit % bytes.length]! ^= 1 << (bit % 7);
          const flipped = { ...event, [field]: bytes.toString('latin1') };
          const [first] = faults(whole.with(at, flipped));
          expect(first).toBeDefined();
          if (field !== 'stream') expect(first).toMatchObject({ revision: at, fault: 'changed' });
        },
      ),
    );
  });
});
