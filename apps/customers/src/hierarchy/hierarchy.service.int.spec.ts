import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext } from '@crm/contracts';
import { NotAnOrganization, SubsidiaryOfItself } from '@crm/contracts/customers';
import { events, upcasters } from '@crm/contracts/records';
import { EventRegistry, EventSourcedStreams } from '@crm/event-store';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { isDomainError, newId } from '@crm/kernel';
import { randomFor } from '@crm/testing';
import { customerDecider } from '../customers/customer.decider.js';
import { HIERARCHY_ID, hierarchyDecider } from './hierarchy.decider.js';
import { CustomerHierarchy } from './hierarchy.service.js';

const contextOf = (): CallContext => ({
  principal: { type: 'user', id: 'U1', roles: ['admin'], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
});

describe('organisations that become subsidiaries at the same time', () => {
  const directory = mkdtempSync(join(tmpdir(), 'hierarchy-'));
  let close: () => Promise<void>;
  /** Two, as if two processes served: each with a cache of its own, and without the other's queues. */
  let served: readonly { streams: EventSourcedStreams; hierarchy: CustomerHierarchy }[];

  beforeAll(async () => {
    const store = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    served = [1, 2].map(() => {
      const streams = new EventSourcedStreams({ store, vault, registry: new EventRegistry(events, upcasters) });
      return { streams, hierarchy: new CustomerHierarchy(streams) };
    });
    close = () => store.close();
  });
  afterAll(async () => {
    await close();
    rmSync(directory, { recursive: true });
  });

  const at = (n: number) => served[n % served.length]!;
  async function organizations(count: number, kind: 'organization' | 'person' = 'organization'): Promise<string[]> {
    const ids = Array.from({ length: count }, () => newId());
    for (const customerId of ids)
      await at(0).streams.execute(
        customerDecider,
        customerId,
        { type: 'CreateCustomer', customerId, kind, name: 'Org', emails: [], phones: [], source: 'api', tags: [] },
        contextOf(),
        { creates: true },
      );
    return ids;
  }
  async function parentsOf(ids: readonly string[]): Promise<Map<string, string | null>> {
    const parents = new Map<string, string | null>();
    for (const id of ids) {
      const { state } = await at(0).streams.load(customerDecider, id);
      parents.set(id, state.status === 'absent' ? null : state.subsidiaryOf);
    }
    return parents;
  }
  function circleIn(parents: ReadonlyMap<string, string | null>): string | undefined {
    return [...parents.keys()].find((start) => {
      let id = parents.get(start) ?? null;
      for (let steps = 0; id !== null && id !== start && steps < parents.size; steps++) id = parents.get(id) ?? null;
      return id === start;
    });
  }

  it('never form a circle of two: one of both wins, however often they try', async () => {
    for (let round = 0; round < 10; round++) {
      const [one, other] = (await organizations(2)) as [string, string];
      const outcomes = await Promise.allSettled([
        at(0).hierarchy.place(one, other, contextOf()),
        at(1).hierarchy.place(other, one, contextOf()),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const refused = outcomes.find((outcome) => outcome.status === 'rejected');
      expect(refused?.reason).toBeInstanceOf(SubsidiaryOfItself);
      expect([...(await parentsOf([one, other])).values()].filter((parent) => parent !== null)).toHaveLength(1);
    }
  });

  it('never form a circle of many, whatever is placed and taken away meanwhile', async () => {
    const random = randomFor('hierarchy');
    const ids = await organizations(6);
    const any = (): string => ids[Math.floor(random() * ids.length)]!;
    for (let round = 0; round < 8; round++) {
      const moves = Array.from({ length: 8 }, (_, n) => {
        const parent = random() < 0.2 ? null : any();
        return at(n).hierarchy.place(any(), parent, contextOf());
      });
      for (const outcome of await Promise.allSettled(moves))
        if (outcome.status === 'rejected') expect(isDomainError(outcome.reason)).toBe(true);
      expect(circleIn(await parentsOf(ids))).toBeUndefined();
    }
    expect([...(await parentsOf(ids)).values()].some((parent) => parent !== null)).toBe(true);
  });

  it('reserve nothing for a change that the customer itself refuses', async () => {
    const [org] = (await organizations(1)) as [string];
    const [person] = (await organizations(1, 'person')) as [string];
    await expect(at(0).hierarchy.place(person, org, contextOf())).rejects.toThrow(NotAnOrganization);
    const { state } = await at(0).streams.load(hierarchyDecider, HIERARCHY_ID);
    expect(state[person]).toBeUndefined();
  });
});
