import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';
import { must } from './walk/cast.js';
import { operations, resolved, type Operation, type Schema } from './served/document.js';

const PASSWORD = 'a password for the directory';

let program: RunningProgram;
let grace: { id: string; token: string };
let ada: string;
beforeAll(async () => {
  program = await RunningProgram.start();
  ada = (await ask('/me').then(must)).body.id as string;
  grace = await colleague('grace', 'sales');
}, 60_000);
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question);
const as = (token: string, path: string, question: Question = {}): Promise<Answer> =>
  program.ask(`/api/v1${path}`, { token, ...question });
const etagOf = async (path: string): Promise<string> => (await ask(path).then(must)).headers.get('etag') ?? '';
const change = async (path: string, body: object, of = path): Promise<Answer> =>
  must(await ask(path, { method: path === of ? 'PATCH' : 'PUT', body, headers: { 'if-match': await etagOf(of) } }));

async function colleague(name: string, role: string): Promise<{ id: string; token: string }> {
  const email = `${name}@directory.example`;
  const { stdout } = await crm(['user', 'create-admin', '--email', email, '--name', name, '--json'], {
    env: { DATA_DIR: program.dataDir },
    input: PASSWORD,
  });
  const { id } = JSON.parse(stdout) as { id: string };
  await change(`/users/${id}/roles`, { roles: [role] }, `/users/${id}`);
  return { id, token: await program.logIn({ email, password: PASSWORD }) };
}
const team = async (name: string): Promise<string> => (await ask('/teams', { body: { name } }).then(must)).body.id;
const customer = async (body: object): Promise<string> =>
  (await ask('/customers?allowDuplicate=true', { body: { kind: 'person', ...body } }).then(must)).body.id;

describe('the directory', () => {
  it('shows users, teams and API clients to everyone who is signed in, without addresses and roles', async () => {
    const north = await team('North');
    must(await ask(`/teams/${north}/members/${grace.id}`, { method: 'PUT' }));
    const { id: client, position } = must(
      await ask('/api-clients', { body: { name: 'ERP', scopes: ['customer.read'] } }),
    ).body;
    const { body } = must(
      await as(grace.token, '/directory?sort=name', { headers: { 'consistency-token': position } }),
    );
    expect(body.items).toEqual(
      expect.arrayContaining([
        { id: grace.id, kind: 'user', name: 'grace', status: 'active', teamIds: [north], absence: null },
        { id: north, kind: 'team', name: 'North', status: 'active', teamIds: [], absence: null },
        { id: client, kind: 'api-client', name: 'ERP', status: 'active', teamIds: [], absence: null },
      ]),
    );
    expect(JSON.stringify(body)).not.toMatch(/@|sales|listed/);
    const pickers = must(await as(grace.token, '/directory?q=gra&filter=kind eq "user" and status eq "active"'));
    expect(pickers.body.items.map(({ id }: { id: string }) => id)).toEqual([grace.id]);
  });

  it('keeps the name of a deleted user, and pickers can leave it out', async () => {
    const { id } = await colleague('edsger', 'sales');
    must(await ask(`/users/${id}`, { method: 'DELETE', headers: { 'if-match': await etagOf(`/users/${id}`) } }));
    expect((await ask(`/users/${id}`)).status).toBe(404);
    expect((await ask('/directory?q=edsger').then(must)).body.items).toEqual([
      { id, kind: 'user', name: 'edsger', status: 'deleted', teamIds: [], absence: null },
    ]);
    expect((await ask('/directory?q=edsger&filter=status eq "active"').then(must)).body.items).toEqual([]);
    const trail = must(await ask(`/audit?filter=actor eq "${id}"`)).body.items as { actor: { name?: string } }[];
    expect(trail.map(({ actor }) => actor.name)).toContain('edsger');
  });

  it('does not list what anyone can register', async () => {
    must(await program.ask('/api/v1/auth/register', { body: { name: 'Buy Now', email: 'spam@directory.example' } }));
    await new Promise((done) => setTimeout(done, 300));
    expect((await ask('/directory?q=buy').then(must)).body.items).toEqual([]);
    expect((await ask('/directory?filter=listed eq false')).status).toBe(400);
  });

  it('is open to an API client with its scope only', async () => {
    const tokenOf = async (scopes: string[]): Promise<string> => {
      const { id, clientSecret } = must(await ask('/api-clients', { body: { name: scopes.join(), scopes } })).body;
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: clientSecret,
      });
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      return must(await program.ask('/api/v1/auth/token', { body: form.toString(), headers })).body.access_token;
    };
    const [without, with_] = [await tokenOf(['customer.read']), await tokenOf(['customer.read', 'directory.read'])];
    expect((await as(without, '/directory')).status).toBe(403);
    expect((await as(without, '/customers')).status).toBe(200);
    expect((await as(without, '/customers?include=names')).body.code).toBe('access.forbidden');
    expect((await as(with_, '/customers?include=names')).status).toBe(200);
  });
});

describe('include=names', () => {
  it('adds the names behind all ids of a page, of a card and of a timeline', async () => {
    const id = await customer({ name: 'Named', ownerId: grace.id });
    const noteId = must(await as(grace.token, '/notes', { body: { customerId: id, text: 'Called.' } })).body.id;
    const names = {
      user: { [grace.id]: 'grace', [ada]: expect.any(String) },
      team: {},
      'api-client': {},
      customer: {},
    };
    const card = must(await ask(`/customers/${id}?include=names`));
    expect(card.body).toMatchObject({ ownerId: grace.id, createdBy: ada, names });
    expect(card.body.names).toEqual(names);
    const list = must(await ask(`/customers?filter=id eq "${id}"&include=names`));
    expect(list.body.names).toEqual(names);
    expect(list.body.items[0]).not.toHaveProperty('names');
    expect(must(await ask(`/notes/${noteId}?include=names`)).body.names.user).toEqual({ [grace.id]: 'grace' });
    // The timeline also names the people in old and new values.
    must(await ask(`/customers/${id}/assign`, { body: { ownerId: ada } }));
    const timeline = must(await ask(`/customers/${id}/timeline?include=names`));
    expect(timeline.body.names).toEqual(names);
  });

  it('is part of the ETag: a new name is another representation', async () => {
    const id = await customer({ name: 'Tagged', ownerId: grace.id });
    const path = `/customers/${id}?include=names`;
    const first = must(await ask(path));
    const again = (etag: Answer) => ask(path, { headers: { 'if-none-match': etag.headers.get('etag') ?? '' } });
    expect((await again(first)).status).toBe(304);
    must(await change(`/users/${grace.id}`, { name: 'Grace H.' }));
    const renamed = await again(first);
    expect([renamed.status, renamed.body.names.user[grace.id]]).toEqual([200, 'Grace H.']);
    // If-Match looks at the revision of the customer alone.
    const headers = { 'if-match': first.headers.get('etag') ?? '' };
    expect((await ask(`/customers/${id}`, { method: 'PATCH', body: { company: 'Acme' }, headers })).status).toBe(200);
    must(await change(`/users/${grace.id}`, { name: 'grace' }));
  });

  it('pages like the list without names', async () => {
    const first = must(await ask('/customers?limit=1&include=names')).body;
    const next = must(await ask(`/customers?limit=1&cursor=${first.next}`)).body;
    expect(next.items[0].id).not.toBe(first.items[0].id);
    expect(next).not.toHaveProperty('names');
  });

  it.each(['include=owners', 'include=', 'include=names&include=names', 'include=names,names'])(
    'is refused as %s, naming the parameter',
    async (query) => {
      const { status, body } = await ask(`/customers?${query}`);
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, 'include']);
    },
  );

  it('is refused where there is nothing to name', async () => {
    expect((await ask('/api-clients?include=names')).body.errors[0]).toMatchObject({ pointer: 'include' });
    expect((await ask('/me?include=names')).body.errors[0]).toMatchObject({ pointer: 'include' });
  });
});

describe('the OpenAPI document', () => {
  const answerOf = (operation: Operation): Schema => {
    const schema = operation.responses['200']?.content?.['application/json']?.schema;
    return schema ? resolved(schema) : {};
  };
  const holdsIds = (schema: Schema, depth = 0): boolean => {
    const shape = resolved(schema);
    if ('x-names' in schema || 'x-names' in shape) return true;
    if (depth > 6) return false;
    const parts = [
      ...Object.values(shape.properties ?? {}),
      shape.items,
      ...(shape.allOf ?? []),
      ...(shape.oneOf ?? []),
    ];
    return parts.some((part) => part !== undefined && holdsIds(part, depth + 1));
  };
  const reads = operations.filter(({ method }) => method === 'get');
  const named = reads.filter((each) => holdsIds(answerOf(each)));

  it('has answers with ids that have names', () =>
    expect(named.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        ...['listCustomers', 'getCustomer', 'getCustomerByExternalId', 'showTimeline', 'listNotes', 'getNote'],
        ...['listInteractions', 'getInteraction', 'listTeams', 'getTeam', 'listUsers', 'getUser', 'listDirectory'],
        ...['listAudit', 'getAuditEntry', 'showRecordHistory', 'showCustomerHistory', 'showUsage'],
      ]),
    ));
  it.each(reads)(
    '$id takes `include` exactly if its answer holds such ids, and shows where names come',
    (operation) => {
      const isNamed = named.includes(operation);
      expect(operation.parameters.some(({ name }) => name === 'include')).toBe(isNamed);
      expect('names' in (answerOf(operation).properties ?? {})).toBe(isNamed);
    },
  );
});
