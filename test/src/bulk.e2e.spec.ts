import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';
const PASSWORD = 'correct horse battery staple';
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' };
const LIMIT = 500;
/** Operations on one customer take one commit each: enough commits for a kill between them. */
const CHAIN = 150;

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start({ env: UNLIMITED })));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`${CUSTOMERS}${path}`, question);
const bulk = (operations: unknown, query = '', headers: Record<string, string> = {}): Promise<Answer> =>
  ask(`/bulk${query}`, { body: { operations }, headers });
const creation = (name: string, more: object = {}) => ({ op: 'create', customer: { kind: 'person', name, ...more } });
const emails = (...addresses: string[]) => addresses.map((address) => ({ address }));
async function created(name: string, more: object = {}): Promise<string> {
  const { status, body, text } = await ask('', { body: creation(name, more).customer });
  if (status !== 201) throw new Error(text);
  return (body as { id: string }).id;
}
interface Item {
  index: number;
  status: number;
  id?: string;
  receipt?: { id: string; revision: number; position: string };
  problem?: { code: string; facts?: object; errors?: { pointer: string; code: string }[] };
}
const items = ({ body, text }: Answer): Item[] => {
  if (body.items === undefined) throw new Error(text);
  return body.items as Item[];
};
const outcomes = (answer: Answer) => items(answer).map(({ status, problem }) => problem?.code ?? status);
let milestones = 1000;
/** The end of the log. Each call takes one position itself, so that any other write in between shows. */
const endOfLog = async (): Promise<number> =>
  Number(
    (
      await ask('', {
        body: creation('Milestone', { phones: [{ number: `+49309018${(milestones += 1)}` }] }).customer,
      })
    ).body.position,
  );

describe('many operations in one request', () => {
  it('each have a result, in order', async () => {
    const [one, other] = [await created('One'), await created('Other', { emails: emails('other@bulk.example') })];
    const answer = await bulk([
      creation('New', { emails: emails('new@bulk.example') }),
      { op: 'tag', id: one, add: ['a'] },
      { op: 'change', id: one, revision: 1, change: { name: 'One II' } },
      { op: 'change', id: one, revision: 1, change: { name: 'One III' } },
      { op: 'archive', id: other, reason: 'Gone' },
      { op: 'tag', id: other, add: ['b'] },
      { op: 'restore', id: other },
      { op: 'assign', id: one, ownerId: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' },
      { op: 'tag', id: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10', add: ['x'] },
    ]);
    expect(answer.status).toBe(200);
    expect(outcomes(answer)).toEqual([
      201,
      200,
      200,
      'streams.stale-revision',
      200,
      'customers.archived',
      200,
      'customers.owner-not-active',
      'customers.not-found',
    ]);
    expect(answer.body).toMatchObject({ succeeded: 5, failed: 4, dryRun: false });
    expect(items(answer).map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(items(answer)[2]).toMatchObject({ id: one, receipt: { id: one, revision: 2 } });
    expect(items(answer)[3]?.problem).toMatchObject({
      status: 412,
      instance: `${CUSTOMERS}/bulk`,
      traceId: expect.any(String),
    });
    // The caller's next read shows all of it.
    expect((await ask(`/${one}`)).body).toMatchObject({ name: 'One II', tags: ['a'], revision: 2 });
  });

  it('keep their order when they concern the same address or id', async () => {
    const id = await created('First', { emails: emails('seat@bulk.example') });
    const answer = await bulk([
      creation('Too early', { emails: emails('seat@bulk.example') }),
      { op: 'archive', id },
      creation('In time', { emails: emails('SEAT@bulk.example') }),
      creation('Too late', { emails: emails('seat@bulk.example') }),
      { op: 'restore', id },
      creation('Known', { externalIds: [{ system: 'sap', id: '1' }] }),
      creation('Known too', { externalIds: [{ system: 'sap', id: '1' }] }),
    ]);
    expect(outcomes(answer)).toEqual([
      'customers.email-taken',
      200,
      201,
      'customers.email-taken',
      'customers.email-taken',
      201,
      'customers.external-id-taken',
    ]);
  });

  it('report every fault with its place in the body', async () => {
    const answer = await bulk([
      { op: 'paint' },
      { op: 'create', customer: { kind: 'robot', name: '' }, colour: 'red' },
      { op: 'change', id: 'x', revision: '0', change: [] },
      {},
    ]);
    expect(items(answer).map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(
      items(answer)
        .flatMap(({ problem }) => problem?.errors?.map(({ pointer }) => pointer))
        .sort(),
    ).toEqual(
      expect.arrayContaining([
        '/operations/0/op',
        '/operations/1/colour',
        '/operations/1/customer/kind',
        '/operations/1/customer/name',
        '/operations/2/change',
        '/operations/2/id',
        '/operations/2/revision',
        '/operations/3/op',
      ]),
    );
  });

  it.each([
    [undefined],
    [[]],
    [{}],
    ['x'],
    [[1]],
    [[null]],
    [Array.from({ length: LIMIT + 1 }, () => creation('Many'))],
  ])('must be a list of 1 to 500 objects, case %#', async (operations) => {
    const { status, body } = await bulk(operations);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  it('are checked against the rights of the caller one by one', async () => {
    const made = await crm(['user', 'create-admin', '--email', 'm@bulk.example', '--name', 'M', '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: PASSWORD,
    });
    const user = `/api/v1/users/${(JSON.parse(made.stdout) as { id: string }).id}`;
    const etag = (await program.askAsAdministrator(user)).headers.get('etag') ?? '';
    const roles = { method: 'PUT', body: { roles: ['marketing'] }, headers: { 'if-match': etag } };
    expect((await program.askAsAdministrator(`${user}/roles`, roles)).status).toBe(200);
    const token = await program.logIn({ email: 'm@bulk.example', password: PASSWORD });
    const id = await created('Judged');
    const operations = [{ op: 'tag', id, add: ['m'] }, { op: 'archive', id }, { op: 'create' }];
    const answer = await program.ask(`${CUSTOMERS}/bulk`, { token, body: { operations } });
    // A missing right is reported before faults of the input.
    expect(outcomes(answer)).toEqual([200, 'access.forbidden', 'access.forbidden']);
  });
});

describe('a dry run', () => {
  it('checks everything, including earlier operations of the same list, and writes nothing', async () => {
    const id = await created('Dry', { emails: emails('dry@bulk.example') });
    const operations = [
      creation('A', { emails: emails('a@dry.example') }),
      creation('B', { emails: emails('A@dry.example') }),
      creation('C', { emails: emails('dry@bulk.example') }),
      { op: 'archive', id },
      { op: 'tag', id, add: ['x'] },
      creation('D', { emails: emails('dry@bulk.example') }),
      { op: 'restore', id },
      { op: 'change', id, revision: 0, change: { name: 'E' } },
      { op: 'create', customer: {} },
    ];
    const before = await endOfLog();
    const answer = await bulk(operations, '?dryRun=true');
    expect(await endOfLog()).toBe(before + 1);
    const expected = [
      201,
      'customers.email-taken',
      'customers.email-taken',
      200,
      'customers.archived',
      201,
      'customers.email-taken',
      'streams.stale-revision',
      'request.invalid',
    ];
    expect(outcomes(answer)).toEqual(expected);
    expect(answer.body).toMatchObject({ dryRun: true, succeeded: 3, failed: 6 });
    expect(items(answer).every(({ receipt }) => receipt === undefined)).toBe(true);
    // A customer that exists only in the dry run is not named as holder.
    expect(items(answer)[1]?.problem?.facts).toBeUndefined();
    expect(items(answer)[2]?.problem?.facts).toEqual({ holder: id });
    expect(outcomes(await bulk(operations))).toEqual(expected);
  });
  it('accepts only true or false', async () => expect((await bulk([creation('X')], '?dryRun=maybe')).status).toBe(400));
});

describe('a bulk under an Idempotency-Key', () => {
  const plain = (answer: Answer) =>
    items(answer).map(({ index, status, id, receipt }) => ({ index, status, id, receipt }));

  it('has one effect and one answer, and is refused for another bulk', async () => {
    const id = await created('Keyed');
    const operations = [creation('Kay'), { op: 'tag', id, add: ['k'] }, creation('Kay', { emails: emails('no') })];
    const first = await bulk(operations, '', { 'idempotency-key': 'bulk-once' });
    const again = await bulk(operations, '', { 'idempotency-key': 'bulk-once' });
    expect(plain(again)).toEqual(plain(first));
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await bulk([{ op: 'tag', id, add: ['other'] }], '', { 'idempotency-key': 'bulk-once' });
    expect([other.status, other.body.code]).toEqual([422, 'streams.idempotency-key-reused']);
  });

  it('is completed by a repeat after the program was killed in the middle', async () => {
    let mine = await RunningProgram.start({ env: UNLIMITED });
    const token = await mine.logIn();
    const made = await mine.ask(CUSTOMERS, { token, body: creation('Chained').customer });
    const { id } = made.body as { id: string };
    const show = async () => (await mine.ask(`${CUSTOMERS}/${id}`, { token })).body as { revision: number };
    // Most concern one customer, so they run one after the other; the others create customers.
    const operations = Array.from({ length: CHAIN }, (_each, index) =>
      index % 10 === 9
        ? creation(`Kill ${index}`, { emails: emails(`k${index}@kill.example`) })
        : { op: 'tag', id, [(index - Math.floor(index / 10)) % 2 === 0 ? 'add' : 'remove']: ['x'] },
    );
    const send = (list: unknown = operations) =>
      mine.ask(`${CUSTOMERS}/bulk`, { token, body: { operations: list }, headers: { 'idempotency-key': 'killed' } });
    const cut = send().catch(() => undefined);
    while ((await show()).revision < 20); // well under way
    await mine.kill();
    expect(await cut).toBeUndefined();
    mine = await RunningProgram.start({ env: UNLIMITED, dataDir: mine.dataDir });
    const other = await send([creation('Somebody else')]);
    expect([other.status, other.body.code]).toEqual([422, 'streams.idempotency-key-reused']);
    const { revision: left } = await show();
    const finished = await send();
    expect(finished.body).toMatchObject({ succeeded: CHAIN, failed: 0 });
    expect(plain(await send())).toEqual(plain(finished));
    const tags = operations.filter(({ op }) => op === 'tag').length;
    const { revision } = await show();
    expect({ left: left >= 20 && left < revision, revision }).toEqual({ left: true, revision: tags });
    const { body } = await mine.ask(`${CUSTOMERS}?total=true&limit=1`, { token });
    expect(body.total).toBe(CHAIN - tags + 1);
    await mine.dispose();
  }, 60_000);
});
