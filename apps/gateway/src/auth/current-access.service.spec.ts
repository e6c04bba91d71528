import type { Message } from '@crm/contracts';
import { GetAccess, WatchAccess, type Access, type AccessChanges } from '@crm/contracts/identity';
import { Unauthenticated } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import { jest } from '@jest/globals';
import { CurrentAccess } from './current-access.service.js';

const token = { holder: 'user', id: 'u1', sessionId: 's1', expiresAtMs: Number.POSITIVE_INFINITY } as const;
const nothing: AccessChanges = { next: '1', sessionIds: [], holderIds: [], everyone: false };
const everything = { ...nothing, everyone: true };

/** Identity whose answers the spec gives. A watch waits until the spec answers it. */
class Identity extends ServiceClient {
  asked = 0;
  roles: Access['roles'] = ['support'];
  validUntil: string | undefined;
  answer!: (changes: AccessChanges) => Promise<void>;
  fail!: () => Promise<void>;

  command(): Promise<never> {
    return Promise.reject(new Error('nothing is commanded here'));
  }

  query<Answer>(query: Message<Answer>): Promise<Answer> {
    if (query instanceof WatchAccess)
      return new Promise<AccessChanges>((resolve, reject) => {
        const settled = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);
        this.answer = (changes) => (resolve(changes), settled());
        this.fail = () => (reject(new Error('identity is down')), settled());
      }) as never;
    expect(query).toBeInstanceOf(GetAccess);
    this.asked += 1;
    const { roles, validUntil } = this;
    return Promise.resolve({ roles, teamIds: [], colleagueIds: [], ...(validUntil && { validUntil }) } as never);
  }
}

describe('the access of a session', () => {
  let identity: Identity;
  let access: CurrentAccess;
  const rolesNow = async () => (await access.principalOf(token)).roles;
  const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    identity = new Identity();
    access = new CurrentAccess(identity);
  });
  afterEach(() => {
    access.onModuleDestroy();
    jest.useRealTimers();
  });

  const watched = async (): Promise<void> => {
    await rolesNow();
    await identity.answer(everything);
    await rolesNow();
    identity.asked = 0;
    identity.roles = ['sales'];
  };

  it('is asked for once while identity reports no change', async () => {
    await watched();
    for (let seconds = 0; seconds < 30; seconds += 2) {
      await later(2000);
      await identity.answer(nothing);
      expect(await rolesNow()).toEqual(['support']);
    }
    expect(identity.asked).toBe(0);
  });

  it.each([
    ['the session', { ...nothing, sessionIds: ['s1'] }],
    ['its holder', { ...nothing, holderIds: ['u1'] }],
    ['a team', everything],
  ])('is asked for again at once when %s changed', async (_what, changes) => {
    await watched();
    await identity.answer(changes);
    expect(await rolesNow()).toEqual(['sales']);
  });

  it('stays when others changed', async () => {
    await watched();
    await identity.answer({ ...nothing, sessionIds: ['s2'], holderIds: ['u2'] });
    expect(await rolesNow()).toEqual(['support']);
  });

  it('is asked for every second while changes are not received', async () => {
    await rolesNow();
    identity.roles = ['sales'];
    await later(900);
    expect(await rolesNow()).toEqual(['support']);
    await later(200);
    expect(await rolesNow()).toEqual(['sales']);
  });

  it.each([
    ['fails', () => identity.fail()],
    ['falls silent', () => Promise.resolve()],
  ])('is asked for again within four seconds after the watch %s', async (_how, end) => {
    await watched();
    await end();
    await later(4000);
    expect(await rolesNow()).toEqual(['sales']);
  });

  it('includes the changes that happened while the watch had failed', async () => {
    await watched();
    await identity.fail();
    await later(1000);
    await identity.answer({ ...nothing, holderIds: ['u1'] });
    expect(await rolesNow()).toEqual(['sales']);
  });

  it('ends when the session expires, although nothing changed', async () => {
    identity.validUntil = new Date(Date.now() + 1500).toISOString();
    await watched();
    await later(1600);
    await expect(rolesNow()).rejects.toThrow(Unauthenticated);
  });
});
