import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext, Message, Role } from '@crm/contracts';
import {
  ArchiveCustomer,
  AssignCustomer,
  ChangeCustomer,
  CreateCustomer,
  TagCustomer,
  type CustomerInput,
} from '@crm/contracts/customers';
import { events, upcasters } from '@crm/contracts/records';
import { FindUser } from '@crm/contracts/identity';
import { EventRegistry, EventSourcedStreams } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { LogCustomFieldDirectory } from '../custom-fields/log-custom-field-directory.adapter.js';
import { CustomerDecisions } from './customer-decisions.service.js';
import {
  ArchiveCustomerHandler,
  AssignCustomerHandler,
  ChangeCustomerHandler,
  CreateCustomerHandler,
  TagCustomerHandler,
} from './customer.handlers.js';
import type { Likeness, LikenessIndex, SimilarCustomer } from './likeness-index.port.js';
import { IdentityUserDirectory } from './identity-user-directory.adapter.js';

/** Identity as customers sees it. */
class OtherServices extends ServiceClient {
  readonly activeUsers = new Set<string>();

  command(): never {
    throw new Error('customers sends no commands');
  }
  query<Answer>(query: Message<Answer>): Promise<Answer> {
    if (!(query instanceof FindUser)) throw new Error('customers queries identity only');
    return Promise.resolve({ status: this.activeUsers.has(query.userId) ? 'active' : 'unknown' } as Answer);
  }
}

class KnownLikenesses implements LikenessIndex {
  candidates: readonly SimilarCustomer[] = [];
  asked: Likeness | undefined;

  similarTo(likeness: Likeness): Promise<readonly SimilarCustomer[]> {
    this.asked = likeness;
    return Promise.resolve(this.candidates.filter(({ id }) => id !== likeness.exceptId));
  }
}

const contextOf = (id: string, ...roles: Role[]): CallContext => ({
  principal: { type: 'user', id, roles, teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
});
const told = <M extends object>(message: M, context: CallContext): M & { context: CallContext } =>
  Object.assign(message, { context });

describe('who may do what to customers', () => {
  const directory = mkdtempSync(join(tmpdir(), 'customers-'));
  const services = new OtherServices();
  const likenesses = new KnownLikenesses();
  let close: () => Promise<void>;
  let streams: EventSourcedStreams;
  let decisions: CustomerDecisions;
  let creation: CreateCustomerHandler;
  const [admin, manager, sales] = [
    contextOf(newId(), 'admin'),
    contextOf(newId(), 'manager'),
    contextOf(newId(), 'sales'),
  ];
  const again = (context: CallContext): CallContext => ({ ...context, commandId: newId() });

  beforeAll(async () => {
    const store = await openSqliteEventStore({ directory });
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek: { directory } });
    streams = new EventSourcedStreams({
      store,
      vault,
      registry: new EventRegistry(events, upcasters),
    });
    decisions = new CustomerDecisions(streams, new IdentityUserDirectory(services));
    const fields = new LogCustomFieldDirectory(streams);
    creation = new CreateCustomerHandler(streams, likenesses, new IdentityUserDirectory(services), fields);
    close = () => store.close();
  });
  beforeEach(() => {
    likenesses.candidates = [];
  });
  afterAll(async () => {
    await close();
    rmSync(directory, { recursive: true, force: true });
  });

  let count = 0;
  const create = (context: CallContext, customer: Partial<CustomerInput> = {}) =>
    creation.execute(
      told(
        new CreateCustomer({
          kind: 'person',
          name: 'Ada',
          emails: [{ address: `c${(count += 1)}@example.org` }],
          ...customer,
        }),
        context,
      ),
    );
  const rename = (customerId: string, context: CallContext) =>
    new ChangeCustomerHandler(streams, decisions).execute(
      told(new ChangeCustomer(customerId, { name: 'Eve' }), again(context)),
    );
  const tag = (customerId: string, context: CallContext) =>
    new TagCustomerHandler(streams, decisions).execute(told(new TagCustomer(customerId, ['x'], []), again(context)));
  const archive = (customerId: string, context: CallContext) =>
    new ArchiveCustomerHandler(streams, decisions).execute(told(new ArchiveCustomer(customerId), again(context)));
  const assign = (customerId: string, ownerId: string, context: CallContext) =>
    new AssignCustomerHandler(streams, decisions).execute(
      told(new AssignCustomer(customerId, { ownerId }), again(context)),
    );

  const FORBIDDEN = { code: 'access.forbidden' };
  const HIDDEN = { code: 'customers.not-found' };

  it('refuses what the role does not allow', async () => {
    const { id } = await create(again(admin));
    await expect(create(contextOf(newId(), 'auditor'))).rejects.toMatchObject(FORBIDDEN);
    await expect(rename(id, contextOf(newId(), 'marketing'))).rejects.toMatchObject(FORBIDDEN);
    await expect(archive(id, sales)).rejects.toMatchObject(FORBIDDEN);
  });
  it('refuses as forbidden what may be read but not changed, and as not found what may not be read', async () => {
    const { id } = await create(again(admin));
    await expect(rename(id, sales)).rejects.toMatchObject(FORBIDDEN);
    await expect(rename(id, manager)).rejects.toMatchObject(HIDDEN);
    await expect(rename(newId(), sales)).rejects.toMatchObject(HIDDEN);
    await expect(rename(newId(), admin)).rejects.toMatchObject(HIDDEN);
  });
  it('lets owners change their own customers, and marketing tag all', async () => {
    const { id } = await create(again(sales));
    expect(await rename(id, sales)).toMatchObject({ revision: 1 });
    expect(await tag(id, contextOf(newId(), 'marketing'))).toMatchObject({ revision: 2 });
  });
  it('checks assignment on every path that can set an owner', async () => {
    const colleague = newId();
    services.activeUsers.add(colleague).add(sales.principal.id);
    await expect(create(again(sales), { ownerId: colleague })).rejects.toMatchObject(FORBIDDEN);
    expect(await create(again(sales), { ownerId: sales.principal.id })).toMatchObject({ revision: 0 });
    await expect(create(again(admin), { ownerId: newId() })).rejects.toMatchObject({
      code: 'customers.owner-not-active',
    });
    const { id } = await create(again(admin), { ownerId: colleague });
    await expect(assign(id, sales.principal.id, sales)).rejects.toMatchObject(FORBIDDEN);
    await expect(assign(id, newId(), admin)).rejects.toMatchObject({ code: 'customers.owner-not-active' });
    await expect(assign(id, manager.principal.id, manager)).rejects.toMatchObject(HIDDEN);
    expect(await assign(id, sales.principal.id, admin)).toMatchObject({ revision: 1 });
  });
  it('names the holder of an address only to callers who may read that customer', async () => {
    const { id } = await create(again(admin), { emails: [{ address: 'held@example.org' }] });
    const claim = { emails: [{ address: 'HELD@example.org' }] };
    await expect(create(again(sales), claim)).rejects.toMatchObject({
      code: 'customers.email-taken',
      facts: { holder: id },
    });
    await expect(create(again(manager), claim)).rejects.toMatchObject({ code: 'customers.email-taken', facts: {} });
    await expect(create(again(manager), claim)).rejects.not.toMatchObject({ facts: { holder: expect.anything() } });
  });

  it('looks for similar customers by normalised values', async () => {
    await create(again(admin), {
      name: ' Ada ',
      company: 'Acme',
      emails: [],
      phones: [{ number: '+44 (0)20 7946 0958' }],
    });
    expect(likenesses.asked).toMatchObject({
      name: 'Ada',
      company: 'Acme',
      phones: ['+442079460958'],
      hasContactPoint: true,
    });
    likenesses.asked = undefined;
    await create(again(admin));
    expect(likenesses.asked).toBeUndefined(); // an e-mail address alone is no likeness signal
    await create(again(admin), { emails: [] });
    expect(likenesses.asked).toMatchObject({ phones: [], hasContactPoint: false });
  });
  it('reports a taken address before a likeness', async () => {
    const { id } = await create(again(admin), { emails: [{ address: 'twin@example.org' }] });
    likenesses.candidates = [{ id, signals: ['phone'] }];
    await expect(
      create(again(admin), { company: 'Acme', emails: [{ address: 'twin@example.org' }] }),
    ).rejects.toMatchObject({
      code: 'customers.email-taken',
    });
    await expect(create(again(admin), { company: 'Acme' })).rejects.toMatchObject({
      code: 'customers.likely-duplicate',
      facts: { candidates: [{ id, signals: ['phone'] }] },
    });
  });
  it('counts a duplicate that the caller may not read, without its id', async () => {
    const { id } = await create(again(admin), { company: 'Acme' });
    likenesses.candidates = [{ id, signals: ['name-and-company'] }];
    await expect(create(again(manager), { company: 'Acme' })).rejects.toMatchObject({
      code: 'customers.likely-duplicate',
      facts: { candidates: [{ signals: ['name-and-company'] }] },
    });
  });
  it('does not mistake a repeated request for a duplicate of itself', async () => {
    const repeated = { ...again(admin), fingerprint: 'f' };
    const customer = { company: 'Acme', emails: [{ address: 'repeated@example.org' }] };
    const first = await create(repeated, customer);
    likenesses.candidates = [{ id: first.id, signals: ['name'] }];
    expect(await create(repeated, customer)).toEqual({ ...first, repeated: true });
    likenesses.candidates = [{ id: newId(), signals: ['phone'] }]; // another customer, created meanwhile
    expect(await create(repeated, customer)).toEqual({ ...first, repeated: true });
  });
});
