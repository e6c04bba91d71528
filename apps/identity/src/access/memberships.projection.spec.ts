import type { TeamEvent } from '@crm/contracts/identity';
import type { Recorded } from '@crm/read-models';
import { memberships, type MembershipsRow } from './memberships.projection.js';

const teamId = 'T1';
const rowAfter = (...events: object[]): MembershipsRow | undefined =>
  events.reduce<MembershipsRow | undefined>(
    (row, event) => memberships.project(row, event as Recorded<TeamEvent>),
    undefined,
  );
const created = { type: 'TeamCreated', data: { teamId, name: 'North' } };
const added = (userId: string) => ({ type: 'TeamMemberAdded', data: { teamId, userId } });
const removed = (userId: string) => ({ type: 'TeamMemberRemoved', data: { teamId, userId } });

describe('the members of a team', () => {
  it('are none at first', () => expect(rowAfter(created)).toEqual({ id: teamId, memberIds: [] }));
  it('follow additions and removals', () =>
    expect(rowAfter(created, added('u1'), added('u2'), removed('u1'))).toEqual({ id: teamId, memberIds: ['u2'] }));
  it('stay when the team is renamed or archived', () =>
    expect(
      rowAfter(
        created,
        added('u1'),
        { type: 'TeamRenamed', data: { teamId } },
        { type: 'TeamArchived', data: { teamId } },
      ),
    ).toEqual({ id: teamId, memberIds: ['u1'] }));
});
