import { PARKED_MAX, ParkingLot } from './parking-lot.js';

const clock = (): Date => new Date('2026-03-01T10:00:00.000Z');
const event = (revision: number, stream = 'a') => ({
  position: String(revision).padStart(20, '0'),
  stream,
  revision,
  type: 'Counted',
});

describe('events that cannot be handled', () => {
  it('stop: nothing is set aside', () => {
    const lot = new ParkingLot('stop', clock);
    expect([lot.take(event(1), 'TypeError'), lot.takings()]).toEqual([false, {}]);
  });

  it.each(['stop', 'park', 'skip'] as const)('%s: damaged data is set aside, and blocks its record only', (policy) => {
    const lot = new ParkingLot(policy, clock);
    expect(lot.take(event(1, 'customer-7'), 'privacy.key-damaged', true)).toBe(true);
    expect([lot.parked, lot.blocks('customer-7'), lot.blocks('customer-8')]).toEqual([1, true, false]);
    expect([lot.blocksRecord('7'), lot.blocksRecord('8')]).toEqual([true, false]);
    expect(lot.take(event(2, 'customer-7'), null)).toBe(true);
  });

  it('park: the event and all later events of its stream are set aside', () => {
    const lot = new ParkingLot('park', clock);
    expect(lot.take(event(1), 'TypeError')).toBe(true);
    expect([lot.blocks('a'), lot.blocks('b')]).toEqual([true, false]);
    expect(lot.take(event(2), null)).toBe(true);
    expect(lot.takings()).toEqual({
      parking: {
        park: [
          { ...event(1), error: 'TypeError', attempts: 1, parkedAt: '2026-03-01T10:00:00.000Z' },
          { ...event(2), error: null, attempts: 0, parkedAt: '2026-03-01T10:00:00.000Z' },
        ],
      },
      fault: '2 parked, 0 skipped: TypeError at position 00000000000000000001: Counted, revision 1 of a',
    });
    expect([lot.takings(), lot.parked, lot.has(event(2).position)]).toEqual([{}, 2, true]);
  });

  it('park: at most PARKED_MAX events are set aside', () => {
    const lot = new ParkingLot('park', clock);
    for (let revision = 0; revision < PARKED_MAX; revision++) lot.take(event(revision), null);
    expect(lot.take(event(PARKED_MAX), 'TypeError')).toBe(false);
  });

  it('skip: the event is counted, and its stream goes on', () => {
    const lot = new ParkingLot('skip', clock);
    lot.reset({ parked: [], skipped: 3 });
    expect([lot.take(event(1), 'TypeError'), lot.blocks('a'), lot.skipped]).toEqual([true, false, 4]);
    expect(lot.takings().parking).toEqual({ skipped: 1 });
  });

  it('after a failure of the store only stored events count; those of the current batch are forgotten', () => {
    const lot = new ParkingLot('park', clock);
    lot.take(event(1), 'TypeError');
    lot.reset({ parked: [{ ...event(7, 'b'), error: null, attempts: 0, parkedAt: '' }], skipped: 0 });
    expect([lot.takings(), lot.blocks('a'), lot.blocks('b'), lot.parked]).toEqual([{}, false, true, 1]);
  });
});
