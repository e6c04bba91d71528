import { CoalescedRefusals } from './coalesced-refusals.model.js';

const overflow = { key: '', code: 'many', who: 'gateway' };
const refusal = (who: string, code = 'access.forbidden') => ({ key: `${who}|${code}`, code, who });

describe('refusals of one minute', () => {
  it('are reported at once the first time, and as a number when the minute is over', () => {
    const refusals = new CoalescedRefusals<string>(10, overflow);
    expect(refusals.add(refusal('eve'), '09:00')).toMatchObject({ who: 'eve', times: 1, since: '09:00' });
    for (let second = 1; second <= 1000; second++)
      expect(refusals.add(refusal('eve'), `09:01:${second}`)).toBeUndefined();
    expect(refusals.close()).toEqual([
      { who: 'eve', code: 'access.forbidden', times: 1000, since: '09:01:1', until: '09:01:1000' },
    ]);
    expect(refusals.isEmpty).toBe(true);
  });

  it('that came once are reported once', () => {
    const refusals = new CoalescedRefusals<string>(10, overflow);
    refusals.add(refusal('eve'), '09:00');
    expect(refusals.close()).toEqual([]);
    expect(refusals.add(refusal('eve'), '09:02')).toMatchObject({ times: 1 });
  });

  it('are kept apart by actor and reason up to a limit: invented names fill neither memory nor disk', () => {
    const refusals = new CoalescedRefusals<string>(3, overflow);
    const told = Array.from({ length: 1000 }, (_, n) => refusals.add(refusal(`eve${n}`), '09:00')).filter(Boolean);
    expect(told.map((each) => each?.who)).toEqual(['eve0', 'eve1', 'eve2', 'gateway']);
    expect(refusals.close()).toEqual([{ who: 'gateway', code: 'many', times: 996, since: '09:00', until: '09:00' }]);
  });
});
