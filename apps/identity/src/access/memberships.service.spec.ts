import { NotAuthentic } from '@crm/event-store';
import { Memberships } from './memberships.service.js';

/** What the index finds for u1, and what the streams of the teams say. */
const teamsOf = async (found: string[], members: Record<string, string[]>) => {
  const items = found.map((id) => ({ id, memberIds: ['u1', 'stale'] }));
  const streams = {
    load: (_decider: unknown, id: string) =>
      id === 'FORGED'
        ? Promise.reject(new NotAuthentic({ stream: 'team-FORGED', revision: 2, reason: 'It has no MAC.' }))
        : Promise.resolve({ state: members[id] ? { status: 'active', memberIds: members[id] } : { status: 'absent' } }),
  };
  const memberships = new Memberships({ find: () => Promise.resolve({ items }) } as never, streams as never, {
    passed: () => Promise.resolve(false),
  });
  return memberships.of('u1');
};

describe('the teams of a user', () => {
  it('have the members that their streams name', async () =>
    expect(await teamsOf(['T1', 'T2'], { T1: ['u1', 'u2'], T2: ['u3', 'u1', 'u2'] })).toEqual({
      teamIds: ['T1', 'T2'],
      colleagueIds: ['u2', 'u3'],
    }));

  it('are the others when the stream of one is not authentic', async () =>
    expect(await teamsOf(['FORGED', 'T2'], { T2: ['u1', 'u2'] })).toEqual({
      teamIds: ['T2'],
      colleagueIds: ['u2'],
    }));

  it.each([
    ['has not seen that the user was removed', { T1: ['u2'] }],
    ['names a team that does not exist', {}],
  ])('are none when the index %s', async (_case, members) =>
    expect(await teamsOf(['T1'], members)).toEqual({ teamIds: [], colleagueIds: [] }),
  );
});
