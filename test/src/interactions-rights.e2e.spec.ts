import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';

const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
const PASSWORD = 'a password for these people';
const PEOPLE = ['manager', 'sales', 'colleague', 'stranger', 'support', 'marketing', 'auditor'] as const;
type Name = (typeof PEOPLE)[number];
const NORTH: readonly Name[] = ['manager', 'sales', 'colleague'];

let program: RunningProgram;
const tokens = {} as Record<Name, string>;
const ids = {} as Record<Name, string>;
/** The position that every read must have reached. */
let latest = '';

const asAdministrator = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question);

/** A request as one of the people, which sees everything that was written so far. */
async function as(name: Name, path: string, { headers, ...question }: Question = {}): Promise<Answer> {
  const token: Record<string, string> = latest === '' ? {} : { 'consistency-token': latest };
  const answer = await program.ask(`/api/v1${path}`, {
    token: tokens[name],
    ...question,
    headers: { ...token, ...headers },
  });
  latest = answer.headers.get('consistency-token') ?? latest;
  return answer;
}
async function created(name: Name, path: string, body: object): Promise<string> {
  const answer = await as(name, path, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}
let customers = 0;
const customer = (name: Name) =>
  created(name, '/customers', { kind: 'person', name: `Customer ${(customers += 1)}`, address: { city: 'London' } });
const interaction = (name: Name, customerId: string) =>
  created(name, '/interactions', { customerId, type: 'call', occurredAt: '2026-01-01T10:00:00Z', summary: 'Hello' });
const note = (name: Name, customerId: string) => created(name, '/notes', { customerId, text: 'Tea' });
const statuses = async (path: string, question?: Question): Promise<Record<string, number>> =>
  Object.fromEntries(await Promise.all(PEOPLE.map(async (name) => [name, (await as(name, path, question)).status])));
const idsOf = ({ body }: Answer): string[] => (body.items as { id: string }[]).map(({ id }) => id);
async function give(customerId: string, to: Name): Promise<void> {
  const { status, headers, text } = await asAdministrator(`/customers/${customerId}/assign`, {
    body: { ownerId: ids[to] },
  });
  if (status !== 200) throw new Error(text);
  latest = headers.get('consistency-token') ?? latest;
}

beforeAll(async () => {
  program = await RunningProgram.start();
  const north = (await asAdministrator('/teams', { body: { name: 'North' } })).body.id as string;
  for (const name of PEOPLE) {
    const email = `${name}@rights.example`;
    const made = await crm(['user', 'create-admin', '--email', email, '--name', name, '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: PASSWORD,
    });
    const { id } = JSON.parse(made.stdout) as { id: string };
    if (NORTH.includes(name)) await asAdministrator(`/teams/${north}/members/${id}`, { method: 'PUT' });
    const role = name === 'colleague' || name === 'stranger' ? 'sales' : name;
    const etag = (await asAdministrator(`/users/${id}`)).headers.get('etag') ?? '';
    const question = { method: 'PUT', body: { roles: [role] }, headers: { 'if-match': etag } };
    const { status, text } = await asAdministrator(`/users/${id}/roles`, question);
    if (status !== 200) throw new Error(text);
    ids[name] = id;
    tokens[name] = await program.logIn({ email, password: PASSWORD });
  }
}, 60_000);
afterAll(() => program.dispose());

describe('an interaction that a stranger logged for a colleague’s customer', () => {
  let customerId: string;
  let path: string;
  let id: string;
  beforeAll(async () => {
    customerId = await customer('colleague');
    id = await interaction('stranger', customerId);
    path = `/interactions/${id}`;
  });

  it('can be read by its author, by the customer’s owner and their team, and by those who read everything', async () =>
    expect(await statuses(path)).toEqual({
      manager: 200,
      sales: 200,
      colleague: 200,
      stranger: 200,
      support: 404,
      marketing: 403,
      auditor: 200,
    }));
  it('can be corrected by its author, by the customer’s owner, and by the owner’s manager', async () =>
    expect(
      await statuses(path, { method: 'PATCH', body: { summary: 'Hello' }, headers: { 'if-match': '"0"' } }),
    ).toEqual({
      manager: 200,
      sales: 403,
      colleague: 200,
      stranger: 200,
      support: 404,
      marketing: 403,
      auditor: 403,
    }));
  it('shows each caller what they may do with it', async () => {
    expect((await as('sales', path)).body.allowedActions).toEqual(['read']);
    expect((await as('colleague', path)).body.allowedActions).toEqual(['read', 'correct', 'void']);
    expect((await as('stranger', path)).body.allowedActions).toEqual(['read', 'correct', 'void']);
  });
  it('looks like one that does not exist to a caller it is hidden from', async () => {
    const plain = ({ body, status }: Answer) =>
      JSON.stringify({ ...body, status, traceId: '' })
        .replaceAll(id, '')
        .replaceAll(ABSENT, '');
    for (const question of [{}, { method: 'PATCH', body: {} }])
      expect(plain(await as('support', path, question))).toBe(
        plain(await as('support', `/interactions/${ABSENT}`, question)),
      );
    const reason = { body: { reason: 'x' } };
    expect(plain(await as('support', `${path}/void`, reason))).toBe(
      plain(await as('support', `/interactions/${ABSENT}/void`, reason)),
    );
    const list = (await as('support', '/interactions?total=true&q=hello')).body;
    expect([list.items, list.total]).toEqual([[], 0]);
  });
  it('is in the lists and timelines of the same people', async () => {
    for (const [name, sees] of [
      ['sales', true],
      ['manager', true],
      ['stranger', true],
      ['support', false],
    ] as const) {
      const list = idsOf(await as(name, `/interactions?customerId=${customerId}`));
      expect({ name, list }).toEqual({ name, list: sees ? [id] : [] });
    }
    // The manager reads the customer because a colleague owns it; the stranger and support read all customers.
    for (const name of ['manager', 'sales', 'stranger', 'auditor'] as const)
      expect(idsOf(await as(name, `/customers/${customerId}/timeline?kind=call`))).toEqual([id]);
    expect(idsOf(await as('support', `/customers/${customerId}/timeline?kind=call`))).toEqual([]);
  });
});

describe('assigning a customer to another owner', () => {
  it('changes at once who reads its related records, earlier and later ones', async () => {
    const customerId = await customer('colleague');
    const before = [await interaction('stranger', customerId), await note('stranger', customerId)] as const;
    await give(customerId, 'support');
    const after = [await interaction('stranger', customerId), await note('stranger', customerId)] as const;
    for (const [interactionId, noteId] of [before, after]) {
      for (const path of [`/interactions/${interactionId}`, `/notes/${noteId}`])
        expect({ path, ...(await statuses(path)) }).toMatchObject({
          sales: 404,
          colleague: 404,
          support: 200,
          stranger: 200,
        });
    }
    const [first, second] = [before, after].map(([interactionId]) => interactionId).sort();
    expect(idsOf(await as('support', `/interactions?customerId=${customerId}`)).sort()).toEqual([first, second]);
    expect(idsOf(await as('sales', `/interactions?customerId=${customerId}`))).toEqual([]);
    expect(idsOf(await as('support', `/customers/${customerId}/timeline?kind=call,note`))).toHaveLength(4);
    expect(idsOf(await as('sales', `/customers/${customerId}/timeline?kind=call,note`))).toEqual([]);
    await give(customerId, 'colleague');
    expect(idsOf(await as('sales', `/notes?customerId=${customerId}`))).toHaveLength(2);
  });
});

describe('adding a note', () => {
  it('needs a customer that the caller may read, and a role that may write', async () => {
    const customerId = await customer('stranger');
    const body = { customerId, text: 'Tea' };
    expect(await statuses('/notes', { body })).toEqual({
      manager: 404,
      sales: 201,
      colleague: 201,
      stranger: 201,
      support: 201,
      marketing: 403,
      auditor: 403,
    });
    expect((await as('manager', '/notes', { body })).body.code).toBe('customers.not-found');
  });
});

describe('a note', () => {
  it('can be changed and removed by its author, by the customer’s owner, and by the owner’s manager', async () => {
    const customerId = await customer('colleague');
    for (const [name, status] of [
      ['manager', 200],
      ['sales', 403],
      ['colleague', 200],
      ['stranger', 200],
      ['support', 404],
      ['marketing', 403],
      ['auditor', 403],
    ] as const) {
      const path = `/notes/${await note('stranger', customerId)}`;
      expect({ name, status: (await as(name, `${path}/pin`, { method: 'POST' })).status }).toEqual({ name, status });
      const without = await as(name, path, { method: 'DELETE' });
      expect({ name, status: without.status }).toEqual({ name, status: status === 200 ? 428 : status });
      const revision = status === 200 ? 1 : 0;
      const removal = await as(name, path, { method: 'DELETE', headers: { 'if-match': `"${revision}"` } });
      expect({ name, status: removal.status }).toEqual({ name, status });
    }
  });
});

describe('the timeline for marketing', () => {
  it('shows only changes, and only of fields that marketing may see', async () => {
    const customerId = await customer('colleague');
    await interaction('colleague', customerId);
    await note('colleague', customerId);
    const { body, text } = await as('marketing', `/customers/${customerId}/timeline`);
    const items = body.items as { kind: string; changes: { field: string }[] }[];
    expect(items.map(({ kind }) => kind)).toEqual(['change']);
    expect(items[0]?.changes.map(({ field }) => field)).toContain('name');
    expect(text).not.toContain('London');
    expect((await as('sales', `/customers/${customerId}/timeline`)).text).toContain('London');
  });
  it('is not found for a customer that the caller may not read', async () => {
    const { status, body } = await as('manager', `/customers/${await customer('stranger')}/timeline`);
    expect([status, body.code]).toEqual([404, 'customers.not-found']);
  });
});

describe('a deal of a colleague, with a note of a stranger', () => {
  let deal: string;
  let noteId: string;
  let customerId: string;
  beforeAll(async () => {
    customerId = await customer('stranger');
    const money = { amount: 123_450, currency: 'EUR' };
    deal = await created('colleague', '/opportunities', { title: 'A deal', customerId, amount: money });
    noteId = (await asAdministrator('/notes', { body: { about: { kind: 'opportunity', id: deal }, text: 'Tea' } })).body
      .id as string;
  });
  const entriesOf = async (name: Name): Promise<string[]> => {
    const { body } = await as(name, `/customers/${customerId}/timeline`);
    return (body.items as { about: { kind: string }; type: string }[])
      .filter(({ about }) => about.kind === 'opportunity')
      .map(({ type }) => type);
  };

  it('is on the timeline of its customer for those who may read the deal, and the note for those who reach the deal', async () => {
    for (const name of ['sales', 'colleague', 'auditor'] as const)
      expect([name, ...(await entriesOf(name))]).toEqual([name, 'NoteAdded', 'OpportunityOpened']);
    expect(await entriesOf('support')).toEqual(['OpportunityOpened']);
    for (const name of ['stranger', 'marketing'] as const) expect([name, ...(await entriesOf(name))]).toEqual([name]);
  });
  it('shows no field that a role may not see, wherever it is shown', async () => {
    for (const path of [`/customers/${customerId}/timeline`, `/opportunities/${deal}/timeline`]) {
      expect((await as('sales', path)).text).toContain('123450');
      const { status, text } = await as('support', path);
      expect([status, text.includes('A deal'), text.includes('123450')]).toEqual([200, true, false]);
    }
    expect((await as('stranger', `/opportunities/${deal}/timeline`)).status).toBe(404);
    expect((await as('marketing', `/opportunities/${deal}/timeline`)).status).toBe(403);
  });
  it('takes its note along when it gets another owner', async () => {
    expect((await as('stranger', `/notes/${noteId}`)).status).toBe(404);
    const { status, headers } = await asAdministrator(`/opportunities/${deal}/assign`, {
      body: { ownerId: ids.stranger },
    });
    expect(status).toBe(200);
    latest = headers.get('consistency-token') ?? latest;
    expect((await as('stranger', `/notes/${noteId}`)).status).toBe(200);
    expect((await as('colleague', `/notes/${noteId}`)).status).toBe(404);
    expect(await entriesOf('stranger')).toEqual(['OpportunityAssigned', 'NoteAdded', 'OpportunityOpened']);
  });
});
