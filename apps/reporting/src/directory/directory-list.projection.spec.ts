import type { ApiClientEvent, TeamEvent, UserEvent } from '@crm/contracts/identity';
import type { Recorded } from '@crm/read-models';
import { directoryList, type DirectoryRow } from './directory-list.projection.js';

type Event = UserEvent | TeamEvent | ApiClientEvent;
const [userId, teamId, apiClientId] = ['U1', 'T1', 'C1'];

/** The rows after these events. `erased`: the personal data of the person is gone. */
function rowsAfter(events: readonly Event[], { erased = false } = {}): DirectoryRow[] {
  const rows = new Map<string, DirectoryRow>();
  for (const event of events) {
    const recorded = { ...event, ...(erased && { erased }) } as Recorded<Event>;
    const key = directoryList.key(recorded) ?? '';
    const row = directoryList.project(rows.get(key), recorded);
    if (row === undefined) rows.delete(key);
    else rows.set(key, row);
  }
  return [...rows.values()];
}

const registered = (via: string): UserEvent => ({
  type: 'UserRegistered',
  data: { userId, name: 'Grace Hopper', email: 'grace@example.org', via },
});
const activated: UserEvent = { type: 'UserActivated', data: { userId } };
const deactivated: UserEvent = { type: 'UserDeactivated', data: { userId } };
const deleted: UserEvent = { type: 'UserDeleted', data: { userId } };
const renamed: UserEvent = {
  type: 'UserProfileChanged',
  data: { userId, fields: ['name'], changes: { name: { from: 'Grace Hopper', to: 'Grace' } } },
};
const grace = {
  id: userId,
  kind: 'user',
  name: 'Grace Hopper',
  status: 'active',
  teamIds: [],
  absence: null,
  listed: true,
};

describe('the directory', () => {
  it('shows users with their current names and teams', () => {
    expect(rowsAfter([registered('invitation'), activated])).toEqual([grace]);
    const joined: TeamEvent = { type: 'TeamMemberAdded', data: { teamId, userId } };
    expect(rowsAfter([registered('invitation'), activated, renamed, joined])).toEqual([
      { ...grace, name: 'Grace', teamIds: [teamId] },
    ]);
    const left: TeamEvent = { type: 'TeamMemberRemoved', data: { teamId, userId } };
    expect(rowsAfter([registered('invitation'), activated, joined, left])).toEqual([grace]);
  });
  it('shows when a user is away, until they are deleted', () => {
    const days = { from: '2026-12-21', to: '2026-12-31' };
    const away: UserEvent = {
      type: 'UserProfileChanged',
      data: { userId, fields: ['absence'], changes: { absence: { from: null, to: days } } },
    };
    expect(rowsAfter([registered('invitation'), activated, away])).toEqual([{ ...grace, absence: days }]);
    expect(rowsAfter([registered('invitation'), activated, away, deleted])).toMatchObject([{ absence: null }]);
  });
  it('keeps a deleted user, because older records name them', () => {
    expect(rowsAfter([registered('invitation'), activated, deactivated])).toEqual([{ ...grace, status: 'inactive' }]);
    expect(rowsAfter([registered('invitation'), activated, deleted])).toEqual([{ ...grace, status: 'deleted' }]);
  });
  it('does not list what anyone can register before it was activated, and forgets it with the account', () => {
    expect(rowsAfter([registered('registration')])).toMatchObject([{ listed: false }]);
    expect(rowsAfter([registered('registration'), activated])).toEqual([grace]);
    expect(rowsAfter([registered('registration'), deleted])).toEqual([]);
    expect(rowsAfter([registered('registration'), activated, deactivated, deleted])).toHaveLength(1);
  });
  it('shows no name of an erased person', () => {
    const { name: _name, email: _email, ...rest } = registered('invitation').data as Record<string, string>;
    const erased = { type: 'UserRegistered', data: rest } as unknown as UserEvent;
    const gone = { type: 'UserProfileChanged', data: { userId, fields: ['name'] } } as unknown as UserEvent;
    expect(rowsAfter([erased, activated, gone], { erased: true })).toEqual([{ ...grace, name: '[erased]' }]);
  });
  it('shows teams and API clients, archived and revoked ones too', () => {
    const client = { apiClientId, name: 'ERP', role: 'integration', scopes: [], secretHash: 'h' };
    const events: Event[] = [
      { type: 'TeamCreated', data: { teamId, name: 'North' } },
      { type: 'TeamRenamed', data: { teamId, from: 'North', to: 'South' } },
      { type: 'TeamArchived', data: { teamId } },
      { type: 'ApiClientCreated', data: client } as unknown as ApiClientEvent,
      { type: 'ApiClientRevoked', data: { apiClientId } } as unknown as ApiClientEvent,
    ];
    expect(rowsAfter(events)).toEqual([
      { id: teamId, kind: 'team', name: 'South', status: 'inactive', teamIds: [], absence: null, listed: true },
      {
        id: apiClientId,
        kind: 'api-client',
        name: 'ERP',
        status: 'inactive',
        teamIds: [],
        absence: null,
        listed: true,
      },
    ]);
    expect(rowsAfter([...events, { type: 'TeamRestored', data: { teamId } }])[0]?.status).toBe('active');
  });
});
