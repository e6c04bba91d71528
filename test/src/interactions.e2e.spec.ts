import { RunningProgram, type Answer, type Question } from '@crm/testing';

const ABSENT = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
const MINUTE = 60_000;

let program: RunningProgram;
let customerId: string;
beforeAll(async () => {
  program = await RunningProgram.start();
  customerId = await created('/customers', { kind: 'person', name: 'Ada Lovelace' });
});
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question);
const codesOf = ({ body }: Answer): string[] =>
  (body.errors as { pointer: string; code: string }[]).map(({ pointer, code }) => `${pointer} ${code}`);
async function created(path: string, body: object): Promise<string> {
  const answer = await ask(path, { body });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}
const call = (body: object = {}) => ({
  customerId,
  type: 'call',
  occurredAt: '2026-01-02T10:00:00+01:00',
  summary: 'Hello',
  ...body,
});
const log = (body: object = {}): Promise<string> => created('/interactions', call(body));
const note = (body: object = {}): Promise<string> => created('/notes', { customerId, text: 'Likes **tea**', ...body });
const ifMatch = (revision: number) => ({ headers: { 'if-match': `"${revision}"` } });

describe('logging an interaction', () => {
  it('returns a receipt that leads to it, with times in UTC and phone numbers in E.164', async () => {
    const { status, body, headers } = await ask('/interactions', {
      body: call({
        direction: 'inbound',
        durationSeconds: 60,
        outcome: 'answered',
        subject: ' Renewal ',
        participants: [{ name: 'Ada', phone: '+44 20 7946 0958', role: 'buyer' }],
      }),
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/interactions/${body.id}`);
    const shown = await ask(`/interactions/${body.id}`);
    expect(shown.headers.get('etag')).toMatch(/^"0-/);
    expect(shown.body).toEqual({
      id: body.id,
      revision: 0,
      about: { kind: 'customer', id: customerId },
      customerId,
      type: 'call',
      direction: 'inbound',
      occurredAt: '2026-01-02T09:00:00.000Z',
      durationSeconds: 60,
      subject: 'Renewal',
      summary: 'Hello',
      outcome: 'answered',
      participants: [{ name: 'Ada', phone: '+442079460958', role: 'buyer' }],
      status: 'logged',
      voided: null,
      corrections: [],
      ownerId: expect.any(String),
      createdAt: expect.any(String),
      changedAt: shown.body.createdAt,
      allowedActions: ['read', 'correct', 'void'],
    });
  });
  it('accepts times long ago, and future times only within the tolerated clock difference', async () => {
    const at = (ms: number) => call({ occurredAt: new Date(Date.now() + ms).toISOString() });
    expect((await ask('/interactions', { body: call({ occurredAt: '1969-07-20T20:17:40Z' }) })).status).toBe(201);
    expect((await ask('/interactions', { body: at(4 * MINUTE) })).status).toBe(201);
    const refused = await ask('/interactions', { body: at(6 * MINUTE) });
    expect([refused.status, codesOf(refused)]).toEqual([400, ['/occurredAt is-moment']]);
  });
  it.each(['2026-02-30T10:00:00Z', '2026-01-02T10:00:00', '2026-01-02', '1899-12-31T00:00:00Z', 7, null])(
    'refuses %j as a time',
    async (occurredAt) => expect((await ask('/interactions', { body: call({ occurredAt }) })).status).toBe(400),
  );
  it('names every fault', async () => {
    const answer = await ask('/interactions', {
      body: {
        customerId: 'x',
        type: 'letter',
        direction: 'up',
        occurredAt: 'now',
        durationSeconds: -1,
        subject: '',
        outcome: 'fine',
        participants: [{ role: 'nobody' }, null],
        by: 'me',
      },
    });
    expect(answer.status).toBe(400);
    expect(codesOf(answer)).toEqual(
      expect.arrayContaining([
        '/customerId is-uuid',
        '/type is-in',
        '/direction is-in',
        '/occurredAt is-moment',
        '/durationSeconds min',
        '/subject is-plain-text',
        '/summary required',
        '/outcome is-in',
        '/participants says-something',
        '/participants is-object',
        '/by unknown-field',
      ]),
    );
  });
  it('needs a customer that exists and is not archived', async () => {
    const missing = await ask('/interactions', { body: call({ customerId: ABSENT }) });
    expect([missing.status, missing.body.code]).toEqual([404, 'customers.not-found']);
    const archived = await created('/customers', { kind: 'person', name: 'Gone Soon' });
    const headers = { 'idempotency-key': 'before-archive' };
    const before = await ask('/interactions', { body: call({ customerId: archived }), headers });
    await ask(`/customers/${archived}/archive`, { body: {} });
    const after = await ask('/interactions', { body: call({ customerId: archived }) });
    expect([after.status, after.body.code]).toEqual([409, 'customers.archived']);
    // A repeat of what was done before gets the same answer, whatever happened since.
    const again = await ask('/interactions', { body: call({ customerId: archived }), headers });
    expect([again.status, again.body]).toEqual([201, before.body]);
  });
});

describe('correcting an interaction', () => {
  it('shows the corrected values and the previous ones', async () => {
    const id = await log({ subject: 'Offer' });
    const { status, body } = await ask(`/interactions/${id}`, {
      method: 'PATCH',
      body: { type: 'meeting', subject: null, summary: 'Hullo', durationSeconds: 30 },
      headers: { 'if-match': '"0"', prefer: 'return=representation' },
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      revision: 1,
      type: 'meeting',
      subject: null,
      summary: 'Hullo',
      durationSeconds: 30,
      corrections: [
        {
          at: body.changedAt,
          by: body.ownerId,
          changes: [
            { field: 'type', from: 'call', to: 'meeting' },
            { field: 'durationSeconds', from: null, to: 30 },
            { field: 'subject', from: 'Offer', to: null },
            { field: 'summary', from: 'Hello', to: 'Hullo' },
          ],
        },
      ],
    });
  });
  it('applies to the state that was read: of two from the same state, one is refused', async () => {
    const id = await log();
    const correct = (summary: string, question: Question = ifMatch(0)) =>
      ask(`/interactions/${id}`, { method: 'PATCH', body: { summary }, ...question });
    expect((await correct('one', {})).status).toBe(428);
    const answers = await Promise.all([correct('one'), correct('two')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const same = await correct((await ask(`/interactions/${id}`)).body.summary as string, ifMatch(1));
    expect([same.status, same.body.revision]).toEqual([200, 1]);
  });
  it('that does not exist is refused in the order of the API', async () => {
    const patch = (body: object) => ask(`/interactions/${ABSENT}`, { method: 'PATCH', body });
    expect((await patch({ type: 'letter' })).status).toBe(400);
    expect((await patch({})).status).toBe(404);
  });
});

describe('voiding an interaction', () => {
  it('keeps it visible and marked, once and forever', async () => {
    const id = await log();
    const body = { reason: 'Another customer' };
    expect((await ask(`/interactions/${id}/void`, { body: {} })).status).toBe(400);
    expect((await ask(`/interactions/${id}/void`, { body })).body.revision).toBe(1);
    expect((await ask(`/interactions/${id}/void`, { body: { reason: 'Again' } })).body.revision).toBe(1);
    expect((await ask(`/interactions/${id}`)).body).toMatchObject({ status: 'voided', voided: body });
    const late = await ask(`/interactions/${id}`, { method: 'PATCH', body: { summary: 'x' }, ...ifMatch(1) });
    expect([late.status, late.body.code]).toEqual([409, 'interactions.voided']);
  });
});

describe('the list of interactions', () => {
  let other: string;
  const listed = async (query: string): Promise<string[]> => {
    const { body, text } = await ask(`/interactions?customerId=${other}&${query}`);
    if (body.items === undefined) throw new Error(text);
    return (body.items as { summary: string }[]).map(({ summary }) => summary);
  };
  beforeAll(async () => {
    other = await created('/customers', { kind: 'person', name: 'Bea List' });
    for (const [day, type] of [
      [3, 'call'],
      [1, 'email'],
      [2, 'call'],
    ] as const)
      await log({
        customerId: other,
        type,
        occurredAt: `2026-03-0${day}T10:00:00Z`,
        summary: `day ${day}`,
        participants: day === 1 ? [{ email: 'cy.list@example.org' }] : [],
      });
  });
  it('can be limited to one customer, newest first by the time of the interaction', async () =>
    expect(await listed('')).toEqual(['day 3', 'day 2', 'day 1']));
  it('filters, sorts, searches and counts', async () => {
    expect(await listed(`filter=${encodeURIComponent('type eq "call"')}&sort=occurredAt`)).toEqual(['day 2', 'day 3']);
    expect(await listed('q=cy.list@ex')).toEqual(['day 1']);
    expect((await ask(`/interactions?customerId=${other}&total=true&limit=1`)).body).toMatchObject({ total: 3 });
  });
  it('continues with a cursor, for the same query only', async () => {
    const first = (await ask(`/interactions?customerId=${other}&limit=2`)).body;
    expect(await listed(`limit=2&cursor=${first.next}`)).toEqual(['day 1']);
    expect((await ask(`/interactions?limit=2&cursor=${first.next}`)).status).toBe(400);
  });
  it.each(['subjectHolder eq "x"', 'record eq "owner"', 'createdBy eq "x"', 'summary eq "x"'])(
    'cannot be filtered by %s',
    async (filter) => {
      const { status, body } = await ask(`/interactions?filter=${encodeURIComponent(filter)}`);
      expect([status, body.code]).toEqual([400, 'query.unknown-field']);
    },
  );
});

describe('a note', () => {
  it('is shown as it was written', async () => {
    const id = await note({ text: '# Title\n\n* <b>one</b>', pinned: true });
    const { body } = await ask(`/notes/${id}`);
    expect(body).toEqual({
      id,
      revision: 0,
      about: { kind: 'customer', id: customerId },
      customerId,
      text: '# Title\n\n* <b>one</b>',
      pinned: true,
      ownerId: expect.any(String),
      createdAt: expect.any(String),
      changedAt: body.createdAt,
      editedAt: null,
      allowedActions: ['read', 'change', 'remove'],
    });
  });
  it('names the record that it is about by kind and id, or by `customerId`, and not by both', async () => {
    const about = { kind: 'customer', id: customerId };
    const { body } = await ask('/notes', { body: { about, text: 'Tea' } });
    expect((await ask(`/notes/${body.id}`)).body).toMatchObject({ about, customerId });
    const filter = encodeURIComponent(`aboutKind eq "customer" and aboutId eq "${customerId}"`);
    expect((await ask(`/notes?filter=${filter}`)).text).toContain(body.id);
    const refused = async (members: object) =>
      (
        (await ask('/notes', { body: { text: 'Tea', ...members } })).body.errors as { pointer: string; code: string }[]
      ).map(({ pointer, code }) => `${pointer} ${code}`);
    expect(await refused({})).toEqual(['/customerId required']);
    expect(await refused({ about, customerId })).toEqual(['/about is-alone']);
    expect(await refused({ about: { kind: 'team', id: 'x' } })).toEqual(['/about/kind is-in', '/about/id is-uuid']);
    expect(await refused({ about: null })).toEqual(['/about is-instance']);
  });
  it('is edited from the state that was read', async () => {
    const id = await note();
    const edit = (question: Question) => ask(`/notes/${id}`, { method: 'PATCH', body: { text: 'Tea!' }, ...question });
    expect((await edit({})).status).toBe(428);
    expect((await edit(ifMatch(4))).status).toBe(412);
    expect((await edit(ifMatch(0))).body.revision).toBe(1);
    expect((await ask(`/notes/${id}`)).body).toMatchObject({ text: 'Tea!', editedAt: expect.any(String) });
  });
  it('is listed above the others while pinned', async () => {
    const about = await created('/customers', { kind: 'person', name: 'Cy Pin' });
    const [first] = [await note({ customerId: about }), await note({ customerId: about })];
    const ids = async () =>
      ((await ask(`/notes?customerId=${about}`)).body.items as { id: string }[]).map(({ id }) => id);
    expect((await ask(`/notes/${first}/pin`, { method: 'POST' })).body.revision).toBe(1);
    expect((await ids())[0]).toBe(first);
    expect((await ask(`/notes/${first}/unpin`, { method: 'POST' })).body.revision).toBe(2);
    expect((await ids())[1]).toBe(first);
  });
  it('is gone once removed, and a repeated removal gets the first answer', async () => {
    const id = await note();
    expect((await ask(`/notes/${id}`, { method: 'DELETE' })).status).toBe(428);
    const removal = { method: 'DELETE', headers: { 'if-match': '"0"', 'idempotency-key': `remove-${id}` } };
    const first = await ask(`/notes/${id}`, removal);
    expect([first.status, first.body.revision]).toEqual([200, 1]);
    const gone = await ask(`/notes/${id}`);
    const absent = await ask(`/notes/${ABSENT}`);
    expect([gone.status, gone.body.code]).toEqual([404, absent.body.code]);
    expect((await ask(`/notes?q=tea&customerId=${customerId}`)).text).not.toContain(id);
    expect((await ask(`/notes/${id}`, { method: 'DELETE', ...ifMatch(1) })).status).toBe(404);
    expect((await ask(`/notes/${id}/pin`, { method: 'POST' })).status).toBe(404);
    const again = await ask(`/notes/${id}`, removal);
    expect([again.status, again.body]).toEqual([200, first.body]);
  });
});
