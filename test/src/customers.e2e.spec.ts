import { createThroughlineClient, type components, type ThroughlineClient } from '@crm/client';
import { RunningProgram, type Answer, type Question } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';
const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

let program: RunningProgram;
let client: ThroughlineClient;
beforeAll(async () => {
  program = await RunningProgram.start();
  client = createThroughlineClient({ baseUrl: program.url, token: await program.logIn() });
});
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`${CUSTOMERS}${path}`, question);
const create = (body: object, query = ''): Promise<Answer> => ask(query, { body: { kind: 'person', ...body } });
const emails = (...addresses: string[]) => addresses.map((address) => ({ address }));
const codesOf = ({ body }: Answer): string[] =>
  (body.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);

async function created(body: Partial<components['schemas']['CustomerInput']>): Promise<string> {
  const { data } = await client.POST(CUSTOMERS, { body: { kind: 'person', name: 'Anybody', ...body } });
  return data.id;
}
async function names(query: string): Promise<string[]> {
  const { body, text } = await ask(`?${query}`);
  if (body.items === undefined) throw new Error(text);
  return (body.items as { name: string }[]).map(({ name }) => name);
}
const filtered = (filter: string) => `filter=${encodeURIComponent(filter)}`;

describe('creating a customer', () => {
  it('returns a receipt that leads to the customer', async () => {
    const { status, body, headers } = await create({ name: 'Ada Lovelace', emails: emails('Ada@one.example') });
    expect(status).toBe(201);
    expect(body).toEqual({ id: expect.any(String), revision: 0, position: expect.stringMatching(/^\d{20}$/) });
    expect(headers.get('location')).toBe(`${CUSTOMERS}/${body.id}`);
    expect(headers.get('etag')).toBe('"0"');
    expect(headers.get('consistency-token')).toBe(body.position);
    const shown = await ask(`/${body.id}`);
    expect(shown.body).toEqual({
      id: body.id,
      revision: 0,
      kind: 'person',
      name: 'Ada Lovelace',
      company: null,
      emails: [{ address: 'Ada@one.example', primary: true }],
      phones: [],
      profiles: [],
      address: null,
      subsidiaryOf: null,
      tags: [],
      customFields: {},
      source: 'api',
      ownerId: expect.any(String),
      teamId: null,
      status: 'active',
      createdAt: expect.any(String),
      changedAt: shown.body.createdAt,
      createdBy: shown.body.ownerId,
      consents: [],
      preferences: { language: null, preferredChannel: null, timeZone: null },
      externalIds: [],
      allowedActions: ['read', 'update', 'tag', 'consent', 'assign', 'archive'],
    });
    expect(shown.headers.get('etag')).toMatch(/^"0-/);
  });

  it('returns the customer itself with Prefer: return=representation', async () => {
    const { status, body } = await ask('', {
      body: { kind: 'organization', name: 'Acme', phones: [{ number: '+44 20 7946 0958' }] },
      headers: { prefer: 'return=representation' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      kind: 'organization',
      name: 'Acme',
      phones: [{ number: '+442079460958', primary: true }],
    });
  });

  it('names every fault of the body', async () => {
    const answer = await ask('', {
      body: {
        kind: 'robot',
        name: 'A\u0007',
        emails: [{ address: 'no' }, [], null],
        phones: [{ number: '030 901820' }],
        address: 'London',
        tags: ['x', 'x'],
        company: null,
        admin: true,
      },
    });
    expect(answer.status).toBe(400);
    expect(codesOf(answer).sort()).toEqual(
      expect.arrayContaining([
        '/address is-instance',
        '/admin unknown-field',
        '/company is-plain-text',
        '/emails is-object',
        '/emails/0/address is-email-address',
        '/kind is-in',
        '/name is-plain-text',
        '/phones/0/number is-phone',
        '/tags are-different',
      ]),
    );
  });

  it.each([[[]], [{}], [7], [null], ['1'], [true]])('refuses %j where another type is expected', async (value) => {
    for (const field of ['kind', 'name', 'emails', 'phones', 'company', 'address', 'source', 'ownerId', 'tags']) {
      const fits =
        (Array.isArray(value) && ['emails', 'phones', 'tags'].includes(field)) ||
        (value === '1' && ['name', 'company', 'source'].includes(field)) ||
        (field === 'address' && JSON.stringify(value) === '{}');
      const { status } = await create({ name: 'Type Probe', emails: emails('probe@types.example'), [field]: value });
      if (!fits) expect({ field, value, status }).toEqual({ field, value, status: 400 });
    }
  });

  it('has one effect under one Idempotency-Key', async () => {
    const question = { body: { kind: 'person', name: 'Ida Potent' }, headers: { 'idempotency-key': 'once' } };
    const first = await ask('', question);
    await ask('?limit=1'); // from here on the list contains the first one
    const again = await ask('', question);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await ask('', { ...question, body: { kind: 'person', name: 'Another' } })).status).toBe(422);
  });
});

describe('duplicate customers', () => {
  it('never share an e-mail address, whatever its case', async () => {
    const id = await created({ name: 'Bea', emails: emails('bea@two.example') });
    const { status, body } = await create(
      { name: 'Somebody', emails: emails('other@two.example', 'BEA@Two.example') },
      '?allowDuplicate=true',
    );
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'customers.email-taken', facts: { holder: id } });
  });
  it.each([
    [
      'by phone',
      { name: 'Cy Phone', phones: [{ number: '+49 30 901820' }] },
      { name: 'Other', phones: [{ number: '+4930901820' }] },
      ['phone'],
    ],
    [
      'by name and company',
      { name: 'Cy Näme', company: 'Acme', emails: emails('cy@two.example') },
      { name: 'cy name', company: 'ACME', emails: emails('cy2@two.example') },
      ['name-and-company'],
    ],
    ['by name alone when they have no contact points', { name: 'Cy Lonely' }, { name: 'CY LONELY' }, ['name']],
  ])('are detected %s, and created when the caller insists', async (_how, known, newcomer, signals) => {
    const id = await created(known);
    await ask(`/${id}`); // from here on the views contain it
    const refused = await create(newcomer);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'customers.likely-duplicate',
      facts: { candidates: [{ id, signals }] },
    });
    expect((await create(newcomer, '?allowDuplicate=true')).status).toBe(201);
  });
  it('may have the same name when both have contact points', async () => {
    await created({ name: 'Jo Common', emails: emails('jo1@two.example') });
    expect((await create({ name: 'Jo Common', emails: emails('jo2@two.example') })).status).toBe(201);
  });
});

describe('changing a customer', () => {
  const change = (id: string, body: object, ifMatch?: string) =>
    ask(`/${id}`, { method: 'PATCH', body, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });

  it('needs the ETag of the state that was read', async () => {
    const id = await created({ name: 'Dan', emails: emails('dan@three.example') });
    expect((await change(id, { name: 'Dan B' })).status).toBe(428);
    const { headers } = await ask(`/${id}`);
    const done = await change(id, { name: 'Dan B' }, headers.get('etag') ?? '');
    expect(done).toMatchObject({ status: 200, body: { id, revision: 1 } });
    const stale = await change(id, { name: 'Dan C' }, '"0"');
    expect(stale).toMatchObject({ status: 412, body: { facts: { actual: 1, expected: 0 } } });
    expect((await change(ABSENT, { name: 'X' })).status).toBe(404);
  });
  it('keeps what is left out, clears what is null, replaces lists', async () => {
    const id = await created({
      name: 'Eve',
      company: 'Acme',
      address: { city: 'Rome' },
      emails: emails('eve@three.example'),
      tags: ['vip'],
    });
    await change(
      id,
      { company: null, emails: emails('eve.new@three.example'), phones: [{ number: '+39 06 6982' }] },
      '"0"',
    );
    const { body } = await ask(`/${id}`);
    expect(body).toMatchObject({
      name: 'Eve',
      company: null,
      address: { city: 'Rome' },
      tags: ['vip'],
      phones: [{ number: '+39066982', primary: true }],
    });
    expect(body.emails).toEqual([{ address: 'eve.new@three.example', primary: true }]);
    expect(await created({ name: 'New Eve', emails: emails('eve@three.example') })).not.toBe(id);
  });
  it('records nothing when nothing differs', async () => {
    const id = await created({ name: 'Fay', emails: emails('fay@three.example') });
    expect((await change(id, { name: ' Fay ', emails: emails('fay@three.example') }, '"0"')).body.revision).toBe(0);
  });
  it('answers 304 to a caller who already has it', async () => {
    const id = await created({ name: 'Gil', emails: emails('gil@three.example') });
    const { headers } = await ask(`/${id}`);
    const again = await ask(`/${id}`, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
    expect([again.status, again.text]).toEqual([304, '']);
  });
  it('adds and removes tags', async () => {
    const id = await created({ name: 'Hal', emails: emails('hal@three.example'), tags: ['old'] });
    expect((await ask(`/${id}/tags`, { body: { add: ['new'], remove: ['old'] } })).status).toBe(200);
    expect((await ask(`/${id}`)).body).toMatchObject({ revision: 2, tags: ['new'] });
  });
  it('assigns customers to active users only', async () => {
    const id = await created({ name: 'Ivo', emails: emails('ivo@three.example') });
    expect((await ask(`/${id}/assign`, { body: { ownerId: ABSENT } })).body.code).toBe('customers.owner-not-active');
    const me = (await program.askAsAdministrator('/api/v1/me')).body as { id: string };
    expect((await ask(`/${id}/assign`, { body: { ownerId: me.id } })).body).toMatchObject({ id, revision: 0 });
  });
});

describe('the archive', () => {
  const archive = (id: string, body?: object) => ask(`/${id}/archive`, { method: 'POST', ...(body && { body }) });

  it('frees the address, and a restore takes it back if it is still free', async () => {
    const id = await created({ name: 'Jan', emails: emails('jan@four.example') });
    expect((await archive(id, { reason: 'Moved\naway' })).status).toBe(200);
    expect((await archive(id)).body.revision).toBe(1);
    expect((await ask(`/${id}`)).body.status).toBe('archived');
    const other = await created({ name: 'Jan II', emails: emails('jan@four.example') });
    const refused = await ask(`/${id}/restore`, { method: 'POST' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'customers.email-taken', facts: { holder: other } } });
    await archive(other);
    expect((await ask(`/${id}/restore`, { method: 'POST' })).body.revision).toBe(2);
  });
  it('is closed to changes', async () => {
    const id = await created({ name: 'Kim', emails: emails('kim@four.example') });
    await archive(id);
    expect((await ask(`/${id}/tags`, { body: { add: ['x'] } })).body.code).toBe('customers.archived');
  });
});

describe('the list of customers', () => {
  beforeAll(async () => {
    const people = ['Zoë Ångström', 'Łukasz Nowak', 'Jean-Luc Picard', 'Anna Müller', 'Anna Maler'];
    for (const [index, name] of people.entries())
      await created({
        name,
        company: index % 2 ? 'Odd & Sons' : 'Even Ltd',
        emails: emails(`list${index}@list.example`),
        phones: [{ number: `+4940123456${index}` }],
        tags: ['listed'],
      });
  });
  const LISTED = filtered('tags eq "listed"');

  it('is searched by the beginnings of words, ignoring accents and case', async () => {
    expect(await names('q=angstrom')).toEqual(['Zoë Ångström']);
    expect(await names('q=ANNA%20m&sort=name')).toEqual(['Anna Maler', 'Anna Müller']);
    expect(await names('q=lukasz')).toEqual(['Łukasz Nowak']);
    expect(await names('q=list2@list.example')).toEqual(['Jean-Luc Picard']);
    expect(await names('q=%2B49%2040%201234563')).toEqual(['Anna Müller']);
    expect(await names('q=nobody-at-all')).toEqual([]);
  });
  it('is filtered, sorted and counted', async () => {
    expect(
      await names(`${filtered('tags eq "listed" and (company prefix "odd" or name eq "zoe angstrom")')}&sort=-name`),
    ).toEqual(['Zoë Ångström', 'Łukasz Nowak', 'Anna Müller']);
    const { body } = await ask(`?${LISTED}&total=true&limit=2`);
    expect(body).toMatchObject({ total: 5, stale: false, next: expect.any(String) });
    expect(body.items).toHaveLength(2);
  });
  it('is paged with each customer once, even when others are added in between', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await ask(`?${LISTED}&sort=-createdAt&limit=2${cursor}`);
      seen.push(...(body.items as { name: string }[]).map(({ name }) => name));
      cursor = body.next === undefined ? '' : `&cursor=${body.next as string}`;
      await created({
        name: `Late ${seen.length}`,
        emails: emails(`late${seen.length}@list.example`),
        tags: ['listed'],
      });
    } while (cursor !== '');
    expect(seen).toEqual(['Anna Maler', 'Anna Müller', 'Jean-Luc Picard', 'Łukasz Nowak', 'Zoë Ångström']);
  });
  it('gives cursors that are valid for the same query only', async () => {
    const { body } = await ask(`?${LISTED}&limit=1`);
    const next = body.next as string;
    expect((await ask(`?${LISTED}&limit=1&cursor=${next}`)).status).toBe(200);
    const altered = `${next.slice(0, -3)}${next.endsWith('AAA') ? 'BBB' : 'AAA'}`;
    for (const query of [
      `limit=1&cursor=${next}`,
      `${LISTED}&sort=name&cursor=${next}`,
      `${LISTED}&q=a&cursor=${next}`,
      `${LISTED}&cursor=${altered}`,
      `${LISTED}&cursor=99${next}`,
      `${LISTED}&cursor=x`,
    ])
      expect({ query, status: (await ask(`?${query}`)).status }).toEqual({ query, status: 400 });
  });
  it('has 50 items per page by default, and 200 at most', async () => {
    expect((await ask('?limit=0')).body.items.length).toBeLessThanOrEqual(50);
    expect((await ask('?limit=100000')).status).toBe(200);
  });
  it.each([
    'limit=-1',
    'limit=x',
    'limit=1&limit=2',
    'sort=unknown',
    'sort=email',
    'filter=',
    'filter=nonsense',
    'filter=password%20eq%20%22x%22',
    'filter[name][$ne]=',
    'unknown=1',
    'total=yes',
    'q=a&q=b',
  ])('refuses ?%s', async (query) => {
    const { status, body } = await ask(`?${query}`);
    expect({ status, type: typeof body.code }).toEqual({
      status: query === 'filter=' ? 200 : 400,
      type: query === 'filter=' ? 'undefined' : 'string',
    });
  });
});

describe('access to customers', () => {
  it('needs a token', async () => expect((await program.ask(CUSTOMERS)).status).toBe(401));
  it('is refused for a malformed or unknown id', async () => {
    expect((await ask('/not-an-id')).status).toBe(400);
    expect((await ask(`/${ABSENT}`)).body.code).toBe('customers.not-found');
    expect((await ask(`/${ABSENT}/tags`, { body: { add: ['x'] } })).body.code).toBe('customers.not-found');
  });
});
