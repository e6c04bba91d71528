import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';
const PASSWORD = 'correct horse battery staple';
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' };

let program: RunningProgram;
const tokens: Record<string, string> = {};
const ids: Record<string, string> = {};
beforeAll(async () => {
  program = await RunningProgram.start({ env: UNLIMITED });
  for (const role of ['sales', 'support', 'marketing', 'manager']) await member(role);
}, 60_000);
afterAll(() => program.dispose());

/** Creates and logs in a user with this role. */
async function member(role: string): Promise<void> {
  const email = `${role}@facts.example`;
  const made = await crm(['user', 'create-admin', '--email', email, '--name', role, '--json'], {
    env: { DATA_DIR: program.dataDir },
    input: PASSWORD,
  });
  const { id } = JSON.parse(made.stdout) as { id: string };
  const user = await program.askAsAdministrator(`/api/v1/users/${id}`);
  const answer = await program.askAsAdministrator(`/api/v1/users/${id}/roles`, {
    method: 'PUT',
    body: { roles: [role] },
    headers: { 'if-match': user.headers.get('etag') ?? '' },
  });
  if (answer.status !== 200) throw new Error(answer.text);
  [ids[role], tokens[role]] = [id, await program.logIn({ email, password: PASSWORD })];
}

/** Position of the last write by any caller: the callers here have to see what others wrote. */
let position = '';
async function knowing(question: Question, send: (asked: Question) => Promise<Answer>): Promise<Answer> {
  const token: Record<string, string> = position === '' ? {} : { 'consistency-token': position };
  const answer = await send({ ...question, headers: { ...token, ...question.headers } });
  position = answer.headers.get('consistency-token') ?? position;
  return answer;
}
const ask = (path: string, question: Question = {}): Promise<Answer> =>
  knowing(question, (asked) => program.askAsAdministrator(`${CUSTOMERS}${path}`, asked));
const as = (role: string, path: string, question: Question = {}): Promise<Answer> =>
  knowing(question, (asked) => program.ask(`${CUSTOMERS}${path}`, { ...asked, token: tokens[role] ?? '' }));
const show = async (id: string) => (await ask(`/${id}`)).body;
async function created(body: object): Promise<string> {
  const { status, body: receipt, text } = await ask('', { body: { kind: 'person', ...body } });
  if (status !== 201) throw new Error(text);
  return (receipt as { id: string }).id;
}
const codesOf = ({ body }: Answer): string[] =>
  (body.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
const told = ({ status, body }: Answer) => [status, body.code];
async function idsWhere(filter: string): Promise<string[]> {
  const { body } = await ask(`?filter=${encodeURIComponent(filter)}`);
  return (body.items as { id: string }[]).map(({ id }) => id);
}

describe('consents', () => {
  const proof = { source: 'sign-up form', text: 'Yes.', obtainedAt: '2026-03-01T10:30:00+01:00' };
  const newsletter = { channel: 'email', purpose: 'newsletter', state: 'granted', proof };
  const record = (id: string, consent: object, role?: string) =>
    role === undefined ? ask(`/${id}/consents`, { body: consent }) : as(role, `/${id}/consents`, { body: consent });

  it('show the latest state of each channel and purpose: since when, from which source, by whom', async () => {
    const id = await created({ name: 'Connie Sent' });
    await record(id, newsletter, 'marketing');
    await record(id, { ...newsletter, channel: 'phone', purpose: 'marketing', state: 'withdrawn' });
    const { consents, createdBy } = await show(id);
    expect(consents).toEqual([
      { ...view('email', 'newsletter', 'granted'), by: ids['marketing'] },
      { ...view('phone', 'marketing', 'withdrawn'), by: createdBy },
    ]);
  });
  const view = (channel: string, purpose: string, state: string) => ({
    channel,
    purpose,
    state,
    since: '2026-03-01T09:30:00.000Z',
    source: 'sign-up form',
  });

  it('record nothing for the same proof again, and an event for another proof', async () => {
    const id = await created({ name: 'Rita Peat' });
    expect((await record(id, newsletter)).body.revision).toBe(1);
    expect((await record(id, newsletter)).body.revision).toBe(1);
    expect((await record(id, { ...newsletter, proof: { ...proof, source: 'call' } })).body.revision).toBe(2);
    expect((await show(id)).consents).toEqual([
      expect.objectContaining({ source: 'call', since: '2026-03-01T09:30:00.000Z' }),
    ]);
  });
  it('are not revived by a proof older than their withdrawal', async () => {
    const id = await created({ name: 'Walter Drawn' });
    const end = { ...proof, source: 'call', obtainedAt: '2026-05-01T00:00:00Z' };
    await record(id, newsletter);
    await record(id, { ...newsletter, state: 'withdrawn', proof: end });
    expect(told(await record(id, newsletter))).toEqual([409, 'customers.consent-outdated']);
    expect((await show(id)).consents[0]).toMatchObject({ state: 'withdrawn', since: '2026-05-01T00:00:00.000Z' });
  });
  it('can be withdrawn for an archived customer', async () => {
    const id = await created({ name: 'Archie Vale' });
    await ask(`/${id}/archive`, { body: {} });
    expect((await record(id, { ...newsletter, state: 'withdrawn' })).status).toBe(200);
    expect((await show(id)).allowedActions).toEqual(['read', 'consent', 'restore']);
  });
  it('are refused with every fault: unknown channels and states, malformed texts, proofs from the future', async () => {
    const id = await created({ name: 'Fay Ulty' });
    const future = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await record(id, {
      channel: 'pigeon',
      purpose: 'News Letter',
      state: 'maybe',
      proof: { source: '', obtainedAt: future, by: 'me' },
    });
    expect(answer.status).toBe(400);
    expect(codesOf(answer).sort()).toEqual([
      '/channel is-in',
      '/proof/by unknown-field',
      '/proof/obtainedAt is-past-instant',
      '/proof/source is-plain-text',
      '/purpose matches',
      '/state is-in',
    ]);
  });
  it('can be recorded only with the right to do so', async () => {
    const id = await created({ name: 'Rory Ights' });
    expect(told(await record(id, newsletter, 'support'))).toEqual([403, 'access.forbidden']);
    expect(told(await record(id, newsletter, 'sales'))).toEqual([403, 'access.forbidden']);
    expect(told(await record(id, newsletter, 'manager'))).toEqual([404, 'customers.not-found']);
  });
});

describe('preferences', () => {
  it('are shown in their canonical spelling, and change one by one', async () => {
    const id = await created({ name: 'Pia', preferences: { language: 'de-at', timeZone: 'europe/vienna' } });
    expect((await show(id)).preferences).toEqual({
      language: 'de-AT',
      preferredChannel: null,
      timeZone: 'Europe/Vienna',
    });
    const { revision } = await show(id);
    const change = { method: 'PATCH', headers: { 'if-match': `"${revision}"` } };
    const answer = await ask(`/${id}`, {
      ...change,
      body: { preferences: { language: null, preferredChannel: 'sms' } },
    });
    expect(answer.status).toBe(200);
    expect((await show(id)).preferences).toEqual({
      language: null,
      preferredChannel: 'sms',
      timeZone: 'Europe/Vienna',
    });
  });
  it.each([
    [{ language: 'de_AT' }, '/preferences/language is-language'],
    [{ language: null }, '/preferences/language is-language'],
    [{ timeZone: 'Europe/Atlantis' }, '/preferences/timeZone is-time-zone'],
    [{ preferredChannel: 'fax' }, '/preferences/preferredChannel is-in'],
    [{ colour: 'red' }, '/preferences/colour unknown-field'],
  ])('are a closed set: %j', async (preferences, fault) => {
    const answer = await ask('', { body: { kind: 'person', name: 'Pia', preferences } });
    expect([answer.status, codesOf(answer)]).toEqual([400, [fault]]);
  });
});

describe('ids of other systems', () => {
  it('belong to one active customer, find it, and are free again once it is archived', async () => {
    const externalIds = [{ system: 'sap', id: '47/11 a' }];
    const id = await created({ name: 'Erna', externalIds });
    const clash = await ask('', { body: { kind: 'person', name: 'Other', externalIds } });
    expect(told(clash)).toEqual([409, 'customers.external-id-taken']);
    expect(clash.body.facts).toEqual({ system: 'sap', holder: id });
    expect(await idsWhere('externalId eq "sap:47/11 a"')).toEqual([id]);
    expect((await ask('/by-external-id/sap/47%2F11%20a')).body).toMatchObject({ id, externalIds });
    expect((await ask('/by-external-id/sap/47%2F11%20A')).status).toBe(404);
    await ask(`/${id}/archive`, { body: {} });
    expect(told(await ask('/by-external-id/sap/47%2F11%20a'))).toEqual([404, 'customers.not-found']);
    const next = await created({ name: 'Next', externalIds });
    const restored = await ask(`/${id}/restore`, { method: 'POST' });
    expect([...told(restored), restored.body.facts.holder]).toEqual([409, 'customers.external-id-taken', next]);
  });
  it('reveal no holder to a caller who may not read it', async () => {
    const externalIds = [{ system: 'sap', id: 'hidden' }];
    await created({ name: 'Hidden', externalIds });
    const { body } = await as('manager', '', { body: { kind: 'person', name: 'Mine', externalIds } });
    expect([body.code, body.facts]).toEqual(['customers.external-id-taken', { system: 'sap' }]);
  });
  it('are replaced as a list', async () => {
    const id = await created({ name: 'Liz', externalIds: [{ system: 'sap', id: 'l1' }] });
    const next = [{ system: 'shop', id: 'l1' }];
    const headers = { 'if-match': `"${(await show(id)).revision}"` };
    expect((await ask(`/${id}`, { method: 'PATCH', headers, body: { externalIds: next } })).status).toBe(200);
    expect((await show(id)).externalIds).toEqual(next);
    expect((await ask('/by-external-id/sap/l1')).status).toBe(404);
  });
  it('are refused when malformed or repeated', async () => {
    const answer = await ask('', {
      body: { kind: 'person', name: 'X', externalIds: [{ system: 'S AP', id: '' }, { id: 'x'.repeat(201) }] },
    });
    expect(codesOf(answer)).toEqual(
      expect.arrayContaining([
        '/externalIds/0/system matches',
        '/externalIds/0/id is-plain-text',
        '/externalIds/1/id is-plain-text',
      ]),
    );
    const twice = [1, 2].map(() => ({ system: 'sap', id: 'same' }));
    const repeated = await ask('', { body: { kind: 'person', name: 'X', externalIds: twice } });
    expect(codesOf(repeated)).toEqual(['/externalIds are-different']);
  });
});

describe('upserting a customer by the id of another system', () => {
  const put = (id: string, body: object, headers: Record<string, string> = {}): Promise<Answer> =>
    ask(`/by-external-id/erp/${id}`, { method: 'PUT', body: { kind: 'person', ...body }, headers });
  const result = ({ status, headers, body }: Answer) => [status, headers.get('upsert-result'), body.result];

  it('creates, changes, and records nothing when repeated', async () => {
    const body = { name: 'Petra', company: 'ERP Ltd', emails: [{ address: 'petra@erp.example' }], tags: ['b', 'a'] };
    const first = await put('p1', body);
    expect(result(first)).toEqual([201, 'created', 'created']);
    expect(first.headers.get('location')).toBe(`${CUSTOMERS}/${first.body.id}`);
    const again = await put('p1', body);
    expect(result(again)).toEqual([200, 'unchanged', 'unchanged']);
    expect(again.body).toMatchObject({
      id: first.body.id,
      revision: first.body.revision,
      position: first.body.position,
    });
    const changed = await put('p1', { ...body, name: 'Petra II' }, { prefer: 'return=representation' });
    expect([changed.status, changed.headers.get('upsert-result')]).toEqual([200, 'changed']);
    expect(changed.body).toMatchObject({ name: 'Petra II', externalIds: [{ system: 'erp', id: 'p1' }] });
  });
  it('clears descriptive fields that it leaves out, and keeps what people added', async () => {
    const { body: receipt } = await put('p2', { name: 'Kim', company: 'Gone', phones: [{ number: '+4930901820' }] });
    await ask(`/${receipt.id}/tags`, { body: { add: ['vip'] } });
    const headers = { 'if-match': `"${(await show(receipt.id)).revision}"` };
    const externalIds = [
      { system: 'erp', id: 'p2' },
      { system: 'shop', id: 'kim' },
    ];
    await ask(`/${receipt.id}`, { method: 'PATCH', headers, body: { preferences: { language: 'en' }, externalIds } });
    expect((await put('p2', { name: 'Kim' })).body.result).toBe('changed');
    expect(await show(receipt.id)).toMatchObject({
      company: null,
      phones: [],
      tags: ['vip'],
      preferences: { language: 'en' },
      externalIds,
    });
  });
  it('heeds If-Match and If-None-Match', async () => {
    const { body } = await put('p3', { name: 'Iva' }, { 'if-none-match': '*' });
    expect(told(await put('p3', { name: 'Ivb' }, { 'if-none-match': '*' }))).toEqual([412, 'customers.there-already']);
    expect(told(await put('p3', { name: 'Ivb' }, { 'if-match': '"7"' }))).toEqual([412, 'streams.stale-revision']);
    expect((await put('p3', { name: 'Ivb' }, { 'if-match': `"${body.revision}"` })).body.result).toBe('changed');
    expect(told(await put('p3', { name: 'Ivc' }, { 'if-none-match': '"1"' }))).toEqual([400, 'request.invalid']);
    expect((await put('p3-new', { name: 'Ivd' }, { 'if-match': '"0"' })).status).toBe(412);
    expect((await ask('/by-external-id/erp/p3-new')).status).toBe(404);
  });
  it('has one effect and one answer under one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'upsert-once' };
    const first = await put('p4', { name: 'Ida' }, { ...key, 'if-none-match': '*' });
    await put('p4', { name: 'Another' });
    const again = await put('p4', { name: 'Ida' }, { ...key, 'if-none-match': '*' });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await ask('/by-external-id/erp/p4')).body.name).toBe('Another');
  });
  it('takes no address from another customer, and turns no person into an organization', async () => {
    await created({ name: 'Held', emails: [{ address: 'held@erp.example' }] });
    const emails = [{ address: 'held@erp.example' }];
    expect(told(await put('p5', { name: 'Thief', emails }))).toEqual([409, 'customers.email-taken']);
    await put('p5', { name: 'Thief' });
    expect(told(await put('p5', { name: 'Thief', emails }))).toEqual([409, 'customers.email-taken']);
    expect(told(await put('p5', { kind: 'organization', name: 'Thief' }))).toEqual([409, 'customers.kind-differs']);
  });
  it('creates a new customer when the old one is archived', async () => {
    const { body } = await put('p6', { name: 'Old' });
    await ask(`/${body.id}/archive`, { body: {} });
    const anew = await put('p6', { name: 'New' });
    expect([anew.status, anew.body.id === body.id]).toEqual([201, false]);
  });
  it('creates one customer when many callers start at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_each, caller) => put(`race-${round}`, { name: `Caller ${caller}` })),
      );
      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([...Array.from({ length: 19 }, () => 200), 201]);
      expect(new Set(answers.map(({ body }) => body.id as string)).size).toBe(1);
      expect(await idsWhere(`externalId eq "erp:race-${round}"`)).toHaveLength(1);
    }
  }, 60_000);
  it.each([
    ['an e-mail address', (n: number) => ({ emails: [{ address: `same-${n}@race.example` }] })],
    ['further external ids', (n: number) => ({ externalIds: [{ system: 'shop', id: `same-${n}` }] })],
    [
      'both',
      (n: number) => ({
        emails: [{ address: `a-${n}@race.example` }, { address: `b-${n}@race.example` }],
        externalIds: ['crm', 'shop'].map((system) => ({ system, id: `both-${n}` })),
      }),
    ],
  ])(
    'creates one customer and refuses nobody when equal requests with %s start at once',
    async (what, claimsOf) => {
      for (let round = 0; round < 15; round += 1) {
        const body = { name: 'Equal', ...claimsOf(round) };
        const answers = await Promise.all([1, 2, 3, 4].map(() => put(`equal-${what.length}-${round}`, body)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 201]);
        expect(new Set(answers.map((answer) => answer.body.id as string)).size).toBe(1);
      }
    },
    60_000,
  );
  it('creates one customer when two systems announce it at once, each with the id of the other', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ids = ['erp', 'shop'].map((system) => ({ system, id: `pair-${round}` }));
      const answers = await Promise.all(
        ids.map(({ system, id }, place) =>
          ask(`/by-external-id/${system}/${id}`, {
            method: 'PUT',
            body: { kind: 'person', name: 'Pair', externalIds: [ids[1 - place]] },
          }),
        ),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    }
  }, 60_000);
});

describe('fields that a role may not write', () => {
  const fieldsOf = ({ status, body }: Answer) => [status, body.code, body.facts?.fields];
  it('are refused on every path', async () => {
    const { body } = await ask('/by-external-id/erp/f1', { method: 'PUT', body: { kind: 'person', name: 'Faye' } });
    const headers = { 'if-match': `"${body.revision}"` };
    const change = { name: 'F', phones: [], preferences: { language: 'de' } };
    const refused = [403, 'access.forbidden', ['name', 'preferences']];
    expect(fieldsOf(await as('support', `/${body.id}`, { method: 'PATCH', headers, body: change }))).toEqual(refused);
    expect(fieldsOf(await as('support', `/${body.id}`, { method: 'PATCH', body: change }))).toEqual(refused);
    const operations = [{ op: 'change', id: body.id, revision: body.revision, change }];
    const bulk = await as('support', '/bulk', { body: { operations } });
    expect(bulk.body.items[0].problem).toMatchObject({ code: 'access.forbidden', facts: { fields: refused[2] } });
    const upsert = await as('support', '/by-external-id/erp/f1', {
      method: 'PUT',
      body: { kind: 'person', name: 'F' },
    });
    expect(fieldsOf(upsert)).toEqual([403, 'access.forbidden', ['company', 'name']]);
  });
  it('leave contact data to support', async () => {
    const id = await created({ name: 'Gail' });
    const body = { emails: [{ address: 'gail@facts.example' }], phones: [], address: { city: 'Graz' } };
    const headers = { 'if-match': '"0"' };
    expect((await as('support', `/${id}`, { method: 'PATCH', headers, body })).status).toBe(200);
  });
});

describe('what a caller may do to a customer', () => {
  it('follows from role, owner and state', async () => {
    const id = await created({ name: 'Ada', ownerId: ids['sales'] });
    const actionsOf = async (role: string) => (await as(role, `/${id}`)).body.allowedActions;
    expect(await actionsOf('sales')).toEqual(['read', 'update', 'tag', 'consent']);
    expect(await actionsOf('support')).toEqual(['read', 'update']);
    expect(await actionsOf('marketing')).toEqual(['read', 'tag', 'consent']);
    expect((await show(id)).allowedActions).toEqual(['read', 'update', 'tag', 'consent', 'assign', 'archive']);
  });
  it('includes the rights of an owner for one day after creating it', async () => {
    const { body } = await as('manager', '', { body: { kind: 'person', name: 'Given', ownerId: ids['sales'] } });
    expect((await as('manager', `/${body.id}`)).body.allowedActions).toContain('tag');
    expect((await as('manager', `/${body.id}/tags`, { body: { add: ['x'] } })).status).toBe(200);
  });
  it('never includes ids of other systems for marketing', async () => {
    const id = await created({ name: 'Sec', externalIds: [{ system: 'sap', id: 'secret-1' }] });
    expect((await as('marketing', `/${id}`)).body.externalIds).toBeUndefined();
    expect((await as('marketing', '/by-external-id/sap/secret-1')).status).toBe(403);
    expect((await as('marketing', '/by-external-id/sap/no-such')).status).toBe(403);
    const filter = encodeURIComponent('externalId eq "sap:secret-1"');
    expect((await as('marketing', `?filter=${filter}`)).status).toBe(400);
  });
});

describe('a killed program', () => {
  it('leaves one customer for each id that was being upserted', async () => {
    const mine = await RunningProgram.start({ env: UNLIMITED });
    const put = (on: RunningProgram, n: number, caller: number) =>
      on
        .askAsAdministrator(`${CUSTOMERS}/by-external-id/erp/k${n}`, {
          method: 'PUT',
          body: { kind: 'person', name: `K ${n} ${caller}` },
        })
        .catch(() => undefined);
    await put(mine, 0, 0);
    const numbers = Array.from({ length: 60 }, (_each, index) => index % 30);
    const cut = numbers.map((n, caller) => put(mine, n, caller));
    await Promise.race(cut);
    await mine.kill();
    await Promise.all(cut);
    const again = await RunningProgram.start({ env: UNLIMITED, dataDir: mine.dataDir });
    const answers = await Promise.all(numbers.map((n, caller) => put(again, n, caller)));
    expect(answers.every((answer) => answer?.status === 200 || answer?.status === 201)).toBe(true);
    const { body } = await again.askAsAdministrator(`${CUSTOMERS}?total=true`);
    expect(body.total).toBe(30);
    await again.dispose();
  }, 60_000);
});
