import { RunningProgram, type Answer, type Question } from '@crm/testing';

const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly type: string;
  readonly at: string;
  readonly changes: { field: string; from: unknown; to: unknown }[];
  readonly [more: string]: unknown;
}

let program: RunningProgram;
let customerId: string;
beforeAll(async () => {
  program = await RunningProgram.start();
  customerId = await created('/customers', { kind: 'person', name: 'Ada Lovelace', tags: ['vip'] });
});
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question);
async function created(path: string, body: object): Promise<string> {
  const answer = await ask(path, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}
async function entries(query = '', id = customerId): Promise<Entry[]> {
  const { body, text } = await ask(`/customers/${id}/timeline?${query}`);
  if (body.items === undefined) throw new Error(text);
  return body.items as Entry[];
}
const typesOf = (found: readonly Entry[]): string[] => found.map(({ type }) => type);

describe('the timeline of a customer', () => {
  it('begins with the creation, with every field', async () => {
    const [first] = (await entries()).slice(-1);
    expect(first).toEqual({
      id: expect.any(String),
      about: { kind: 'customer', id: customerId },
      kind: 'change',
      type: 'CustomerCreated',
      at: expect.any(String),
      recordedAt: expect.any(String),
      actor: { type: 'user', id: expect.any(String) },
      position: expect.stringMatching(/^\d{20}$/),
      reason: null,
      changes: expect.arrayContaining([
        { field: 'name', from: null, to: 'Ada Lovelace' },
        { field: 'tags', from: null, to: ['vip'] },
      ]),
      interaction: null,
      note: null,
    });
  });

  it('has one entry for each of many quick writes, with old and new value, in their order', async () => {
    const id = await created('/customers', { kind: 'person', name: 'Version 0' });
    for (let n = 1; n <= 10; n++)
      await ask(`/customers/${id}`, {
        method: 'PATCH',
        body: { name: `Version ${n}` },
        headers: { 'if-match': `"${n - 1}"` },
      });
    const told = (await entries('', id)).flatMap(({ changes }) => changes).filter(({ field }) => field === 'name');
    expect(told.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      ...Array.from({ length: 10 }, (_, n) => `Version ${9 - n} > Version ${10 - n}`),
      'null > Version 0',
    ]);
  });

  it('shows every kind of change', async () => {
    const id = await created('/customers', { kind: 'person', name: 'Bea' });
    await ask(`/customers/${id}`, {
      method: 'PATCH',
      body: { emails: [{ address: 'bea@timeline.example' }], phones: [{ number: '+49 30 901820' }] },
      headers: { 'if-match': '"0"' },
    });
    await ask(`/customers/${id}/tags`, { body: { add: ['gold'] } });
    await ask(`/customers/${id}/tags`, { body: { remove: ['gold'] } });
    await ask(`/customers/${id}/archive`, { body: { reason: 'Moved away' } });
    await ask(`/customers/${id}/restore`, { method: 'POST' });
    const told = (await entries('', id)).reverse().slice(1);
    expect(told.map(({ type, changes, reason }) => ({ type, reason, ...changes[0] }))).toEqual([
      {
        type: 'ContactPointAdded',
        reason: null,
        field: 'emails',
        from: null,
        to: { address: 'bea@timeline.example', primary: true },
      },
      {
        type: 'ContactPointAdded',
        reason: null,
        field: 'phones',
        from: null,
        to: { number: '+4930901820', primary: true },
      },
      { type: 'CustomerTagged', reason: null, field: 'tags', from: null, to: 'gold' },
      { type: 'CustomerUntagged', reason: null, field: 'tags', from: 'gold', to: null },
      { type: 'CustomerArchived', reason: 'Moved away', field: 'status', from: 'active', to: 'archived' },
      { type: 'CustomerRestored', reason: null, field: 'status', from: 'archived', to: 'active' },
    ]);
  });

  it('shows an interaction at the time it happened, and moves it when that time is corrected', async () => {
    const id = await created('/interactions', {
      customerId,
      type: 'call',
      occurredAt: '2020-05-01T10:00:00Z',
      summary: 'Long ago',
    });
    await created('/interactions', { customerId, type: 'sms', occurredAt: '2021-05-01T10:00:00Z', summary: 'Later' });
    expect((await entries()).slice(-2).map(({ kind, at }) => `${kind} ${at}`)).toEqual([
      'sms 2021-05-01T10:00:00.000Z',
      'call 2020-05-01T10:00:00.000Z',
    ]);
    await ask(`/interactions/${id}`, {
      method: 'PATCH',
      body: { occurredAt: '2022-05-01T10:00:00Z', type: 'chat' },
      headers: { 'if-match': '"0"' },
    });
    await ask(`/interactions/${id}/void`, { body: { reason: 'Another one' } });
    const [moved, last] = (await entries()).slice(-2);
    expect(last?.kind).toBe('sms');
    expect(moved).toMatchObject({
      id,
      kind: 'chat',
      type: 'InteractionLogged',
      at: '2022-05-01T10:00:00.000Z',
      interaction: { status: 'voided', voided: { reason: 'Another one' }, corrections: [{ changes: [{}, {}] }] },
    });
  });

  it('shows a note once, and after its removal only that it was removed', async () => {
    const id = await created('/notes', { customerId, text: 'Secret' });
    await ask(`/notes/${id}`, { method: 'PATCH', body: { text: 'Secret!' }, headers: { 'if-match': '"0"' } });
    const found = async () => (await entries('kind=note')).filter((entry) => entry.id === id);
    expect(await found()).toMatchObject([
      { type: 'NoteAdded', note: { text: 'Secret!', editedAt: expect.any(String) } },
    ]);
    await ask(`/notes/${id}`, { method: 'DELETE', headers: { 'if-match': '"1"' } });
    const [removed] = await found();
    expect(removed).toMatchObject({ note: { text: null, removed: { by: (removed?.['actor'] as { id: string }).id } } });
    expect(JSON.stringify(removed)).not.toContain('Secret');
  });

  it('can be narrowed by kind, actor and time', async () => {
    expect(new Set((await entries('kind=sms,chat')).map(({ kind }) => kind))).toEqual(new Set(['sms', 'chat']));
    expect(typesOf(await entries('from=2021-01-01T00:00:00Z&to=2023-01-01T00:00:00Z'))).toEqual([
      'InteractionLogged',
      'InteractionLogged',
    ]);
    expect(await entries('from=2022-05-01T10:00:00Z&to=2022-05-01T10:00:00Z')).toEqual([]);
    const me = (await ask('/me')).body.id as string;
    expect((await entries(`actor=${me}`)).length).toBe((await entries()).length);
    expect(await entries(`actor=${ABSENT}`)).toEqual([]);
    for (const query of ['kind=letter', 'kind=', 'from=now', 'to=2026', 'colour=red'])
      expect({ query, status: (await ask(`/customers/${customerId}/timeline?${query}`)).status }).toEqual({
        query,
        status: 400,
      });
  });

  it('continues with a cursor without a gap, for the same query only', async () => {
    const whole = (await entries()).map(({ id }) => id);
    const paged: string[] = [];
    let cursor = '';
    do {
      const { body } = await ask(`/customers/${customerId}/timeline?limit=2${cursor}`);
      paged.push(...(body.items as Entry[]).map(({ id }) => id));
      cursor = body.next === undefined ? '' : `&cursor=${body.next}`;
      if (cursor !== '') {
        const other = await ask(`/customers/${customerId}/timeline?limit=2&kind=call${cursor}`);
        expect(other.status).toBe(400);
      }
    } while (cursor !== '');
    expect(paged).toEqual(whole);
  });

  it.each(['/interactions', '/notes', 'timeline'])('and the lists answer 304 until they change: %s', async (list) => {
    const path = list === 'timeline' ? `/customers/${customerId}/timeline` : list;
    const etag = (await ask(path)).headers.get('etag') as string;
    expect((await ask(path, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('is not found for a customer that does not exist', async () => {
    const { status, body } = await ask(`/customers/${ABSENT}/timeline`);
    expect([status, body.code]).toEqual([404, 'customers.not-found']);
  });
});

describe('the timeline of a lead', () => {
  const about = async (members: object = {}) => ({
    kind: 'lead',
    id: await created('/leads', { name: `Grace ${Math.random()}`, source: 'referral', ...members }),
  });
  const ofLead = async (id: string) => (await ask(`/leads/${id}/timeline`)).body.items as Entry[];

  it('shows its changes and what is attached to it, and so does the timeline of its customer from then on', async () => {
    const id = await created('/customers', { kind: 'person', name: 'Grace Hopper' });
    const lead = await about();
    const noteId = await created('/notes', { about: lead, text: 'Asked for a demo' });
    const [note, captured] = await ofLead(lead.id);
    expect(note).toMatchObject({ id: noteId, about: lead, note: { text: 'Asked for a demo' } });
    expect(captured).toMatchObject({ type: 'LeadCaptured', about: lead });
    expect((await ask(`/notes/${noteId}`)).body).toMatchObject({ about: lead, customerId: null });
    expect(typesOf(await entries('', id))).toEqual(['CustomerCreated']);
    const etag = (await ask(`/leads/${lead.id}`)).headers.get('etag') ?? '';
    const changed = { method: 'PATCH', body: { customerId: id }, headers: { 'if-match': etag } };
    expect((await ask(`/leads/${lead.id}`, changed)).status).toBe(200);
    expect(typesOf(await entries('', id)).sort()).toEqual(
      ['CustomerCreated', 'LeadCaptured', 'LeadDetailsChanged', 'NoteAdded'].sort(),
    );
  });
  it('takes no note of a lead that does not exist or is archived', async () => {
    const note = async (lead: object) => {
      const { status, body } = await ask('/notes', { body: { about: lead, text: 'Tea' } });
      return [status, body.code];
    };
    expect(await note({ kind: 'lead', id: ABSENT })).toEqual([404, 'sales.lead-not-found']);
    const lead = await about();
    await ask(`/leads/${lead.id}/archive`, { body: {} });
    expect(await note(lead)).toEqual([409, 'sales.lead-archived']);
    expect((await ask(`/leads/${ABSENT}/timeline`)).body.code).toBe('sales.lead-not-found');
  });
});

describe('the timeline of an opportunity', () => {
  it('is shown on that of its customer, and on that of another one when it has another one', async () => {
    const [first, second] = [
      await created('/customers', { kind: 'organization', name: 'First' }),
      await created('/customers', { kind: 'organization', name: 'Second' }),
    ];
    const id = await created('/opportunities', { title: 'A deal', customerId: first });
    const about = { kind: 'opportunity', id };
    await created('/interactions', { about, type: 'call', occurredAt: '2026-01-01T10:00:00Z', summary: 'Hello' });
    const ofDeal = (found: readonly Entry[]) => found.filter((entry) => (entry['about'] as { id: string }).id === id);
    const own = (await ask(`/opportunities/${id}/timeline`)).body.items as Entry[];
    expect(typesOf(own)).toEqual(['OpportunityOpened', 'InteractionLogged']);
    expect(ofDeal(await entries('', first))).toEqual(own);
    const etag = (await ask(`/opportunities/${id}`)).headers.get('etag') ?? '';
    const moved = { method: 'PATCH', body: { customerId: second }, headers: { 'if-match': etag } };
    expect((await ask(`/opportunities/${id}`, moved)).status).toBe(200);
    expect(ofDeal(await entries('', first))).toEqual([]);
    expect(typesOf(ofDeal(await entries('', second)))).toEqual([
      'OpportunityDetailsChanged',
      'OpportunityOpened',
      'InteractionLogged',
    ]);
  });
});
