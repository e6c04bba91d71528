import { FaultList, faultCount, faultText } from './fault-list.cli.js';

const fault = (revision: number) => ({ stream: 'customer-1', revision, kind: 'changed', detail: 'Its hash differs.' });

describe('the faults of a check', () => {
  it('are none', () => {
    const faults = new FaultList();
    expect([faults.exitCode, faults.summary()]).toEqual([0, { ok: true, faults: [] }]);
  });
  it('are printed one by one, and listed at the end', () => {
    const faults = new FaultList();
    const rows = [faults.add(fault(1)), faults.add(fault(2))];
    expect(rows).toEqual([{ fault: fault(1) }, { fault: fault(2) }]);
    expect([faults.exitCode, faults.summary()]).toEqual([1, { ok: false, faults: [fault(1), fault(2)] }]);
    expect(rows.map(faultText)).toContain('customer-1 at revision 1: changed (Its hash differs.)');
    expect(faultText(faults.summary())).toBeUndefined();
  });
  it('are listed up to 1,000, and counted beyond', () => {
    const faults = new FaultList();
    for (let revision = 0; revision < 1002; revision += 1) faults.add(fault(revision));
    const summary = faults.summary();
    expect([summary['moreFaults'], (summary['faults'] as object[]).length, faultCount(summary)]).toEqual([
      2, 1000, 1002,
    ]);
  });
});
