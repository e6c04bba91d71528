import { RunningProgram, type Answer, type Question } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';

let program: RunningProgram;
beforeAll(async () => {
  program = await RunningProgram.start();
});
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`${CUSTOMERS}${path}`, question);
const create = (body: object): Promise<Answer> => ask('', { body: { kind: 'person', ...body } });

async function created(body: object): Promise<string> {
  const { status, text, body: receipt } = await create(body);
  if (status !== 201) throw new Error(text);
  return receipt.id as string;
}
async function names(query: Record<string, string>): Promise<string[]> {
  const { body, text } = await ask(`?${new URLSearchParams({ sort: 'createdAt', ...query }).toString()}`);
  if (body.items === undefined) throw new Error(text);
  return (body.items as { name: string }[]).map(({ name }) => name);
}

describe('searching', () => {
  beforeAll(async () => {
    for (const name of [
      'राम',
      'रमा',
      '山田中央',
      '株式会社東京商事',
      'บริษัทปูนซิเมนต์ไทย',
      'Pat O’Brien',
      'Kim OBrien',
      'Андрей',
      '\u200fعلي',
    ])
      await created({ name });
    await created({ name: 'By mail', emails: [{ address: 'x@mail.acme.example' }] });
  });

  it.each([
    ['राम', ['राम']],
    ['田中', ['山田中央']],
    ['東京', ['株式会社東京商事']],
    ['京', ['株式会社東京商事']],
    ['ปูนซิเมนต์', ['บริษัทปูนซิเมนต์ไทย']],
    ['obrien', ['Pat O’Brien', 'Kim OBrien']],
    ["o'brien", ['Pat O’Brien', 'Kim OBrien']],
    ['андреи', ['Андрей']],
    ['علي', ['\u200fعلي']],
    ['acme', ['By mail']],
    ['acme.ex', ['By mail']],
    ['@acme', ['By mail']],
    ['mail.acme.example', ['By mail']],
  ])('for %s finds %j', async (q, found) => expect(await names({ q })).toEqual(found));

  it.each([
    ['राम', ['राम']],
    ['АНДРЕЙ', ['Андрей']],
    ['Андреи', []],
    ["pat o'brien", ['Pat O’Brien']],
    ['علي', ['\u200fعلي']],
  ])('is looser than comparing: a name equal to %s have %j', async (name, found) =>
    expect(await names({ filter: `name eq ${JSON.stringify(name)}` })).toEqual(found),
  );
});

describe('likely duplicates', () => {
  it.each([
    ['Сергей', 'Сергеи', 201],
    ['かき', 'かぎ', 201],
    ['मीना', 'माना', 201],
    ['Артём Королёв', 'артем королев', 409],
    ['D’Arcy', "d'arcy", 409],
    ['Zero', 'Ze\u200bro', 409],
  ])(
    'given a customer named %s, when one named %s is created, then the answer is %d',
    async (known, newcomer, status) => {
      const id = await created({ name: known });
      await ask(`/${id}`);
      expect((await create({ name: newcomer })).status).toBe(status);
    },
  );
});

describe('a name', () => {
  it.each(['\u200f', '\u3164', '\u2800', '\u0301', ' \u00ad\u200b '])(
    'is refused when nothing of it can be seen: %j',
    async (name) => {
      const { status, body } = await create({ name });
      expect([status, body.code]).toEqual([400, 'request.invalid']);
      expect(body.errors).toEqual([
        { pointer: '/name', code: 'is-plain-text', detail: expect.stringContaining('visible text') },
      ]);
    },
  );
  it.each([
    ['/teams', { name: '\u200f' }],
    ['/users', { name: '\u200f', email: 'unseen@example.org', role: 'sales' }],
    ['/api-clients', { name: '\u200f', scopes: ['customer.read'] }],
    ['/custom-fields', { key: 'unseen', label: '\u200f', type: 'text' }],
  ])('is refused like that also by %s', async (path, body) => {
    const answer = await program.askAsAdministrator(`/api/v1${path}`, { body });
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: expect.stringMatching(/^\/(name|label)$/), code: 'is-plain-text' }),
      ]),
    );
  });
});

describe('a tag', () => {
  it('is one in every spelling: added, removed, filtered and counted', async () => {
    const id = await created({ name: 'Tagged', tags: ['VIP', 'Café'] });
    const tags = async (): Promise<string[]> => (await ask(`/${id}`)).body.tags as string[];
    const other = await created({ name: 'Tagged too', tags: ['vip'] });

    expect((await ask(`/${id}/tags`, { body: { add: ['vip', 'cafe'] } })).status).toBe(200);
    expect(await tags()).toEqual(['VIP', 'Café']);
    for (const tag of ['vip', 'VIP'])
      expect(await names({ filter: `tags eq "${tag}"` })).toEqual(['Tagged', 'Tagged too']);
    const { body } = await ask('?facets=tags&q=tagged');
    expect(body.facets.tags).toEqual([
      { value: expect.stringMatching(/^vip$/i), count: 2 },
      { value: 'Café', count: 1 },
    ]);

    expect((await ask(`/${id}/tags`, { body: { remove: ['vip', 'CAFE\u0301'] } })).status).toBe(200);
    expect(await tags()).toEqual([]);
    expect(await names({ filter: 'tags eq "VIP"' })).toEqual(['Tagged too']);
    expect((await ask(`/${other}`)).body.tags).toEqual(['vip']);
  });

  it('is refused twice in one list, whatever its spelling', async () => {
    const { status, body } = await create({ name: 'Twice', tags: ['VIP', 'vip'] });
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { pointer: '/tags', code: 'are-different', detail: expect.stringContaining('the same tag twice') },
    ]);
  });

  it('stays as it is when another system sends it in another spelling', async () => {
    const upsert = (tags: string[]) =>
      ask('/by-external-id/erp/tags', { method: 'PUT', body: { kind: 'person', name: 'From the ERP', tags } });
    const { body } = await upsert(['Gold', 'EU']);
    expect((await upsert(['gold', 'eu'])).body.result).toBe('unchanged');
    expect((await upsert(['GOLD'])).body.result).toBe('changed');
    expect((await ask(`/${body.id}`)).body.tags).toEqual(['Gold']);
  });
});
