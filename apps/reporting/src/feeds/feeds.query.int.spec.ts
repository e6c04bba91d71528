import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matrix } from '@crm/access';
import type { CallContext, Principal } from '@crm/contracts';
import { ReadChanges, ReadEvents, type EventsQuestion } from '@crm/contracts/feeds';
import { events, upcasters } from '@crm/contracts/records';
import { EventCodec, EventRegistry } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { specOf } from '@crm/read-models';
import { openSqliteReadModelStore } from '@crm/read-models/sqlite';
import { customerList } from '../customers/customer-list.projection.js';
import { EventFeed } from '../events/event-feed.service.js';
import { ReadChangesHandler } from '../changes/read-changes.query.js';
import { ReadEventsHandler } from '../events/read-events.query.js';
import { RecordOwners } from './record-owners.service.js';

const MANAGER = '019aa1c0-0000-7000-8000-00000000000b';
const principal = (roles: Principal['roles'], more: Partial<Principal> = {}): Principal => ({
  type: 'user',
  id: MANAGER,
  roles,
  teamIds: [],
  ...more,
});
const admin = principal(['admin']);
const client = (...scopes: string[]): Principal =>
  principal(['integration'], { type: 'api-client', id: 'erp', scopes });
const system = principal([], { type: 'system', id: 'gateway' });
const told = <M extends object>(message: M, by: Principal): M & { context: CallContext } =>
  Object.assign(message, {
    context: { principal: by, correlationId: newId(), commandId: newId(), source: 'api' as const },
  });

describe('feeds', () => {
  const directory = mkdtempSync(join(tmpdir(), 'feeds-'));
  const mine = newId();
  const foreign = newId();
  const erased = newId();
  let log: Awaited<ReturnType<typeof openSqliteEventStore>>;
  let views: Awaited<ReturnType<typeof openSqliteReadModelStore>>;
  let vault: EmbeddedKeyVault;
  let codec: EventCodec;
  let feed: EventFeed;
  let reached = true;
  const eventReadBefore = matrix.manager['event.read'];

  async function record(stream: string, ...events: [type: string, data: object][]): Promise<void> {
    const meta = {
      occurredAt: '2026-11-21T09:00:00.000Z',
      correlationId: newId(),
      causationId: newId(),
      commandId: newId(),
      actor: { type: 'user', id: MANAGER },
      source: 'api',
    };
    const drafts = events.map(([type, data]) => codec.draft({ stream, id: newId(), type, data, meta }, true));
    await log.append({ stream, expected: 'any', events: await codec.encrypt(drafts) });
  }
  const person = (customerId: string, name: string) => ({
    customerId,
    kind: 'person',
    name,
    emails: [],
    phones: [],
    address: { city: 'London' },
    source: 'api',
    tags: [],
  });
  const row = (id: string, ownerId: string) => ({
    id,
    document: {
      id,
      ownerId,
      name: 'x',
      emails: [],
      phones: [],
      createdBy: 'somebody',
      createdAt: '2026-01-01T00:00:00.000Z',
    },
  });

  beforeAll(async () => {
    log = await openSqliteEventStore({ directory });
    vault = await EmbeddedKeyVault.open({ rows: log.keyRows, kek: { directory } });
    views = await openSqliteReadModelStore({ path: join(directory, 'views.db') });
    codec = new EventCodec(new EventRegistry(events, upcasters), vault);
    await views.define(specOf(customerList));
    await views.commit(`${customerList.name}.v${customerList.version}`, { from: '', to: '1', epoch: views.epoch }, [
      row(mine, MANAGER),
      row(foreign, 'stranger'),
      row(erased, MANAGER),
    ]);
    await record(`user-${newId()}`, ['UserActivated', { userId: newId() }]);
    await record(`customer-${mine}`, ['CustomerCreated', person(mine, 'Mine')]);
    await record(`customer-${foreign}`, ['CustomerCreated', person(foreign, 'Foreign')]);
    await record(`customer-${erased}`, ['CustomerCreated', person(erased, 'Erased')]);
    await record('customer-statistics', ['CustomerTagged', { customerId: mine, tag: 'no record of its own' }]);
    await vault.erase(`customer:${erased}`, 'asked for');
    const [from, to] = [MANAGER, 'stranger'].map((ownerId) => ({ ownerId, teamId: null }));
    const assigned = { customerId: foreign, from, to, rule: 'by-hand' };
    await record(`customer-${foreign}`, ['CustomerAssigned', assigned]);
    feed = new EventFeed(log, codec);
    // Every role that reads events sees all records so far; the feed must work for one that does not.
    Object.assign(matrix.manager, { 'event.read': 'all' });
  });
  beforeEach(() => (reached = true));
  afterAll(async () => {
    Object.assign(matrix.manager, { 'event.read': eventReadBefore });
    await views.close();
    await log.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const owners = () =>
    new RecordOwners(views, {
      fitness: () => Promise.resolve(reached ? 'whole' : 'behind'),
      passed: () => Promise.resolve(reached),
      lacks: () => false,
    });
  const read = (question: EventsQuestion = {}, by = admin) =>
    new ReadEventsHandler(feed, owners()).execute(told(new ReadEvents(question), by));
  const follow = (after?: string, by = system, maxGap?: number) =>
    new ReadChangesHandler(feed, owners()).execute(told(new ReadChanges(after, 0, maxGap), by));
  const START = '0'.repeat(20);

  it('return only public records, and only events that the registry knows', async () => {
    const { items, next } = await read();
    expect(items.map(({ type, subject }) => [type, subject.id])).toEqual([
      ['crm.customer.created.v1', mine],
      ['crm.customer.created.v1', foreign],
      ['crm.customer.created.v1', erased],
      ['crm.customer.assigned.v2', foreign],
    ]);
    expect(next).toBe(await log.tail());
  });

  it('return personal fields, and mark erased people as erased', async () => {
    const { items } = await read();
    expect(items[0]?.data).toMatchObject({ name: 'Mine', address: { city: 'London' } });
    expect(items[0]).not.toHaveProperty('erased');
    expect(items[2]).toMatchObject({ erased: true, data: { customerId: erased, kind: 'person', source: 'api' } });
    expect(items[2]?.data).not.toHaveProperty('name');
  });

  it('return only records that the caller may read, and move past the rest', async () => {
    const { items, next } = await read({}, principal(['manager']));
    expect(items.map(({ subject }) => subject.id)).toEqual([mine, erased]);
    expect(next).toBe(await log.tail());
    reached = false;
    await expect(read({}, principal(['manager']))).rejects.toMatchObject({ code: 'reporting.not-yet-consistent' });
  });

  it('return to an API client what its scopes allow', async () => {
    expect((await read({}, client('event.read'))).items).toEqual([]);
    expect((await read({}, client('event.read', 'interaction.read'))).items).toEqual([]);
    expect((await read({}, client('event.read', 'customer.read'))).items).toHaveLength(4);
    await expect(read({}, client('customer.read'))).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  it('leave out the fields that the caller may not see', async () => {
    Object.assign(matrix.marketing, { 'event.read': 'all' });
    const { items } = await read({}, principal(['marketing']));
    expect(items[0]?.data).toEqual({
      customerId: mine,
      kind: 'person',
      name: 'Mine',
      emails: [],
      phones: [],
      source: 'api',
      tags: [],
    });
  });

  it('return the same for every page size, and end', async () => {
    const whole = (await read()).items;
    const pages = [];
    for (let after: string | undefined; ;) {
      const { items, next } = await read({ limit: 1, ...(after !== undefined && { after }) });
      pages.push(...items);
      if (next === after) break;
      after = next;
    }
    expect(pages).toEqual(whole);
  });

  it('report current and previous owners to gateways only', async () => {
    const { items } = await follow(START);
    expect(
      items.map(({ verb, id, ownership, ownershipBefore }) => [verb, id, ownership?.ownerId, ownershipBefore?.ownerId]),
    ).toEqual([
      ['created', mine, MANAGER, undefined],
      ['created', foreign, 'stranger', undefined],
      ['created', erased, MANAGER, undefined],
      ['changed', foreign, 'stranger', MANAGER],
    ]);
    expect(JSON.stringify(items)).not.toMatch(/Mine|London/);
    await expect(follow(START, admin)).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  it('hold changes back until their view shows them', async () => {
    reached = false;
    expect(await follow(START)).toEqual({ items: [], next: START });
  });

  it('say when a follower is too far behind', async () => {
    expect(await follow(START, system, 3)).toEqual({ items: [], next: await log.tail(), tooFar: true });
    expect((await follow(START, system, 100)).items).toHaveLength(4);
  });

  it('keep no reader waiting when the program stops', async () => {
    const stopping = new EventFeed(log, codec);
    const waiting = stopping.next({ after: await log.tail(), limit: 1, waitMs: 600_000 });
    stopping.onModuleDestroy();
    expect((await waiting).events).toEqual([]);
  });
});
