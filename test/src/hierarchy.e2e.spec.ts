import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';
import { must } from './walk/cast.js';

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start()));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question);
const create = async (name: string, more: object = {}): Promise<string> =>
  must(await ask('/customers?allowDuplicate=true', { body: { kind: 'organization', name, ...more } })).body.id;
const place = (id: string, subsidiaryOf: unknown): Promise<Answer> =>
  ask(`/customers/${id}/subsidiary-of`, { method: 'PUT', body: { subsidiaryOf } });

describe('a subsidiary', () => {
  it('is linked to its parent, which the card names; the parent finds its subsidiaries', async () => {
    const [parent, child] = [await create('Acme Holding'), await create('Acme Austria')];
    must(await place(child, parent));
    const card = must(await ask(`/customers/${child}?include=names`)).body;
    expect([card.subsidiaryOf, card.names.customer]).toEqual([parent, { [parent]: 'Acme Holding' }]);
    const found = must(await ask(`/customers?filter=subsidiaryOf eq "${parent}"&include=names`)).body;
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([child]);
    expect(found.names.customer).toEqual({ [parent]: 'Acme Holding' });
    const timeline = must(await ask(`/customers/${child}/timeline?include=names`)).body;
    expect(timeline.items[0].changes).toEqual([{ field: 'subsidiaryOf', from: null, to: parent }]);
    expect(timeline.names.customer).toEqual({ [parent]: 'Acme Holding' });
    must(await place(child, null));
    expect(must(await ask(`/customers/${child}`)).body.subsidiaryOf).toBeNull();
    // What is so already records nothing.
    expect((await place(child, null)).body.revision).toBe(must(await ask(`/customers/${child}`)).body.revision);
  });

  it('never belongs to itself, also when both sides are linked at the same time', async () => {
    const [one, other] = [await create('One'), await create('Other')];
    expect((await place(one, one)).body.code).toBe('customers.subsidiary-of-itself');
    const answers = await Promise.all([place(one, other), place(other, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('customers.subsidiary-of-itself');
  });

  it('is an organisation, and so is its parent, which is active and can be read', async () => {
    const [org, person] = [await create('Org'), await create('Ada', { kind: 'person' })];
    expect((await place(person, org)).body).toMatchObject({ status: 409, code: 'customers.not-an-organization' });
    expect((await place(org, person)).body).toMatchObject({ status: 409, code: 'customers.not-an-organization' });
    const archived = await create('Gone');
    must(await ask(`/customers/${archived}/archive`, { body: {} }));
    expect((await place(org, archived)).body).toMatchObject({ status: 409, code: 'customers.archived' });
    expect((await place(org, '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10')).status).toBe(404);
    for (const wrong of [undefined, 'Acme', 7])
      expect((await place(org, wrong)).body.errors[0].pointer).toBe('/subsidiaryOf');
  });

  it('shows no name of a parent that the caller may not read', async () => {
    const email = 'manager@hierarchy.example';
    const password = 'a password for the hierarchy';
    const { stdout } = await crm(['user', 'create-admin', '--email', email, '--name', 'Manager', '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: password,
    });
    const { id: managerId } = JSON.parse(stdout) as { id: string };
    const [parent, child] = [await create('Secret Holding'), await create('Open Branch', { ownerId: managerId })];
    const { position } = must(await place(child, parent)).body;
    const etag = must(await ask(`/users/${managerId}`)).headers.get('etag') ?? '';
    const roles = { method: 'PUT', body: { roles: ['manager'] }, headers: { 'if-match': etag } };
    must(await ask(`/users/${managerId}/roles`, roles));
    const token = await program.logIn({ email, password });
    const asManager = (path: string) =>
      program.ask(`/api/v1${path}`, { token, headers: { 'consistency-token': position } });
    const card = must(await asManager(`/customers/${child}?include=names`)).body;
    expect([card.subsidiaryOf, card.names.customer]).toEqual([parent, {}]);
    expect(must(await ask(`/customers/${child}?include=names`)).body.names.customer).toEqual({
      [parent]: 'Secret Holding',
    });
    // Such a parent cannot be chosen either: the answer is that of one that does not exist.
    const other = await create('Another Secret');
    const body = { subsidiaryOf: other };
    const refused = await program.ask(`/api/v1/customers/${child}/subsidiary-of`, { method: 'PUT', token, body });
    expect([refused.status, refused.body.code]).toEqual([404, 'customers.not-found']);
  });

  it('honours If-Match and Idempotency-Key', async () => {
    const [parent, child] = [await create('Parent'), await create('Child')];
    const body = { subsidiaryOf: parent };
    const stale = await ask(`/customers/${child}/subsidiary-of`, {
      method: 'PUT',
      body,
      headers: { 'if-match': '"9"' },
    });
    expect(stale.status).toBe(412);
    const keyed = { method: 'PUT', body, headers: { 'idempotency-key': 'link-1' } };
    const first = must(await ask(`/customers/${child}/subsidiary-of`, keyed));
    const again = must(await ask(`/customers/${child}/subsidiary-of`, keyed));
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
  });

  it('is exported with the name of its parent', async () => {
    const [parent, child] = [await create('Exported Holding'), await create('Exported Branch')];
    must(await place(child, parent));
    const wish = { list: 'customers', format: 'csv', q: 'branch', columns: ['name', 'parentName'] };
    const { headers } = must(await ask('/exports', { body: wish }));
    const location = (headers.get('location') ?? '').replace('/api/v1', '');
    while (must(await ask(location)).body.state === 'running') await new Promise((done) => setTimeout(done, 20));
    expect(must(await ask(`${location}/content`)).text).toContain('"Exported Branch","Exported Holding"');
  });
});

describe('profiles in social networks', () => {
  const profilesOf = async (id: string) => must(await ask(`/customers/${id}`)).body.profiles;
  const change = async (id: string, body: object): Promise<Answer> => {
    const etag = must(await ask(`/customers/${id}`)).headers.get('etag') ?? '';
    return ask(`/customers/${id}`, { method: 'PATCH', body, headers: { 'if-match': etag } });
  };

  it('are given at creation, replaced as a list, found, filtered and exported', async () => {
    const profiles = [
      { network: 'mastodon', handle: '@ada@mastodon.example' },
      { network: 'linkedin', handle: 'in/ada-lovelace' },
    ];
    const id = await create('Ada', { kind: 'person', profiles });
    expect(await profilesOf(id)).toEqual([{ network: 'mastodon', handle: 'ada@mastodon.example' }, profiles[1]]);
    for (const query of ['q=in/ada-love', 'filter=profile eq "linkedin:IN/Ada-Lovelace"'])
      expect([query, must(await ask(`/customers?${query}`)).body.items.map((each: { id: string }) => each.id)]).toEqual(
        [query, [id]],
      );
    const { revision } = must(
      await change(id, { profiles: [{ network: 'linkedin', handle: 'in/ada-lovelace' }] }),
    ).body;
    expect(await profilesOf(id)).toEqual([profiles[1]]);
    expect((await change(id, { profiles: [profiles[1]] })).body.revision).toBe(revision);
    const { items } = must(await ask(`/customers/${id}/timeline`)).body;
    expect(items[0].changes).toMatchObject([{ field: 'profiles.mastodon', to: null }]);
    must(await change(id, { profiles: [] }));
    expect(await profilesOf(id)).toEqual([]);
  });

  it.each([
    ['a network that is no code', [{ network: 'Linked In', handle: 'ada' }], '/profiles/0/network'],
    ['a handle with blanks', [{ network: 'x', handle: 'ada love' }], '/profiles/0/handle'],
    ['an empty handle', [{ network: 'x', handle: '@' }], '/profiles/0/handle'],
    ['no handle', [{ network: 'x' }], '/profiles/0/handle'],
    [
      'the same profile twice',
      [
        { network: 'x', handle: 'Ada' },
        { network: 'x', handle: '@ada' },
      ],
      '/profiles',
    ],
    ['no list', 'ada', '/profiles'],
  ])('are refused with %s, naming the field', async (_what, profiles, pointer) => {
    const { status, body } = await ask('/customers', { body: { kind: 'person', name: 'Ada', profiles } });
    expect([status, body.errors?.[0]?.pointer]).toEqual([400, pointer]);
  });
});
