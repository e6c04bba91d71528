import { jest } from '@jest/globals';
import type { Principal } from '@crm/contracts';
import type { Access, GetHolderAccess } from '@crm/contracts/identity';
import { ActorInactive, Overburdened, RightsNarrowed } from '@crm/contracts/refusals';
import { Mandate, type JudgeMandate, type MandateGiver } from './mandate.js';
import type { ServiceClient } from './service-client.port.js';

const user: MandateGiver = { type: 'user', id: 'u1', roles: ['manager'], teamIds: [] };
const client = (...scopes: string[]): MandateGiver => ({
  type: 'api-client',
  id: 'c1',
  roles: [],
  teamIds: [],
  scopes,
});

describe('a mandate', () => {
  let access: Access | null;
  let asked: number;
  let clock: number;
  beforeEach(() => {
    access = { roles: ['admin'], teamIds: ['t1'], colleagueIds: ['u2'] };
    [asked, clock] = [0, 0];
  });
  const identity = {
    query: async (_query: GetHolderAccess) => {
      asked += 1;
      if (access === undefined) throw new Overburdened({});
      return access;
    },
  } as unknown as ServiceClient;
  const mandateOf = (giver: MandateGiver, judge: JudgeMandate = () => undefined) =>
    new Mandate(identity, giver, judge, () => clock);
  const clientWith = (...scopes: string[]): Access => ({
    roles: ['integration'],
    teamIds: [],
    colleagueIds: [],
    scopes,
  });

  it('acts for a user with the roles and colleagues of now', async () => {
    expect(await mandateOf(user).principal()).toEqual({ type: 'user', id: 'u1', ...access });
  });
  it('acts for an API client within the scopes of its token and of now', async () => {
    access = clientWith('b', 'c');
    expect(await mandateOf(client('a', 'b')).principal()).toMatchObject({ roles: ['integration'], scopes: ['b'] });
  });
  it('acts for an API client within the scopes of now if those of its token are not known', async () => {
    access = clientWith('b');
    const { scopes: _none, ...giver } = client();
    expect(await mandateOf(giver).principal()).toMatchObject({ scopes: ['b'] });
  });
  it('acts for the program itself without asking anybody', async () => {
    const giver: MandateGiver = { type: 'system', id: 'cli', roles: [], teamIds: [] };
    expect(await mandateOf(giver).principal()).toEqual(giver);
    expect(asked).toBe(0);
  });
  it('asks again after a second, not before', async () => {
    const mandate = mandateOf(user);
    await mandate.principal();
    [clock, access] = [999, null];
    await mandate.principal();
    clock = 1_000;
    await expect(mandate.principal()).rejects.toBeInstanceOf(ActorInactive);
    expect(asked).toBe(2);
  });
  it('is judged by the rights of now and of the beginning', async () => {
    access = clientWith('b');
    const seen: Principal[] = [];
    const judge: JudgeMandate = (now, then) => {
      seen.push(now, then);
      throw new RightsNarrowed({ action: 'a' });
    };
    await expect(mandateOf(client('a', 'b'), judge).principal()).rejects.toBeInstanceOf(RightsNarrowed);
    expect(seen.map(({ scopes }) => scopes)).toEqual([['b'], ['a', 'b']]);
  });

  describe('that is watched', () => {
    beforeEach(() => void jest.useFakeTimers());
    afterEach(() => void jest.useRealTimers());
    const seconds = async (count: number) => {
      for (let second = 0; second < count; second += 1) {
        clock += 1_000;
        await jest.advanceTimersByTimeAsync(1_000);
      }
    };

    it('tells once that it has ended, and why', async () => {
      const ended = jest.fn();
      mandateOf(user).watch(ended);
      await seconds(2);
      expect(ended).not.toHaveBeenCalled();
      access = null;
      await seconds(3);
      expect(ended.mock.calls).toEqual([[expect.any(ActorInactive)]]);
    });
    it('goes on while identity cannot be asked', async () => {
      const ended = jest.fn();
      mandateOf(user).watch(ended);
      access = undefined as unknown as null;
      await seconds(2);
      expect(ended).not.toHaveBeenCalled();
      access = null;
      await seconds(1);
      expect(ended).toHaveBeenCalledTimes(1);
    });
    it('asks no more once nobody watches', async () => {
      mandateOf(user).watch(() => undefined)();
      await seconds(3);
      expect(asked).toBe(0);
    });
  });
});
