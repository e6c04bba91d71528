import { setTimeout } from 'node:timers/promises';
import { RunningProgram, type Answer, type Question } from '@crm/testing';

const FIELDS = '/api/v1/custom-fields';
const CUSTOMERS = '/api/v1/customers';
const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start()));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> => program.askAsAdministrator(path, question);
const codesOf = ({ body }: Answer): string[] =>
  ((body.errors ?? []) as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
const filtered = (filter: string, more = ''): string =>
  `${CUSTOMERS}?filter=${encodeURIComponent(filter)}${more === '' ? '' : `&${more}`}`;

async function accepted(answer: Promise<Answer>): Promise<Answer> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(text);
  return answer;
}
async function defined(body: object): Promise<string> {
  return ((await accepted(ask(FIELDS, { body }))).body as { id: string }).id;
}
async function created(name: string, customFields?: object): Promise<string> {
  const body = { kind: 'person', name, emails: [{ address: `${name}@fields.example` }], customFields };
  return ((await accepted(ask(CUSTOMERS, { body }))).body as { id: string }).id;
}
async function names(path: string): Promise<string[]> {
  return ((await accepted(ask(path))).body.items as { name: string }[]).map(({ name }) => name);
}
async function change(path: string, body: object): Promise<Answer> {
  const { headers } = await ask(path);
  return ask(path, { method: 'PATCH', body, headers: { 'if-match': headers.get('etag') ?? '' } });
}

describe('defining custom fields', () => {
  it('returns a receipt that leads to the field, which has an ETag', async () => {
    const { status, body, headers } = await ask(FIELDS, {
      body: {
        key: 'loyalty',
        label: ' Loyalty level ',
        type: 'select',
        options: [{ value: 'gold', label: 'Gold' }],
      },
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${FIELDS}/${body.id}`);
    const shown = await ask(`${FIELDS}/${body.id}`);
    expect(shown.body).toEqual({
      id: body.id,
      revision: body.revision,
      kind: 'customer',
      key: 'loyalty',
      label: 'Loyalty level',
      type: 'select',
      required: false,
      status: 'active',
      options: [{ value: 'gold', label: 'Gold', retired: false }],
    });
    const etag = shown.headers.get('etag') ?? '';
    expect((await ask(`${FIELDS}/${body.id}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await ask(FIELDS)).body.items).toContainEqual(shown.body);
    expect((await ask(`${FIELDS}?kind=customer`)).body.items).toContainEqual(shown.body);
    expect((await ask(`${FIELDS}?kind=planet`)).status).toBe(400);
    expect((await ask(`${FIELDS}/${ABSENT}`)).status).toBe(404);
  });

  it('has one effect under one Idempotency-Key', async () => {
    const question = { body: { key: 'once', label: 'Once', type: 'text' }, headers: { 'idempotency-key': 'field' } };
    const [first, again] = [await ask(FIELDS, question), await ask(FIELDS, question)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
  });

  it('refuses a key that is or was in use', async () => {
    const id = await defined({ key: 'was', label: 'Was', type: 'number' });
    await accepted(ask(`${FIELDS}/${id}/archive`, { body: {} }));
    const { status, body } = await ask(FIELDS, { body: { key: 'wAS', label: 'Again', type: 'text' } });
    expect([status, body.code, body.facts]).toEqual([
      409,
      'customers.custom-field-key-taken',
      { key: 'wAS', holder: id },
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'Upper', 'a.b', 'a b', '', '1st', '$x'])(
    'refuses the key %j',
    async (key) => {
      const answer = await ask(FIELDS, { body: { key, label: 'X', type: 'text' } });
      expect([answer.status, codesOf(answer)]).toEqual([400, ['/key is-field-key']]);
    },
  );

  it('refuses options for other types, and a selection without options', async () => {
    const options = [{ value: 'a', label: 'A' }];
    expect(codesOf(await ask(FIELDS, { body: { key: 'x1', label: 'X', type: 'text', options } }))).toEqual([
      '/options options-not-allowed',
    ]);
    expect(codesOf(await ask(FIELDS, { body: { key: 'x1', label: 'X', type: 'select' } }))).toEqual([
      '/options options-missing',
    ]);
    const twice = { key: 'x1', label: 'X', type: 'select', options: [...options, ...options] };
    expect(codesOf(await ask(FIELDS, { body: twice }))).toEqual(['/options are-different']);
  });

  it('requires If-Match for a change, and lets one of two changes to the same state win', async () => {
    const id = await defined({ key: 'raced', label: 'Raced', type: 'text' });
    const path = `${FIELDS}/${id}`;
    const headers = { 'if-match': (await ask(path)).headers.get('etag') ?? '' };
    const question = (label: string): Question => ({ method: 'PATCH', body: { label }, headers });
    const answers = await Promise.all([ask(path, question('One')), ask(path, question('Two'))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await ask(path, { method: 'PATCH', body: { label: 'X' } })).status).toBe(428);
    expect((await ask(`${FIELDS}/${ABSENT}`, { method: 'PATCH', body: { label: 'X' }, headers })).status).toBe(404);
  });
});

describe('values of custom fields', () => {
  let must: string;
  beforeAll(async () => {
    await defined({ key: 'seats', label: 'Seats', type: 'number' });
    await defined({ key: 'member', label: 'Member', type: 'boolean' });
    await defined({ key: 'since', label: 'Member since', type: 'date' });
    await defined({ key: 'nick', label: 'Nick name', type: 'text' });
    await defined({
      key: 'likes',
      label: 'Likes',
      type: 'multi-select',
      options: ['tea', 'go', 'chess'].map((value) => ({ value, label: value.toUpperCase() })),
    });
    await created('anna', { seats: 3, member: true, since: '2024-02-29', nick: 'Ännchen', likes: ['go', 'tea'] });
    await created('bert', { seats: 11, member: false, since: '2023-01-01', loyalty: 'gold' });
    await created('cleo', { seats: 2.5 });
  });

  it('are shown with the customer, unless a field has none', async () => {
    const [shown] = (await ask(filtered('custom.nick eq "annchen"'))).body.items;
    expect(shown.customFields).toEqual({
      seats: 3,
      member: true,
      since: '2024-02-29',
      nick: 'Ännchen',
      likes: ['tea', 'go'],
    });
    expect(shown.slots).toBeUndefined();
  });

  it('can be filtered and sorted by under their own names', async () => {
    expect(await names(filtered('custom.seats ge 2.5', 'sort=-custom.seats'))).toEqual(['bert', 'anna', 'cleo']);
    expect(await names(filtered('custom.member eq true'))).toEqual(['anna']);
    expect(await names(filtered('custom.since lt "2024-01-01"'))).toEqual(['bert']);
    expect(await names(filtered('custom.likes in ("go", "chess")'))).toEqual(['anna']);
    expect(await names(filtered('custom.loyalty eq "gold" or custom.nick prefix "än"', 'sort=name'))).toEqual([
      'anna',
      'bert',
    ]);
    expect(await names(filtered('custom.seats ne null and custom.member eq null'))).toEqual(['cleo']);
    const wrong = await ask(filtered('custom.seats eq "3"'));
    expect([wrong.status, wrong.body.facts.reason]).toEqual([400, 'custom.seats must be compared with a number']);
    for (const unknown of [
      'custom.nothing',
      'custom.was',
      'custom.constructor',
      't1',
      'slots.t1',
      'customFields.nick',
    ]) {
      const { status, body } = await ask(filtered(`${unknown} eq "x"`));
      expect([status, body.facts.field]).toEqual([400, unknown]);
      expect(body.facts.allowed).toEqual(expect.arrayContaining(['custom.seats', 'custom.likes', 'city']));
      expect(body.facts.allowed).not.toContain('custom.was');
    }
  });

  it('are counted in facets like other fields', async () => {
    const { body } = await accepted(
      ask(
        `${CUSTOMERS}?facets=status,custom.member,custom.likes&limit=1&filter=${encodeURIComponent(
          'name in ("anna", "bert", "cleo")',
        )}`,
      ),
    );
    expect(body.facets).toEqual({
      status: [{ value: 'active', count: 3 }],
      'custom.member': [
        { value: null, count: 1 },
        { value: false, count: 1 },
        { value: true, count: 1 },
      ],
      'custom.likes': [
        { value: null, count: 2 },
        { value: 'go', count: 1 },
        { value: 'tea', count: 1 },
      ],
    });
    for (const facets of ['', 'name', 'custom.seats', 'status,status', 'status&facets=kind'])
      expect((await ask(`${CUSTOMERS}?facets=${facets}`)).status).toBe(400);
  });

  it('are refused with a pointer when they are unknown, archived or of another type, and then nothing changes', async () => {
    const id = await created('dora', { seats: 1 });
    const wrong = { seats: '1', member: 'yes', since: '2026-02-30', nick: 7, likes: ['coffee'], was: 1, nothing: 1 };
    const codes = [
      '/customFields/likes option',
      '/customFields/member boolean',
      '/customFields/nick text',
      '/customFields/nothing unknown-custom-field',
      '/customFields/seats number',
      '/customFields/since date',
      '/customFields/was custom-field-archived',
    ];
    const changed = await change(`${CUSTOMERS}/${id}`, { name: 'Dorothy', customFields: wrong });
    expect([changed.status, codesOf(changed).sort()]).toEqual([400, codes]);
    const creation = await ask(CUSTOMERS, { body: { kind: 'person', name: 'X', customFields: wrong } });
    expect([creation.status, codesOf(creation).sort()]).toEqual([400, codes]);
    expect((await ask(`${CUSTOMERS}/${id}`)).body).toMatchObject({ name: 'dora', customFields: { seats: 1 } });
  });

  it.each(['__proto__', 'constructor', 'prototype'])('under the key %s are refused', async (key) => {
    const body = `{"kind":"person","name":"P","customFields":{"${key}":{"polluted":true}}}`;
    const { status } = await ask(CUSTOMERS, { body });
    expect(status).toBe(400);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each([[[]], [7], ['x'], [null], [{ seats: { $gt: 0 } }], [{ likes: [1] }]])('cannot be %j', async (customFields) =>
    expect((await ask(CUSTOMERS, { body: { kind: 'person', name: 'Q', customFields } })).status).toBe(400),
  );

  it('are changed one by one, cleared by null, and kept when not named', async () => {
    const id = await created('emil', { seats: 5, nick: 'Em', likes: ['go'] });
    const path = `${CUSTOMERS}/${id}`;
    await accepted(change(path, { customFields: { seats: 6, nick: null } }));
    const { body, headers } = await ask(path);
    expect(body.customFields).toEqual({ seats: 6, likes: ['go'] });
    const same = await change(path, { customFields: { seats: 6, nick: null, likes: ['go', 'go'] } });
    expect([same.status, same.body.revision]).toEqual([200, body.revision]);
    const stale = { method: 'PATCH', body: { customFields: { seats: 7 } }, headers: { 'if-match': '"0"' } };
    expect((await ask(path, stale)).status).toBe(412);
    expect((await ask(path)).headers.get('etag')).toBe(headers.get('etag'));
  });

  it('that are required must be present from the start and cannot be cleared', async () => {
    const id = await created('fritz');
    must = await defined({ key: 'must', label: 'Must', type: 'text', required: true });
    const creation = await ask(CUSTOMERS, { body: { kind: 'person', name: 'gustav' } });
    expect([creation.status, codesOf(creation)]).toEqual([400, ['/customFields/must required']]);
    await accepted(change(`${CUSTOMERS}/${id}`, { name: 'fritzi' })); // older customers stay as they are
    await accepted(change(`${CUSTOMERS}/${id}`, { customFields: { must: 'x' } }));
    expect(codesOf(await change(`${CUSTOMERS}/${id}`, { customFields: { must: null } }))).toEqual([
      '/customFields/must required',
    ]);
    await accepted(ask(`${FIELDS}/${must}/archive`, { body: {} }));
    await created('gustav');
  });

  it('outlive the archiving of their field and the retirement of their option', async () => {
    const id = await defined({ key: 'tier', label: 'Tier', type: 'select', options: [{ value: 'a', label: 'A' }] });
    const customer = await created('hugo', { tier: 'a' });
    await accepted(change(`${FIELDS}/${id}`, { options: [{ value: 'a', label: 'A', retired: true }] }));
    expect(codesOf(await change(`${CUSTOMERS}/${customer}`, { customFields: { tier: 'a' } }))).toEqual([
      '/customFields/tier option',
    ]);
    expect(await names(filtered('custom.tier eq "a"'))).toEqual(['hugo']);
    await accepted(ask(`${FIELDS}/${id}/archive`, { body: {} }));
    expect((await ask(filtered('custom.tier eq "a"'))).status).toBe(400);
    expect((await ask(`${CUSTOMERS}/${customer}`)).body.customFields).toEqual({ tier: 'a' });
    await accepted(ask(`${FIELDS}/${id}/restore`, { body: {} }));
    expect(await names(filtered('custom.tier eq "a"'))).toEqual(['hugo']);
  });
});

describe('importing custom fields', () => {
  const IMPORTS = '/api/v1/imports';
  const FILE = [
    'Name,Email,Plan,Score,Renewed on',
    'Ina,ina@import.example,pro,1.5,2026-01-31',
    'Jo,jo@import.example,Professional,x,2026-01-31',
    'Kim,kim@import.example,,3,31.01.2026',
    'Lu,lu@import.example,,4,',
    '',
  ].join('\n');

  async function run(id: string, body: object): Promise<Answer> {
    await accepted(ask(`${IMPORTS}/${id}/start`, { body }));
    for (;;) {
      const answer = await ask(`${IMPORTS}/${id}`);
      if (!['running', 'validating'].includes(answer.body.state)) return answer;
      await setTimeout(20);
    }
  }
  const errorsOf = async (id: string): Promise<string[]> =>
    (await ask(`${IMPORTS}/${id}/errors`)).text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',').slice(0, 3).join(' '));

  it('recognises columns by key, label and mapping, and checks each cell, in a dry run too', async () => {
    await defined({ key: 'score', label: 'Points', type: 'number' });
    await defined({ key: 'renewed', label: 'Renewed on', type: 'date' });
    const options = [{ value: 'pro', label: 'Professional' }];
    const plan = await defined({ key: 'package', label: 'Package', type: 'select', required: true, options });
    const uploaded = await ask(IMPORTS, { method: 'POST', body: FILE, headers: { 'content-type': 'text/csv' } });
    expect(uploaded.body.mapping).toMatchObject({
      Plan: null,
      Score: 'custom.score',
      'Renewed on': 'custom.renewed',
    });
    const { id } = uploaded.body as { id: string };
    const unknown = await ask(`${IMPORTS}/${id}/start`, { body: { mode: 'create', mapping: { Plan: 'custom.plan' } } });
    expect([unknown.status, codesOf(unknown)]).toEqual([400, ['/mapping/Plan unknown-custom-field']]);

    const mapping = { Plan: 'custom.package' };
    const errors = ['3 Score custom-number-unreadable', '4  required', '5  required'];
    const checked = await run(id, { mode: 'create', strict: true, dryRun: true, mapping });
    expect(checked.body).toMatchObject({ state: 'validated', counts: { created: 1, failed: 3 } });
    expect(await errorsOf(id)).toEqual(errors);
    const done = await run(id, { mode: 'create', strict: true, mapping });
    expect(done.body).toMatchObject({ state: 'completed', counts: { created: 1, failed: 3 } });
    expect(await errorsOf(id)).toEqual(errors);
    const [ina] = (await ask(filtered('custom.package eq "pro"'))).body.items;
    expect(ina).toMatchObject({ name: 'Ina', customFields: { package: 'pro', score: 1.5, renewed: '2026-01-31' } });
    await completesWhatIsThere();
    await accepted(ask(`${FIELDS}/${plan}/archive`, { body: {} }));
  });

  async function completesWhatIsThere(): Promise<void> {
    const body = 'Name,Email,Score\nIna,ina@import.example,7\n';
    const { id } = (await ask(IMPORTS, { method: 'POST', body, headers: { 'content-type': 'text/csv' } })).body;
    expect((await run(id, { mode: 'update' })).body).toMatchObject({ counts: { updated: 1, failed: 0 } });
    const [ina] = (await ask(filtered('custom.package eq "pro"'))).body.items;
    expect(ina.customFields).toEqual({ package: 'pro', score: 7, renewed: '2026-01-31' });
  }
});
