import { RunningProgram, type Answer } from '@crm/testing';

interface Item {
  readonly id: string;
  readonly type: string;
  readonly position: string;
  readonly subject: { type: string; id: string };
  readonly revision: number;
  readonly data: Record<string, unknown>;
}

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start()));
afterAll(() => program.dispose());

const ask = (query = ''): Promise<Answer> => program.askAsAdministrator(`/api/v1/events${query}`);
const post = async (path: string, body: object): Promise<Answer> => {
  const answer = await program.askAsAdministrator(`/api/v1/customers${path}`, { body });
  if (answer.status >= 300) throw new Error(answer.text);
  return answer;
};
const create = async (name: string): Promise<string> => (await post('', { kind: 'person', name })).body.id as string;

/** Everything after a position, page by page. */
async function walk(limit: number, query = '', from?: string): Promise<{ items: Item[]; next: string; calls: number }> {
  const items: Item[] = [];
  let next = from;
  for (let calls = 1; ; calls++) {
    const { body, text } = await ask(`?limit=${limit}${query}${next === undefined ? '' : `&after=${next}`}`);
    if (body?.items === undefined) throw new Error(text);
    items.push(...(body.items as Item[]));
    if (body.next === next) return { items, next: body.next as string, calls };
    next = body.next as string;
  }
}

describe('the event feed', () => {
  it('returns events in the order of the log, from any position', async () => {
    const before = (await walk(500)).next;
    const id = await create('Ada Lovelace');
    await post(`/${id}/tags`, { add: ['vip'] });
    await post(`/${id}/archive`, { reason: 'moved away' });
    const { items, next } = await walk(2, '', before);
    expect(items.map(({ type, revision, subject }) => [type, revision, subject])).toEqual([
      ['crm.customer.created.v1', 0, { type: 'customer', id }],
      ['crm.customer.tagged.v1', 1, { type: 'customer', id }],
      ['crm.customer.archived.v1', 2, { type: 'customer', id }],
    ]);
    expect(items[0]).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      type: 'crm.customer.created.v1',
      time: expect.any(String),
      recordedAt: expect.any(String),
      position: expect.stringMatching(/^\d{20}$/),
      subject: { type: 'customer', id },
      revision: 0,
      actor: { type: 'user', id: expect.any(String) },
      correlationId: expect.any(String),
      causationId: expect.any(String),
      data: expect.objectContaining({ customerId: id, name: 'Ada Lovelace' }),
    });
    expect(items[2]?.data).toMatchObject({ reason: 'moved away' });
    const [, second] = items;
    expect((await walk(500, '', second?.position)).items.map(({ type }) => type)).toEqual(['crm.customer.archived.v1']);
    expect(next >= (items.at(-1)?.position ?? '')).toBe(true);
  });

  it('returns the same for any page size, and never an account, session, claim, key or import', async () => {
    await create('Grace Hopper');
    const field = { key: 'segment', label: 'Segment', type: 'text' };
    expect((await program.askAsAdministrator('/api/v1/custom-fields', { body: field })).status).toBe(201);
    const whole = await walk(500);
    const small = await walk(1);
    expect(small.items).toEqual(whole.items);
    expect(new Set(whole.items.map(({ subject }) => subject.type))).toEqual(new Set(['customer', 'custom-field']));
    expect(JSON.stringify(whole.items)).not.toMatch(/argon2|refresh|jwk|ada@example\.org/i);
  });

  it('returns only the requested types, with or without version', async () => {
    for (const types of ['crm.customer.archived', 'crm.customer.archived.v1,crm.customer.tagged.v1']) {
      const { items } = await walk(500, `&types=${types}`);
      expect(items.length).toBeGreaterThan(0);
      expect(items.every(({ type }) => types.includes(type.replace('.v1', '')))).toBe(true);
    }
    expect((await ask('?types=crm.customer.nonsense')).status).toBe(400);
    expect((await ask('?types=crm.user.registered.v1')).status).toBe(400);
  });

  it('names contact points as the customer resource does, and reveals nothing of storage', async () => {
    const before = (await walk(500)).next;
    const field = { key: 'tier', label: 'Tier', type: 'text' };
    expect((await program.askAsAdministrator('/api/v1/custom-fields', { body: field })).status).toBe(201);
    const { id } = (await post('', { kind: 'person', name: 'Bea', emails: [{ address: 'bea@feed.example' }] })).body;
    const changed = await program.askAsAdministrator(`/api/v1/customers/${String(id)}`, {
      method: 'PATCH',
      body: { emails: [], phones: [{ number: '+49 30 901820', label: 'desk' }], customFields: { tier: 'gold' } },
      headers: { 'if-match': '"0"' },
    });
    expect(changed.status).toBe(200);
    const customerId = id as unknown;
    const { items } = await walk(500, '', before);
    expect(items.map(({ type, data }) => [type, data])).toEqual([
      [
        'crm.custom-field.defined.v3',
        { ...field, kind: 'customer', fieldId: expect.any(String) as unknown, required: false, options: [] },
      ],
      [
        'crm.customer.created.v1',
        expect.objectContaining({ customerId, emails: [{ address: 'bea@feed.example', primary: true }] }),
      ],
      ['crm.customer.contact-point-removed.v2', { customerId, kind: 'email', address: 'bea@feed.example' }],
      [
        'crm.customer.contact-point-added.v2',
        { customerId, kind: 'phone', point: { number: '+4930901820', label: 'desk', primary: true } },
      ],
      ['crm.customer.custom-field-set.v2', { customerId, key: 'tier', from: null, to: 'gold' }],
    ]);
    const pointAdded = 'crm.customer.contact-point-added';
    for (const type of [pointAdded, `${pointAdded}.v2`])
      expect((await walk(500, `&types=${type}`, before)).items.map((item) => item.type)).toEqual([`${pointAdded}.v2`]);
    const { status, body } = await ask(`?types=${pointAdded}.v1`);
    expect([status, body.errors]).toEqual([
      400,
      [expect.objectContaining({ pointer: 'types', code: 'superseded-type', detail: expect.stringContaining('.v2') })],
    ]);
  });

  it.each(['abc', '1', `${'9'.repeat(20)}`, '', `-${'0'.repeat(19)}`])(
    'refuses the made-up position %j',
    async (after) => {
      const { status, body } = await ask(`?after=${after}`);
      expect([status, body.errors?.[0]?.pointer]).toEqual([400, 'after']);
    },
  );

  it('waits for new events if asked to', async () => {
    const { next } = await walk(500);
    const waiting = ask(`?after=${next}&waitSeconds=20`);
    const id = await create('Late Comer');
    expect((await waiting).body.items.map(({ subject }: Item) => subject.id)).toEqual([id]);
  });

  it('is closed to callers without a token', async () => {
    const { status } = await program.ask('/api/v1/events');
    expect(status).toBe(401);
  });
});
