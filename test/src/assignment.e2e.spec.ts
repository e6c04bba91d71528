import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';
import { SseReader } from './sse-reader.js';

const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
const PASSWORD = 'a password for these people';
const ROLES = { manager: 'manager', member: 'sales', stranger: 'manager' } as const;
type Name = keyof typeof ROLES;

let program: RunningProgram;
let north: string;
const tokens = {} as Record<Name, string>;
const ids = {} as Record<Name, string>;
/** The position that every read must have reached. */
let latest = '';

async function ask(path: string, { headers, ...question }: Question = {}): Promise<Answer> {
  const reached: Record<string, string> = latest === '' ? {} : { 'consistency-token': latest };
  const answer = await program.askAsAdministrator(`/api/v1${encodeURI(path)}`, {
    ...question,
    headers: { ...reached, ...headers },
  });
  latest = answer.headers.get('consistency-token') ?? latest;
  return answer;
}
const as = (name: Name, path: string, question?: Question): Promise<Answer> =>
  ask(path, { token: tokens[name], ...question });

async function made(path: string, body: object): Promise<string> {
  const answer = await ask(path, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}
const customer = (name: string, more: object = {}) => made('/customers', { kind: 'person', name, ...more });
const assign = (id: string, body: object) => ask(`/customers/${id}/assign`, { body });

beforeAll(async () => {
  program = await RunningProgram.start();
  north = await made('/teams', { name: 'North' });
  for (const [name, role] of Object.entries(ROLES) as [Name, string][]) {
    const email = `${name}@teams.example`;
    const account = await crm(['user', 'create-admin', '--email', email, '--name', name, '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: PASSWORD,
    });
    const { id } = JSON.parse(account.stdout) as { id: string };
    if (name !== 'stranger') await ask(`/teams/${north}/members/${id}`, { method: 'PUT' });
    const etag = (await ask(`/users/${id}`)).headers.get('etag') ?? '';
    const roles = await ask(`/users/${id}/roles`, {
      method: 'PUT',
      body: { roles: [role] },
      headers: { 'if-match': etag },
    });
    if (roles.status !== 200) throw new Error(roles.text);
    ids[name] = id;
    tokens[name] = await program.logIn({ email, password: PASSWORD });
  }
}, 60_000);
afterAll(() => program.dispose());

describe('a customer that belongs to a team and has no owner', () => {
  let id: string;
  beforeAll(async () => (id = await customer('Queued', { teamId: north, phones: [{ number: '+4930123456' }] })));

  it('is shown with its team and the name of the team', async () => {
    const { body } = await ask(`/customers/${id}?include=names`);
    expect(body).toMatchObject({ ownerId: null, teamId: north, names: { team: { [north]: 'North' } } });
    const unassigned = await ask(`/customers?total=true&filter=ownerId eq null and teamId eq "${north}"`);
    expect(unassigned.body).toMatchObject({ total: 1, items: [{ id }] });
  });

  it.each([
    ['a manager of the team', 'manager', 1],
    ['a manager of another team', 'stranger', 0],
  ] as const)('is reached by %s as everywhere: card, list, search, facets and notes', async (_who, name, found) => {
    const list = await as(name, `/customers?total=true&facets=teamId&filter=id eq "${id}"`);
    expect([list.body.total, list.body.items.length]).toEqual([found, found]);
    expect(list.body.facets.teamId).toEqual(found === 1 ? [{ value: north, count: 1 }] : []);
    expect((await as(name, '/customers?q=queued')).body.items).toHaveLength(found);
    expect((await as(name, `/customers/${id}`)).status).toBe(found === 1 ? 200 : 404);
    const tagged = await as(name, `/customers/${id}/tags`, { body: { add: ['seen'] } });
    expect(tagged.status).toBe(found === 1 ? 200 : 404);
    expect((await as(name, `/customers/${id}/timeline`)).status).toBe(found === 1 ? 200 : 404);
  });

  it('lends its notes to the members of the team, also those of other authors', async () => {
    const noteId = await made('/notes', { customerId: id, text: 'Call back' });
    expect((await as('member', `/notes/${noteId}`)).status).toBe(200);
    expect((await as('member', `/notes?customerId=${id}`)).body.items).toHaveLength(1);
    expect((await as('stranger', `/notes/${noteId}`)).status).toBe(404);
    await assign(id, { teamId: null });
    expect((await as('member', `/notes/${noteId}`)).status).toBe(404);
    await assign(id, { teamId: north });
    expect((await as('member', `/notes?customerId=${id}`)).body.items).toHaveLength(1);
  });

  it('is reached by its owner’s colleagues only, once it has an owner', async () => {
    const reader = await SseReader.open(`${program.url}/api/v1/changes`, { authorization: `Bearer ${tokens.manager}` });
    await assign(id, { ownerId: ids.stranger });
    expect((await as('manager', `/customers/${id}`)).status).toBe(404);
    expect((await as('manager', `/customers?total=true&filter=id eq "${id}"`)).body.total).toBe(0);
    expect((await as('stranger', `/customers/${id}`)).body).toMatchObject({ ownerId: ids.stranger, teamId: north });
    await reader.until(({ event, data }) => event === 'customer.hidden' && data?.id === id);
    reader.close();
    await assign(id, { ownerId: null });
    expect((await as('manager', `/customers/${id}`)).status).toBe(200);
  });
});

describe('an owner and a team', () => {
  it('are changed one by one; what is left out stays, and null clears', async () => {
    const id = await customer('Moved', { ownerId: ids.member, teamId: north });
    expect((await ask(`/customers/${id}`)).body).toMatchObject({ ownerId: ids.member, teamId: north });
    expect((await assign(id, { teamId: null })).body).toMatchObject({ revision: 2 });
    expect((await ask(`/customers/${id}`)).body).toMatchObject({ ownerId: ids.member, teamId: null });
    expect((await assign(id, {})).body).toMatchObject({ revision: 2 });
    expect((await assign(id, { ownerId: null, teamId: north })).body).toMatchObject({ revision: 3 });
  });
  it('must be in use', async () => {
    const id = await customer('Kept');
    expect((await assign(id, { teamId: ABSENT })).body).toMatchObject({
      code: 'identity.team-not-active',
      facts: { teamId: ABSENT },
    });
    expect((await assign(id, { ownerId: 'me' })).body.errors).toEqual([
      expect.objectContaining({ pointer: '/ownerId' }),
    ]);
    expect((await ask(`/customers/${id}`)).body).toMatchObject({ revision: 0, teamId: null });
  });

  const path = '/customers/by-external-id/erp/7';
  const person = { kind: 'person', name: 'Named' };
  it.each([
    ['create', () => as('member', '/customers', { body: { ...person, teamId: north } })],
    ['create with another owner', () => as('member', '/customers', { body: { ...person, ownerId: ids.manager } })],
    ['upsert', () => as('member', path, { method: 'PUT', body: { ...person, teamId: north } })],
    ['assign', () => as('member', `/customers/${ABSENT}/assign`, { body: { teamId: north } })],
    [
      'create in bulk',
      () =>
        as('member', '/customers/bulk', {
          body: { operations: [{ op: 'create', customer: { ...person, teamId: north } }] },
        }),
    ],
    [
      'assign in bulk',
      () => as('member', '/customers/bulk', { body: { operations: [{ op: 'assign', id: ABSENT, teamId: north }] } }),
    ],
  ])('are set only with the right to assign: %s', async (_path, request) => {
    const { status, body } = await request();
    const problem = status === 200 ? body.items[0].problem : body;
    expect(problem).toMatchObject({ status: 403, code: 'access.forbidden', facts: { action: 'customer.assign' } });
  });
  it('of a customer that another system knows stay, unless that system sends them', async () => {
    const body = { ...person, teamId: north };
    const { id } = (await ask(path, { method: 'PUT', body })).body as { id: string };
    await ask(path, { method: 'PUT', body: person });
    expect((await ask(`/customers/${id}`)).body).toMatchObject({ ownerId: null, teamId: north });
    const changed = await as('member', path, { method: 'PUT', body: { ...person, ownerId: ids.member } });
    expect(changed.body).toMatchObject({ code: 'access.forbidden', facts: { action: 'customer.assign' } });
  });
});

describe('the days on which somebody is away', () => {
  const absence = { from: '2026-12-21', to: '2026-12-31' };
  const away = (name: Name, of: Name, body: object) => as(name, `/users/${ids[of]}/absence`, { method: 'PUT', body });
  const inDirectory = async (of: Name) =>
    (await as('member', `/directory?filter=id eq "${ids[of]}"`)).body.items[0].absence as unknown;

  it('are said by themselves, and shown to everybody', async () => {
    const etag = (await as('member', '/me')).headers.get('etag') ?? '';
    const said = await as('member', '/me', { method: 'PATCH', body: { absence }, headers: { 'if-match': etag } });
    expect(said.status).toBe(200);
    expect((await as('member', '/me')).body).toMatchObject({ name: 'member', absence });
    expect(await inDirectory('member')).toEqual(absence);
  });
  it('are said by managers for the members of their teams, and for nobody else', async () => {
    expect((await away('manager', 'member', { absence: null })).status).toBe(200);
    expect(await inDirectory('member')).toBeNull();
    expect((await away('manager', 'stranger', { absence })).body.code).toBe('identity.user-not-found');
    expect((await away('member', 'manager', { absence })).body.code).toBe('access.forbidden');
    expect(await inDirectory('stranger')).toBeNull();
  });
  it('end when they begin, or later', async () => {
    const { status, body } = await away('manager', 'member', { absence: { from: '2026-12-31', to: '2026-12-21' } });
    expect([status, body.errors]).toEqual([400, [expect.objectContaining({ pointer: '/absence/to' })]]);
    const day = await away('manager', 'member', { absence: { from: '2026-02-30', to: '2026-03-01' } });
    expect(day.body.errors).toEqual([expect.objectContaining({ pointer: '/absence/from' })]);
  });
});
