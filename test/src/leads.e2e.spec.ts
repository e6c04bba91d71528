import { RunningProgram, type Answer, type Question } from '@crm/testing';
import type { Cast, Person } from './walk/cast.js';
import { castOf } from './walk/people.js';

let program: RunningProgram;
let cast: Cast;
beforeAll(async () => {
  program = await RunningProgram.start();
  cast = await castOf(program, ['manager', 'sales', 'support', 'marketing']);
}, 60_000);
afterAll(() => program.dispose());

let position = '';
/** As an administrator, or as somebody of the cast, who sees what was written before. */
async function ask(path: string, question: Question = {}, person?: Person): Promise<Answer> {
  const headers = { ...question.headers, ...(position !== '' && { 'consistency-token': position }) };
  const asked = { ...question, headers };
  const answer = person
    ? await program.ask(`/api/v1${path}`, { ...asked, token: person.token })
    : await program.askAsAdministrator(`/api/v1${path}`, asked);
  position = answer.headers.get('consistency-token') ?? position;
  return answer;
}
async function created(path: string, body: object, person?: Person): Promise<string> {
  const answer = await ask(path, { body }, person);
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}
let count = 0;
/** Of somebody new each time. */
const someone = (more: object = {}) => ({ name: 'Grace Hopper', email: `grace${(count += 1)}@example.org`, ...more });
const capture = (more: object = {}, person?: Person): Promise<string> => created('/leads', someone(more), person);
const card = async (id: string): Promise<Record<string, unknown>> => (await ask(`/leads/${id}`)).body;
const found = async (filter: string, more = ''): Promise<string[]> => {
  const answer = await ask(`/leads?filter=${encodeURIComponent(filter)}${more}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return (answer.body.items as { id: string }[]).map(({ id }) => id);
};

describe('a captured lead', () => {
  it('is shown as it was understood: the key of its source, its number as E.164, its creator as owner', async () => {
    const id = await capture(
      {
        phone: '+1 (202) 555-0143',
        source: 'Social Media',
        estimatedAmount: { amount: 0, currency: 'EUR' },
        score: 70,
      },
      cast.callers.sales,
    );
    expect(await card(id)).toMatchObject({
      ...{ id, revision: 0, name: 'Grace Hopper', phone: '+12025550143', company: null, source: 'social-media' },
      ...{ status: 'new', archived: false, lostReason: null, lastContact: null, customerId: null },
      ...{ estimatedAmount: { amount: 0, currency: 'EUR' }, rating: null, campaign: null, score: 70, teamId: null },
      ...{ ownerId: cast.callers.sales.id, createdBy: cast.callers.sales.id },
      stages: [{ status: 'new', since: expect.any(String), until: null, seconds: 0 }],
    });
  });

  it('is changed where the request says so; null clears', async () => {
    const id = await capture({ company: 'Compilers Inc', campaign: 'Fair' });
    const headers = { 'if-match': '"0"' };
    const change = { company: null, rating: 'hot', phone: '+12025550198' };
    expect((await ask(`/leads/${id}`, { method: 'PATCH', headers, body: change })).body).toMatchObject({ revision: 2 });
    expect(await card(id)).toMatchObject({ company: null, rating: 'hot', phone: '+12025550198', campaign: 'Fair' });
  });

  it.each([
    [{ score: 101 }, '/score'],
    [{ rating: 'lukewarm' }, '/rating'],
    [{ email: 'nobody' }, '/email'],
    [{ phone: '12' }, '/phone'],
    [{ estimatedAmount: { amount: 1.5, currency: 'EUR' } }, '/estimatedAmount/amount'],
    [{ status: 'won' }, '/status'],
  ])('with %j is refused with the field', async (fault, pointer) => {
    const { status, body } = await ask('/leads', { body: someone(fault) });
    expect([status, (body.errors as { pointer: string }[]).map((error) => error.pointer)]).toEqual([400, [pointer]]);
  });

  it('belongs to a customer that exists, is not archived and may be read', async () => {
    const customerId = await created('/customers', { kind: 'person', name: 'Hidden', ownerId: cast.stranger.id });
    const refused = await ask('/leads', { body: someone({ customerId }) }, cast.callers.manager);
    expect([refused.status, refused.body.code]).toEqual([404, 'customers.not-found']);
    const id = await capture({ customerId });
    expect(await found(`customerId eq "${customerId}"`)).toEqual([id]);
    await ask(`/customers/${customerId}/archive`, { body: {} });
    const archived = await ask('/leads', { body: someone({ customerId }) });
    expect([archived.status, archived.body.code]).toEqual([409, 'customers.archived']);
  });
});

describe('the sources of leads', () => {
  it('are a list that the refusal of an unknown one tells', async () => {
    const { status, body } = await ask('/leads', { body: someone({ source: 'carrier-pigeon' }) });
    expect([status, body.code]).toEqual([400, 'sales.choice-unknown']);
    expect(body.facts).toEqual({
      list: 'lead-source',
      choices: ['website', 'social-media', 'referral', 'event', 'partner', 'import', 'api'],
    });
  });

  it('can be added, renamed, retired and restored; leads keep what they have', async () => {
    const source = await created('/lead-sources', { key: 'pigeon', label: 'Carrier pigeon' });
    const id = await capture({ source: 'carrier pigeon' });
    const etag = (await ask(`/lead-sources/${source}`)).headers.get('etag') ?? '';
    await ask(`/lead-sources/${source}`, {
      method: 'PATCH',
      headers: { 'if-match': etag },
      body: { label: 'Pigeon post' },
    });
    await ask(`/lead-sources/${source}/retire`, { method: 'POST' });
    const items = (await ask('/lead-sources')).body.items as { key: string }[];
    expect(items.find(({ key }) => key === 'pigeon')).toMatchObject({ label: 'Pigeon post', status: 'retired' });
    expect((await card(id))['source']).toBe('pigeon');
    expect((await ask('/leads', { body: someone({ source: 'pigeon' }) })).status).toBe(400);
    await ask(`/lead-sources/${source}/restore`, { method: 'POST' });
    expect((await ask('/leads', { body: someone({ source: 'pigeon post' }) })).status).toBe(201);
  });

  it('have nothing to do with the reasons for losing', async () => {
    const reason = await created('/lead-lost-reasons', { key: 'moved', label: 'Moved away' });
    expect((await ask(`/lead-sources/${reason}`)).status).toBe(404);
    expect((await ask('/leads', { body: someone({ source: 'moved' }) })).status).toBe(400);
  });
});

describe('the moves of a lead', () => {
  const move = (id: string, verb: string, body: object = {}) => ask(`/leads/${id}/${verb}`, { body });

  it('lead from new to qualified and to lost, and back', async () => {
    const id = await capture();
    await move(id, 'contact', { channel: 'email', interactionId: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' });
    await move(id, 'qualify', { criteria: 'Has a budget' });
    await move(id, 'step-back', { reason: 'The budget was cut' });
    await move(id, 'lose', { reason: 'No budget', comment: 'Next year' });
    expect(await card(id)).toMatchObject({
      ...{ status: 'lost', lostReason: 'no-budget', lostComment: 'Next year' },
      lastContact: { channel: 'email', interactionId: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' },
    });
    await move(id, 'reopen');
    const { status, stages } = (await card(id)) as {
      status: string;
      stages: { status: string; until: string | null }[];
    };
    expect(status).toBe('contacted');
    expect(stages.map((stage) => `${stage.status} ${stage.until === null}`)).toEqual([
      ...['new false', 'contacted true', 'qualified false', 'lost false'],
    ]);
  });

  it('that are not allowed are refused with those that are', async () => {
    const id = await capture();
    const { status, body } = await move(id, 'reopen');
    expect([status, body.code]).toEqual([409, 'sales.lead-move-not-allowed']);
    expect(body.facts).toEqual({ leadId: id, status: 'new', allowed: ['contact', 'qualify', 'lose'] });
  });

  it('need a reason of the list to lose it', async () => {
    const { status, body } = await move(await capture(), 'lose', { reason: 'bad luck' });
    expect([status, body.code]).toEqual([400, 'sales.choice-unknown']);
    expect((body.facts as { choices: string[] }).choices).toContain('no-budget');
  });
});

describe('a lead that looks like', () => {
  const codes = ({ status, body }: Answer) => [status, body.code, (body.facts as { candidates?: unknown })?.candidates];

  it('an open lead or a customer is refused with both, unless the caller insists', async () => {
    const email = 'Twice@Bücher.example';
    const customer = await created('/customers', {
      kind: 'person',
      name: 'Twice',
      phones: [{ number: '+49 30 901821' }],
      emails: [{ address: email }],
    });
    const twin = { name: 'Twice', email: 'twice@xn--bcher-kva.example', phone: '+4930901821' };
    const refused = await ask('/leads', { body: twin });
    expect(codes(refused)).toEqual([
      ...[409, 'sales.likely-duplicate'],
      [{ kind: 'customer', id: customer, signals: ['email', 'phone'] }],
    ]);
    const lead = await created('/leads?allowDuplicate=true', twin);
    expect(codes(await ask('/leads', { body: { ...twin, phone: undefined } }))).toEqual([
      ...[409, 'sales.likely-duplicate'],
      [
        { kind: 'lead', id: lead, signals: ['email'] },
        { kind: 'customer', id: customer, signals: ['email'] },
      ],
    ]);
    // What the lead names is no duplicate, and a lost lead is none.
    await ask(`/leads/${lead}/lose`, { body: { reason: 'duplicate' } });
    expect((await ask('/leads', { body: { ...twin, customerId: customer } })).status).toBe(201);
  });

  it('one that the caller may not read is listed without its id', async () => {
    const email = 'secret@example.org';
    await created('/leads', { name: 'Secret', email, ownerId: cast.stranger.id });
    expect(codes(await ask('/leads', { body: { name: 'Secret', email } }, cast.callers.sales))).toEqual([
      ...[409, 'sales.likely-duplicate'],
      [{ kind: 'lead', signals: ['email'] }],
    ]);
  });
});

describe('the list of leads', () => {
  it('is filtered by mailboxes and phone numbers as people write them, and searched', async () => {
    const id = await capture({ name: 'Ørsted Wind', email: 'Wind@Bücher.example', phone: '+49 30 901823' });
    expect(await found('email eq "wind@xn--bcher-kva.example"')).toEqual([id]);
    expect(await found('phone eq "030 901823"')).toEqual([id]);
    expect(await found('phone suffix "1823"')).toEqual([id]);
    expect((await ask('/leads?q=orsted')).body.items).toHaveLength(1);
  });

  it('takes won as a status that no lead has before it is converted', async () => {
    await capture();
    expect(await found('status eq "won"')).toEqual([]);
    expect((await found('status in ("new", "won")')).length).toBeGreaterThan(0);
    expect((await ask('/leads?filter=status eq "sold"'.replaceAll(' ', '%20'))).status).toBe(400);
  });

  it('counts values, and names owners, teams and customers', async () => {
    const teamId = await created('/teams', { name: 'Queue' });
    const id = await capture({ source: 'partner', teamId, campaign: 'Counted' });
    const filter = encodeURIComponent('campaign eq "counted"');
    const { body } = await ask(`/leads?filter=${filter}&facets=source,status,ownerId&include=names&total=true`);
    expect(body).toMatchObject({
      total: 1,
      items: [{ id, ownerId: null, teamId }],
      facets: {
        source: [{ value: 'partner', count: 1 }],
        status: [{ value: 'new', count: 1 }],
        ownerId: [{ value: null, count: 1 }],
      },
      names: { team: { [teamId]: 'Queue' } },
    });
    expect((await ask(`/leads?facets=name`)).status).toBe(400);
  });
});

describe('the rights on leads', () => {
  const [forbidden, hidden] = [403, 404];

  it('let marketing change score and campaign only', async () => {
    const { marketing } = cast.callers;
    const id = await capture();
    const etag = (await ask(`/leads/${id}`)).headers.get('etag') ?? '';
    const change = (body: object) =>
      ask(`/leads/${id}`, { method: 'PATCH', body, headers: { 'if-match': etag } }, marketing);
    const refused = await change({ score: 5, name: 'Other' });
    expect([refused.status, refused.body.facts]).toEqual([forbidden, { action: 'lead.update', fields: ['name'] }]);
    expect((await change({ score: 5, campaign: 'Spring' })).status).toBe(200);
    expect((await ask(`/leads/${id}/qualify`, { body: {} }, marketing)).status).toBe(forbidden);
  });

  it('let support read leads about customers, in lists too, and no others', async () => {
    const { support } = cast.callers;
    const customerId = await created('/customers', { kind: 'person', name: 'Linked' });
    const linked = await capture({ customerId, campaign: 'For support' });
    const other = await capture({ campaign: 'For support' });
    expect([
      (await ask(`/leads/${linked}`, {}, support)).status,
      (await ask(`/leads/${other}`, {}, support)).status,
    ]).toEqual([200, hidden]);
    const { body } = await ask(
      `/leads?total=true&filter=${encodeURIComponent('campaign eq "For support"')}`,
      {},
      support,
    );
    expect([body.total, (body.items as { id: string }[]).map(({ id }) => id)]).toEqual([1, [linked]]);
  });

  it('let sales archive only new leads of their own', async () => {
    const { sales } = cast.callers;
    const [fresh, worked] = [await capture({}, sales), await capture({}, sales)];
    await ask(`/leads/${worked}/contact`, { body: { channel: 'call' } }, sales);
    expect((await ask(`/leads/${fresh}/archive`, { body: {} }, sales)).status).toBe(200);
    const refused = await ask(`/leads/${worked}/archive`, { body: {} }, sales);
    expect([refused.status, refused.body.code]).toEqual([409, 'sales.lead-in-work']);
    expect((await ask(`/leads/${worked}/archive`, { body: {} }, cast.callers.manager)).status).toBe(200);
  });

  it('guard every path that sets an owner: within the own team, and only active users and teams in use', async () => {
    const { sales, marketing } = cast.callers;
    const id = await capture({}, sales);
    const assign = (to: object, person?: Person) => ask(`/leads/${id}/assign`, { body: to }, person);
    expect((await assign({ ownerId: cast.stranger.id }, sales)).status).toBe(forbidden);
    expect((await ask('/leads', { body: someone({ ownerId: cast.stranger.id }) }, sales)).status).toBe(forbidden);
    expect((await ask('/leads', { body: someone({ ownerId: cast.colleague.id }) }, marketing)).status).toBe(forbidden);
    const foreign = await created('/teams', { name: 'Far away' });
    expect((await assign({ teamId: foreign }, sales)).status).toBe(forbidden);
    expect((await assign({ ownerId: cast.colleague.id }, sales)).status).toBe(200);
    expect((await card(id))['ownerId']).toBe(cast.colleague.id);
    const nobody = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
    expect((await assign({ ownerId: nobody })).body.code).toBe('sales.assignee-not-active');
    expect((await assign({ teamId: nobody })).body.code).toBe('identity.team-not-active');
    expect((await assign({ ownerId: null, teamId: foreign })).status).toBe(200);
    expect(await card(id)).toMatchObject({ ownerId: null, teamId: foreign });
  });
});
