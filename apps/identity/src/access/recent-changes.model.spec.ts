import { RecentChanges, type AccessChange } from './recent-changes.model.js';

const session = (position: string): AccessChange => ({ position, of: 'session', id: `s${position}` });
const holder = (position: string): AccessChange => ({ position, of: 'holder', id: `u${position}` });
const team = (position: string): AccessChange => ({ position, of: 'team', id: `t${position}` });

const begun = (...changes: AccessChange[]): RecentChanges => {
  const recent = new RecentChanges('10', 3);
  for (const change of changes) recent.add(change);
  return recent;
};
const nobody = { sessionIds: [], holderIds: [], everyone: false };

describe('recent changes of access', () => {
  it('are none at the beginning', () => expect(begun().since('10')).toEqual({ ...nobody, next: '10' }));

  it('are those after the position that was given', () =>
    expect(begun(holder('11'), session('12'), holder('13')).since('11')).toEqual({
      next: '13',
      sessionIds: ['s12'],
      holderIds: ['u13'],
      everyone: false,
    }));

  it('concern everyone when a team changed', () =>
    expect(begun(team('11')).since('10')).toEqual({ ...nobody, next: '11', everyone: true }));

  it.each([
    ['without a position', undefined],
    ['before the beginning', '09'],
    ['beyond the last change', '12'],
  ])('may be anything %s', (_case, after) =>
    expect(begun(holder('11')).since(after)).toEqual({ ...nobody, next: '11', everyone: true }),
  );

  it('are forgotten beyond the capacity, and may be anything then', () => {
    const recent = begun(holder('11'), holder('12'), holder('13'), holder('14'));
    expect(recent.since('10').everyone).toBe(true);
    expect(recent.since('11')).toEqual({ ...nobody, next: '14', holderIds: ['u12', 'u13', 'u14'] });
  });
});
