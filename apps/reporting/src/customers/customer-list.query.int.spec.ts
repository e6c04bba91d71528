import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext, ListQuestion, Role } from '@crm/contracts';
import { GetCustomer, ListCustomers, type CustomField } from '@crm/contracts/customers';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { collectionOf, specOf } from '@crm/read-models';
import { openSqliteReadModelStore } from '@crm/read-models/sqlite';
import { ServiceClient } from '@crm/messaging';
import { ReadSide } from '../lists/read-side.service.js';
import { CursorCipher } from '../lists/cursor-cipher.adapter.js';
import { customerList, type CustomerRow } from './customer-list.projection.js';
import { GetCustomerHandler, ListCustomersHandler } from './customer-list.query.js';

const [ADMIN, MANAGER] = ['019aa1c0-0000-7000-8000-00000000000a', '019aa1c0-0000-7000-8000-00000000000b'];
const contextOf = (id: string, role?: Role, more: Partial<CallContext> = {}): CallContext => ({
  principal: { type: 'user', id, roles: role === undefined ? [] : [role], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
  ...more,
});
const told = <M extends object>(message: M, context: CallContext): M & { context: CallContext } =>
  Object.assign(message, { context });

/** One of five customers; the manager owns the even ones. */
const row = (n: number): CustomerRow => ({
  id: `C${n}`,
  revision: 0,
  kind: 'person',
  name: `Person ${n}`,
  company: 'Acme',
  emails: [{ address: `p${n}@example.org`, primary: true }],
  mailboxes: [`p${n}@example.org`],
  phones: [{ number: '+4930901820', primary: true }],
  phoneForms: ['+4930901820', '30901820', '030901820', '~0281090394'],
  address: null,
  tags: [],
  customFields: { seats: n, level: n === 3 ? 'gold' : 'silver' },
  slots: { n1: n, t1: n === 3 ? 'gold' : 'silver' },
  source: 'api',
  ownerId: n % 2 === 0 ? MANAGER : ADMIN,
  teamId: null,
  status: n === 5 ? 'archived' : 'active',
  createdAt: `2026-11-21T09:0${n}:00.000Z`,
  changedAt: `2026-11-21T09:0${n}:00.000Z`,
  createdBy: ADMIN,
  consents: [],
  preferences: { language: null, preferredChannel: null, timeZone: null },
  externalIds: [],
  profiles: [],
  subsidiaryOf: null,
});

const custom = (key: string, type: CustomField['type'], slot: string, options: string[] = []): CustomField => ({
  ...{ fieldId: key, kind: 'customer', key, label: key, type, slot, required: false, archived: false },
  options: options.map((value) => ({ value, label: value, retired: false })),
});

/** The service that knows the custom fields. */
class Definitions extends ServiceClient {
  command(): never {
    throw new Error('reporting sends no commands');
  }
  query<Answer>(): Promise<Answer> {
    const definitions: CustomField[] = [
      custom('seats', 'number', 'n1'),
      custom('level', 'select', 't1', ['gold', 'silver']),
      custom('renewal', 'date', 'd1'),
    ];
    return Promise.resolve(definitions as Answer);
  }
}
const definitions = new Definitions();

describe('the list of customers', () => {
  const directory = mkdtempSync(join(tmpdir(), 'reporting-'));
  let views: ReadSide;
  let reached = true;
  const waitedFor: string[] = [];
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const store = await openSqliteReadModelStore({ path: join(directory, 'views.db') });
    const log = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: log.keyRows, kek: { directory } });
    closers.push(
      () => store.close(),
      () => log.close(),
    );
    await store.define(specOf(customerList));
    const writes = [1, 2, 3, 4, 5].map((n) => ({ id: `C${n}`, document: row(n) }));
    await store.commit(collectionOf(customerList), { from: '', to: '1', epoch: store.epoch }, writes);
    views = new ReadSide(
      store,
      {
        fitness(_name, position) {
          if (position === 'live') return Promise.resolve('whole');
          waitedFor.push(position);
          return Promise.resolve(reached ? 'whole' : 'behind');
        },
        passed: () => Promise.resolve(reached),
        lacks: () => false,
      },
      new CursorCipher(vault),
    );
  });
  beforeEach(() => (reached = true));
  afterAll(async () => {
    for (const close of closers) await close();
    rmSync(directory, { recursive: true, force: true });
  });

  const list = (question: ListQuestion, context = contextOf(ADMIN, 'admin')) =>
    new ListCustomersHandler(views, definitions).execute(told(new ListCustomers(question), context));
  const get = (id: string, context = contextOf(ADMIN, 'admin')) =>
    new GetCustomerHandler(views).execute(told(new GetCustomer(id), context));
  const ids = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id);
  const manager = contextOf(MANAGER, 'manager');

  it('shows the newest first, as many as requested', async () => {
    expect(ids(await list({}))).toEqual(['C5', 'C4', 'C3', 'C2', 'C1']);
    expect(ids(await list({ limit: 0 }))).toHaveLength(5);
    expect(ids(await list({ limit: 100_000 }))).toHaveLength(5);
    const first = await list({ limit: 2 });
    expect(ids(first)).toEqual(['C5', 'C4']);
    expect(ids(await list({ limit: 2, cursor: first.next ?? '' }))).toEqual(['C3', 'C2']);
  });

  it('shows nothing of customers the caller may not read: not in lists, counts, searches, filters or cards', async () => {
    expect(ids(await list({}, manager))).toEqual(['C4', 'C2']);
    expect((await list({ total: true, limit: 1 }, manager)).total).toBe(2);
    expect(ids(await list({ q: 'person' }, manager))).toEqual(['C4', 'C2']);
    expect(ids(await list({ filter: 'email eq "p1@example.org" or email eq "P2@example.org"' }, manager))).toEqual([
      'C2',
    ]);
    await expect(get('C1', manager)).rejects.toMatchObject({
      code: 'customers.not-found',
      facts: { customerId: 'C1' },
    });
    expect((await get('C2', manager)).name).toBe('Person 2');
    await expect(list({}, contextOf(MANAGER))).rejects.toMatchObject({ code: 'access.forbidden' });
  });

  it('filters and sorts by custom fields under their own names, and pages through them', async () => {
    expect(ids(await list({ filter: 'custom.level eq "GOLD" or custom.seats lt 2', sort: '-custom.seats' }))).toEqual([
      'C3',
      'C1',
    ]);
    const first = await list({ sort: 'custom.level,-custom.seats', limit: 2 });
    expect(ids(first)).toEqual(['C3', 'C5']);
    expect(first.items[0]?.customFields).toEqual({ seats: 3, level: 'gold' });
    expect(ids(await list({ sort: 'custom.level,-custom.seats', limit: 2, cursor: first.next ?? '' }))).toEqual([
      'C4',
      'C2',
    ]);
    await expect(list({ filter: 'custom.size eq 1' })).rejects.toMatchObject({
      code: 'query.unknown-field',
      facts: { field: 'custom.size', allowed: expect.arrayContaining(['name', 'custom.seats', 'custom.level']) },
    });
    await expect(list({ filter: 'custom.seats prefix "1"' })).rejects.toMatchObject({
      facts: { parameter: 'filter', reason: expect.stringContaining('custom.seats supports') },
    });
    await expect(list({ filter: 'custom.level eq "platinum"' })).rejects.toMatchObject({
      facts: { reason: 'custom.level must be compared with one of gold, silver', allowed: ['gold', 'silver'] },
    });
    await expect(list({ filter: 'custom.renewal lt "next week"' })).rejects.toMatchObject({
      facts: { reason: 'custom.renewal must be compared with a calendar day like "2026-11-30"' },
    });
    await expect(list({ filter: 'n1 eq 1' })).rejects.toMatchObject({ code: 'query.unknown-field' });
    await expect(list({ sort: 't1' })).rejects.toMatchObject({ code: 'query.unknown-field' });
  });

  it('counts values among the matches that the caller may read', async () => {
    const facets = async (question: ListQuestion, context?: CallContext) =>
      (await list({ limit: 1, ...question }, context)).facets;
    expect(await facets({ facets: 'status,ownerId,custom.level' })).toEqual({
      status: [
        { value: 'active', count: 4 },
        { value: 'archived', count: 1 },
      ],
      ownerId: [
        { value: ADMIN, count: 3 },
        { value: MANAGER, count: 2 },
      ],
      'custom.level': [
        { value: 'silver', count: 4 },
        { value: 'gold', count: 1 },
      ],
    });
    expect(await facets({ facets: 'country,tags,kind' })).toEqual({
      country: [{ value: null, count: 5 }],
      tags: [{ value: null, count: 5 }],
      kind: [{ value: 'person', count: 5 }],
    });
    expect(await facets({ facets: 'status', filter: 'custom.seats gt 3', q: 'person' })).toEqual({
      status: [
        { value: 'active', count: 1 },
        { value: 'archived', count: 1 },
      ],
    });
    expect(await facets({ facets: 'ownerId' }, manager)).toEqual({ ownerId: [{ value: MANAGER, count: 2 }] });
    expect(await facets({ facets: 'status', q: '!' })).toEqual({ status: [] });
    expect(await facets({})).toBeUndefined();
  });

  it.each(['name', 'email', 'createdAt', 'id', 'custom.seats', 'custom.nothing', 't1', 'constructor'])(
    'refuses to count by %s',
    (field) =>
      expect(list({ facets: field })).rejects.toMatchObject({
        code: 'query.unknown-field',
        facts: { field, allowed: expect.arrayContaining(['status', 'custom.level']) },
      }),
  );
  it.each(['', 'status,', 'status,status', 'status,kind,tags,source,ownerId,country'])(
    'refuses the facets %j',
    (facets) =>
      expect(list({ facets })).rejects.toMatchObject({ code: 'query.invalid', facts: { parameter: 'facets' } }),
  );

  it('shows marketing no address, creator or custom field, and refuses these in filters, sorts and facets', async () => {
    const marketing = contextOf(ADMIN, 'marketing');
    const hidden = ['address', 'createdBy', 'customFields', 'slots'];
    const { items } = await list({}, marketing);
    for (const row of [...items, await get('C1', marketing)])
      expect(Object.keys(row)).not.toEqual(expect.arrayContaining([expect.stringMatching(hidden.join('|'))]));
    expect(items[0]).toMatchObject({ id: 'C5', emails: [{ address: 'p5@example.org', primary: true }] });
    for (const field of ['city', 'country', 'createdBy', 'custom.level', 't1'])
      for (const question of [{ filter: `${field} eq "x"` }, { sort: field }, { facets: field }]) {
        const refused: unknown = await list(question, marketing).catch((error: unknown) => error);
        expect(refused).toMatchObject({ code: 'query.unknown-field', facts: { field } });
        expect((refused as { facts: { allowed: string[] } }).facts.allowed).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^custom|city|country|createdBy|^t1$/)]),
        );
      }
  });

  it('opens no cursor of another caller or query, and no forged one', async () => {
    const { next = '' } = await list({ limit: 1, sort: 'name' });
    expect(ids(await list({ limit: 3, sort: 'name', cursor: next }))).toEqual(['C2', 'C3', 'C4']);
    const refused = { code: 'query.invalid', facts: { parameter: 'cursor' } };
    await expect(list({ sort: 'name', cursor: next }, contextOf(MANAGER, 'admin'))).rejects.toMatchObject(refused);
    await expect(list({ sort: '-name', cursor: next })).rejects.toMatchObject(refused);
    await expect(list({ sort: 'name', filter: 'status eq "active"', cursor: next })).rejects.toMatchObject(refused);
    await expect(list({ sort: 'name', cursor: `9${next}` })).rejects.toMatchObject(refused);
    await expect(list({ sort: 'name', cursor: `1.${Buffer.alloc(60).toString('base64url')}` })).rejects.toMatchObject(
      refused,
    );
    expect(Buffer.from(next.slice(2), 'base64url').toString('latin1')).not.toContain('Person');
  });

  it('says when it lags behind the position of the caller, or refuses if consistency is strict', async () => {
    reached = false;
    const waiting = { readAfter: '2' };
    expect(await list({}, contextOf(ADMIN, 'admin', waiting))).toMatchObject({ stale: true });
    expect(await get('C1', contextOf(ADMIN, 'admin', waiting))).toMatchObject({ stale: true });
    expect(await list({}, contextOf(ADMIN, 'admin'))).toMatchObject({ stale: false });
    await expect(list({}, contextOf(ADMIN, 'admin', { ...waiting, strictConsistency: true }))).rejects.toMatchObject({
      code: 'reporting.not-yet-consistent',
      kind: 'unavailable',
    });
  });
});
