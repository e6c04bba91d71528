import { RunningProgram, type Answer, type Question } from '@crm/testing';
import type { Cast, Person } from './walk/cast.js';
import { castOf } from './walk/people.js';

let program: RunningProgram;
let cast: Cast;
beforeAll(async () => {
  program = await RunningProgram.start();
  cast = await castOf(program, ['manager', 'sales', 'support', 'marketing']);
}, 120_000);
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
const open = (more: object = {}, person?: Person): Promise<string> =>
  created('/opportunities', { title: 'GTX Pro for Acme', ...more }, person);
const act = (id: string, verb: string, body: object = {}, person?: Person): Promise<Answer> =>
  ask(`/opportunities/${id}/${verb}`, { body }, person);
async function done(answer: Promise<Answer>): Promise<void> {
  const { status, text } = await answer;
  if (status !== 200) throw new Error(text);
}
const card = async (id: string): Promise<Record<string, unknown>> => (await ask(`/opportunities/${id}`)).body;
const found = async (filter: string, more = '', person?: Person): Promise<string[]> => {
  const answer = await ask(`/opportunities?filter=${encodeURIComponent(filter)}${more}`, {}, person);
  if (answer.status !== 200) throw new Error(answer.text);
  return (answer.body.items as { id: string }[]).map(({ id }) => id);
};
const usd = (amount: number) => ({ amount, currency: 'USD' });
const customer = (owner: Person): Promise<string> =>
  created('/customers', { kind: 'organization', name: `Acme ${Math.random()}`, ownerId: owner.id });

describe('an opportunity', () => {
  it('is opened in the first stage, with the probability of that stage and its amount weighted by it', async () => {
    const id = await open({ amount: usd(123_453), nextStep: 'Send the offer' }, cast.callers.sales);
    expect(await card(id)).toMatchObject({
      ...{ id, revision: 0, title: 'GTX Pro for Acme', status: 'open', archived: false, stage: 'qualification' },
      // 24,690.6: a half or more is rounded up.
      ...{ probability: 20, amount: usd(123_453), weighted: usd(24_691), forecastCategory: 'pipeline' },
      ...{ customerId: null, leadId: null, contacts: [], expectedCloseOn: null, closedOn: null, rotten: false },
      ...{ ownerId: cast.callers.sales.id, teamId: null, nextStep: 'Send the offer', rotsAt: null },
    });
  });

  it('has an amount that is not known, or zero, which is an amount', async () => {
    const [unknown, zero] = [await open({ title: 'Unknown' }), await open({ title: 'Zero', amount: usd(0) })];
    expect(await card(unknown)).toMatchObject({ amount: null, weighted: null });
    expect(await card(zero)).toMatchObject({ amount: usd(0), weighted: usd(0) });
    expect(await found('amount eq 0')).toEqual([zero]);
    expect(await found(`amount eq null and title eq "unknown"`)).toEqual([unknown]);
  });

  it('is moved, won, reopened by a manager and lost, and keeps its time in each stage', async () => {
    const id = await open({ amount: usd(1_000) }, cast.callers.sales);
    await done(act(id, 'move', { stage: 'negotiation' }, cast.callers.sales));
    expect(await card(id)).toMatchObject({ stage: 'negotiation', probability: 80, weighted: usd(800) });
    await done(act(id, 'win', {}, cast.callers.sales));
    const today = new Date().toISOString().slice(0, 10);
    expect(await card(id)).toMatchObject({
      ...{ status: 'won', stage: 'closed_won', probability: 100, weighted: usd(1_000), forecastCategory: 'closed' },
      closedOn: today,
    });
    expect(await act(id, 'reopen', {}, cast.callers.sales)).toMatchObject({ status: 403 });
    await done(act(id, 'reopen', {}, cast.callers.manager));
    expect(await card(id)).toMatchObject({ status: 'open', stage: 'negotiation', closedOn: null });
    await done(act(id, 'lose', { reason: 'Too expensive', competitor: 'Initech' }, cast.callers.sales));
    expect(await card(id)).toMatchObject({
      ...{ status: 'lost', stage: 'closed_lost', probability: 0, weighted: usd(0), forecastCategory: 'omitted' },
      ...{ lostReason: 'Too expensive', competitor: 'Initech' },
      stages: [
        { stage: 'qualification', until: expect.any(String) },
        { stage: 'negotiation', until: expect.any(String) },
        { stage: 'closed_won', until: expect.any(String) },
        { stage: 'closed_lost', until: null },
      ],
    });
  });

  it('answers a move that its status or its pipeline does not allow with those that are', async () => {
    const id = await open();
    expect(await act(id, 'reopen')).toMatchObject({
      status: 409,
      body: { code: 'sales.opportunity-move-not-allowed', facts: { status: 'open', allowed: ['move', 'win', 'lose'] } },
    });
    expect(await act(id, 'move', { stage: 'closed_won' })).toMatchObject({
      status: 409,
      body: { facts: { allowed: ['qualification', 'proposal_sent', 'negotiation'] } },
    });
    expect(await act(id, 'win', { closedOn: '2020-01-01' })).toMatchObject({
      status: 400,
      body: { code: 'sales.closed-before-opened' },
    });
    expect(await act(id, 'lose', {})).toMatchObject({ status: 400, body: { errors: [{ pointer: '/reason' }] } });
    expect(await card(id)).toMatchObject({ revision: 0, status: 'open' });
  });

  it('is changed where the request says so; null clears', async () => {
    const customerId = await customer(cast.colleague);
    const contacts = [{ customerId, role: 'decision maker' }];
    const id = await open({ amount: usd(1_000), customerId, contacts, expectedCloseOn: '2027-03-31' });
    const change = { title: 'GTX for Acme', amount: null, forecastOverride: 'commit' };
    const headers = { 'if-match': '"0"' };
    expect((await ask(`/opportunities/${id}`, { method: 'PATCH', headers, body: change })).status).toBe(200);
    expect(await card(id)).toMatchObject({
      ...{ title: 'GTX for Acme', amount: null, weighted: null, forecastCategory: 'commit' },
      ...{ customerId, contacts, expectedCloseOn: '2027-03-31' },
    });
    expect(await found(`contactId eq "${customerId}" and expectedCloseOn le "2027-03-31"`)).toEqual([id]);
    const named = (await ask(`/opportunities/${id}?include=names`)).body.names as { customer: object };
    expect(Object.keys(named.customer)).toEqual([customerId]);
  });

  it('names only customers that its author may read, and that are not archived', async () => {
    const foreign = await customer(cast.stranger);
    for (const body of [{ customerId: foreign }, { contacts: [{ customerId: foreign, role: 'buyer' }] }])
      expect(await ask('/opportunities', { body: { title: 'x', ...body } }, cast.callers.manager)).toMatchObject({
        status: 404,
        body: { code: 'customers.not-found' },
      });
    await done(ask(`/customers/${foreign}/archive`, { body: {} }));
    expect(await ask('/opportunities', { body: { title: 'x', customerId: foreign } })).toMatchObject({ status: 409 });
  });

  it.each([
    [{ title: '' }, '/title'],
    [{ amount: usd(-1) }, '/amount/amount'],
    [{ amount: { amount: 1, currency: 'XYZ' } }, '/amount/currency'],
    [{ amount: null }, '/amount'],
    [{ expectedCloseOn: '2027-02-30' }, '/expectedCloseOn'],
    [{ expectedCloseOn: '2027-02-01T00:00:00Z' }, '/expectedCloseOn'],
    [{ forecastOverride: 'closed' }, '/forecastOverride'],
    [{ contacts: [{ customerId: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' }] }, '/contacts/0/role'],
    [{ probability: 50 }, '/probability'],
  ])('with %j is refused at %s', async (more, pointer) => {
    const answer = await ask('/opportunities', { body: { title: 'x', ...more } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});

describe('rights over opportunities', () => {
  it('let no member set another owner without the right to assign, on any path', async () => {
    const { sales, manager } = cast.callers;
    const body = { title: 'x', ownerId: cast.colleague.id };
    expect(await ask('/opportunities', { body }, sales)).toMatchObject({ status: 403 });
    const id = await open({}, sales);
    expect(await act(id, 'assign', { ownerId: cast.colleague.id }, sales)).toMatchObject({ status: 403 });
    expect(await act(id, 'assign', { ownerId: cast.stranger.id }, manager)).toMatchObject({ status: 403 });
    await done(act(id, 'assign', { ownerId: cast.colleague.id }, manager));
    expect(await card(id)).toMatchObject({ ownerId: cast.colleague.id });
  });

  it('show Support the title and the stage of deals with a customer, and nothing else, in no way', async () => {
    const { support } = cast.callers;
    const title = 'Seen by support';
    const id = await open({ title, customerId: await customer(cast.stranger), amount: usd(4_711), nextStep: 'Call' });
    const hidden = await open({ title, amount: usd(4_711) });
    const seen = (await ask(`/opportunities/${id}`, {}, support)).body;
    expect(seen).toMatchObject({ title, stage: 'qualification', allowedActions: ['read'] });
    for (const field of ['amount', 'weighted', 'probability', 'forecastCategory', 'nextStep', 'ownerId'])
      expect(seen).not.toHaveProperty(field);
    expect(await ask(`/opportunities/${hidden}`, {}, support)).toMatchObject({ status: 404 });
    expect(await found(`title eq "${title}"`, '&q=support', support)).toEqual([id]);
    for (const query of [
      'filter=amount gt 1',
      'sort=amount',
      'sort=weightedAmount',
      'facets=currency',
      'facets=ownerId',
    ])
      expect([query, (await ask(`/opportunities?${encodeURI(query)}`, {}, support)).status]).toEqual([query, 400]);
    expect((await ask('/opportunities?facets=stage', {}, support)).body.facets).toHaveProperty('stage');
    expect(await ask('/opportunities', {}, cast.callers.marketing)).toMatchObject({ status: 403 });
  });
});

describe('a pipeline', () => {
  it('exists from the start', async () => {
    const [first] = (await ask('/pipelines')).body.items as { id: string; revision: number; default: boolean }[];
    expect(first).toMatchObject({ name: 'Sales', default: true });
  });

  it('gives a deal the probability of its stage on entry, and later changes hold for later entries', async () => {
    const stages = [
      { key: 'prospecting', label: 'Prospecting', probability: 10, rottenAfterDays: 1 },
      { key: 'engaging', label: 'Engaging', probability: 60 },
    ];
    const pipelineId = await created('/pipelines', { name: 'Partners', stages });
    const [before, moved] = [await open({ pipelineId, stage: 'engaging' }), await open({ pipelineId })];
    expect(Date.parse((await card(moved))['rotsAt'] as string) - Date.now()).toBeGreaterThan(23 * 3600 * 1000);
    await done(ask(`/pipelines/${pipelineId}/change-stage`, { body: { stage: 'engaging', probability: 70 } }));
    await done(act(moved, 'move', { stage: 'engaging' }));
    expect(await card(before)).toMatchObject({ probability: 60 });
    expect(await card(moved)).toMatchObject({ probability: 70, rotsAt: null });
    expect(await act(moved, 'move', { stage: 'negotiation' })).toMatchObject({
      status: 409,
      body: { facts: { allowed: ['prospecting', 'engaging'] } },
    });
  });

  it('is renamed only in the state that the caller has read, from the first change on', async () => {
    const id = ((await ask('/pipelines')).body.items as { id: string }[])[0]!.id;
    const etag = (await ask(`/pipelines/${id}`)).headers.get('etag') ?? '';
    const rename = (name: string) =>
      ask(`/pipelines/${id}`, { method: 'PATCH', headers: { 'if-match': etag }, body: { name } });
    expect((await rename('Direct')).status).toBe(200);
    expect((await rename('Indirect')).status).toBe(412);
    expect((await ask(`/pipelines/${id}`)).body).toMatchObject({ name: 'Direct', default: true });
  });
});
