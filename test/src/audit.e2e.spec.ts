import { hash } from 'node:crypto';
import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly outcome: string;
  readonly source: string;
  readonly ip: string | null;
  readonly requestId: string | null;
  readonly traceId: string | null;
  readonly actor: { type: string; id: string; name?: string };
  readonly record: { type: string; id: string };
  readonly changes: { field: string; from: unknown; to: unknown }[];
  readonly data: Record<string, unknown>;
  readonly [more: string]: unknown;
}

const PASSWORD = 'a password for the trail';
const IP = /^(127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)$/;

let program: RunningProgram;
let position = '';
let auditor: string;
let sales: { id: string; token: string; email: string };

beforeAll(async () => {
  program = await RunningProgram.start();
  auditor = (await person('Audrey', 'auditor')).token;
  sales = await person('Sam', 'sales');
}, 60_000);
afterAll(() => program.dispose());

const remember = (answer: Answer): Answer => {
  position = answer.headers.get('consistency-token') ?? position;
  return answer;
};
const asAdmin = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question).then(remember);
const as = (token: string, path: string, question: Question = {}): Promise<Answer> =>
  program
    .ask(`/api/v1${path}`, { ...question, token, headers: { 'consistency-token': position, ...question.headers } })
    .then(remember);

async function person(name: string, role: string): Promise<{ id: string; token: string; email: string }> {
  const email = `${name.toLowerCase()}@trail.example`;
  const made = await crm(['user', 'create-admin', '--email', email, '--name', name, '--json'], {
    env: { DATA_DIR: program.dataDir },
    input: PASSWORD,
  });
  const { id } = JSON.parse(made.stdout) as { id: string };
  const etag = (await asAdmin(`/users/${id}`)).headers.get('etag') ?? '';
  const changed = await asAdmin(`/users/${id}/roles`, {
    method: 'PUT',
    body: { roles: [role] },
    headers: { 'if-match': etag },
  });
  if (changed.status !== 200) throw new Error(changed.text);
  return { id, email, token: await program.logIn({ email, password: PASSWORD }) };
}

async function trail(filter: string, more = ''): Promise<Entry[]> {
  const { body, text } = await as(auditor, `/audit?filter=${encodeURIComponent(filter)}${more}`);
  if (body.items === undefined) throw new Error(text);
  return body.items as Entry[];
}
const actions = (entries: readonly Entry[]): string[] => entries.map(({ action }) => action);

async function customer(name: string, more: object = {}): Promise<string> {
  const made = await as(sales.token, '/customers', { body: { kind: 'person', name, ...more } });
  if (made.status !== 201) throw new Error(made.text);
  return made.body.id as string;
}

describe('an entry of the trail', () => {
  it('says who did what to what, when, from where, in which request, with the values before and after', async () => {
    const id = await customer('Ada Byron');
    const changed = await as(sales.token, `/customers/${id}`, {
      method: 'PATCH',
      body: { name: 'Ada Lovelace' },
      headers: { 'if-match': '"0"', 'x-request-id': 'order-4711' },
    });
    expect(changed.status).toBe(200);
    const [entry] = await trail(`recordId eq "${id}" and action eq "CustomerDetailsChanged"`);
    expect(entry).toEqual({
      id: expect.any(String),
      position: changed.headers.get('consistency-token'),
      at: expect.stringMatching(/Z$/),
      recordedAt: expect.stringMatching(/Z$/),
      action: 'CustomerDetailsChanged',
      words: 'Customer details changed',
      outcome: 'done',
      actor: { type: 'user', id: sales.id, name: 'Sam' },
      source: 'api',
      record: { type: 'customer', id },
      revision: 1,
      ip: expect.stringMatching(IP),
      requestId: 'order-4711',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
      correlationId: expect.any(String),
      changes: [{ field: 'name', from: 'Ada Byron', to: 'Ada Lovelace' }],
      data: { customerId: id, fields: ['name'], changes: { name: { from: 'Ada Byron', to: 'Ada Lovelace' } } },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect((await as(auditor, `/audit/${entry?.id}`)).body).toEqual(entry);
  });

  it('about rights shows the roles before and after', async () => {
    const [entry] = await trail(`recordId eq "${sales.id}" and action eq "UserRolesChanged"`);
    expect(entry?.changes).toEqual([{ field: 'roles', from: ['admin'], to: ['sales'] }]);
  });

  it('of the command line names the operator', async () => {
    const entries = await trail(`recordId eq "${sales.id}" and source eq "cli"`);
    expect(actions(entries)).toContain('UserRegistered');
    expect(entries[0]?.actor).toEqual({ type: 'system', id: 'cli' });
  });

  it('shows no secret', async () => {
    const { text } = await as(auditor, '/audit?limit=200');
    expect(text).not.toMatch(/argon2id\$|privateKey|tokenHash|"hash":"\$|refreshTokenHash|secretHash/);
  });
});

describe('the trail', () => {
  it('is found by actor, record, action and time', async () => {
    const before = new Date().toISOString();
    const id = await customer('Grace Hopper', { tags: ['vip'] });
    expect(actions(await trail(`actor eq "${sales.id}" and at ge "${before}"`))).toEqual(['CustomerCreated']);
    expect(actions(await trail(`recordType eq "customer" and recordId eq "${id}"`))).toEqual(['CustomerCreated']);
    expect((await trail(`action eq "CustomerCreated"`, '&limit=1'))[0]?.record.id).toBe(id);
    expect(await trail(`recordId eq "${id}" and at lt "${before}"`)).toEqual([]);
  });

  it('is paged without gap or duplicate, newest first', async () => {
    const all = await trail('source ne "sync"', '&limit=200');
    const paged: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await as(auditor, `/audit?limit=7&total=true&filter=source%20ne%20%22sync%22${cursor}`);
      paged.push(...(body.items as Entry[]).map(({ id }) => id));
      if (body.next === undefined || paged.length >= all.length) break;
      cursor = `&cursor=${String(body.next)}`;
    }
    expect(paged.slice(0, all.length)).toEqual(all.map(({ id }) => id));
    expect(new Set(paged).size).toBe(paged.length);
  });

  it('is closed to everybody else, and nobody can write to it', async () => {
    const id = await customer('Closed');
    for (const path of ['/audit', `/audit/${id}`, `/audit/records/customer/${id}`, `/customers/${id}/history`])
      expect([path, (await as(sales.token, path)).status]).toEqual([path, 403]);
    const [entry] = await trail(`recordId eq "${id}"`);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
      expect((await asAdmin(`/audit/${entry?.id}`, { method, body: {} })).status).toBe(405);
  });

  it('refuses unknown entries, records and fields', async () => {
    const nobody = '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10';
    expect((await as(auditor, `/audit/${nobody}`)).body.code).toBe('audit.entry-not-found');
    expect((await as(auditor, `/audit/records/customer/${nobody}`)).body.code).toBe('audit.record-not-found');
    expect((await as(auditor, `/customers/${nobody}/history`)).body.code).toBe('customers.not-found');
    expect((await as(auditor, `/audit?filter=colour%20eq%20%22red%22`)).status).toBe(400);
  });
});

describe('the history of a record', () => {
  it('lists every change of every field in order, or those of one field', async () => {
    const key = `tier${process.pid}`;
    await asAdmin('/custom-fields', { body: { key, label: 'Tier', type: 'text' } });
    const id = await customer('Version 0', { emails: [{ address: `first@trail.example` }] });
    for (const [revision, body] of [
      { name: 'Version 1' },
      { emails: [{ address: 'second@trail.example' }] },
      { customFields: { [key]: 'gold' } },
      { name: 'Version 2' },
    ].entries()) {
      const etag = (await as(sales.token, `/customers/${id}`)).headers.get('etag') ?? '';
      const done = await as(sales.token, `/customers/${id}`, { method: 'PATCH', body, headers: { 'if-match': etag } });
      expect([revision, done.status, done.status === 200 ? '' : done.text]).toEqual([revision, 200, '']);
    }
    const { items } = (await as(auditor, `/customers/${id}/history`)).body as { items: Entry[] };
    const told = items.map(({ field, from, to }) => ({ field, from, to }));
    expect(told.filter(({ field }) => field === 'name')).toEqual([
      { field: 'name', from: null, to: 'Version 0' },
      { field: 'name', from: 'Version 0', to: 'Version 1' },
      { field: 'name', from: 'Version 1', to: 'Version 2' },
    ]);
    expect(told).toContainEqual({ field: `customFields.${key}`, from: null, to: 'gold' });
    expect(JSON.stringify(told.filter(({ field }) => field === 'emails'))).toMatch(/second@trail.example/);
    expect(items[0]).toMatchObject({ actor: { type: 'user', id: sales.id, name: 'Sam' }, action: 'CustomerCreated' });

    const names = (await as(auditor, `/customers/${id}/history?field=name`)).body;
    expect((names.items as Entry[]).map(({ to }) => to)).toEqual(['Version 0', 'Version 1', 'Version 2']);
    const custom = (await as(auditor, `/audit/records/customer/${id}?field=customFields`)).body;
    expect((custom.items as Entry[]).map(({ to }) => to)).toEqual(['gold']);

    const first = (await as(auditor, `/customers/${id}/history?field=name&limit=1`)).body;
    const rest = (await as(auditor, `/customers/${id}/history?field=name&after=${String(first.next)}`)).body;
    expect([...(first.items as Entry[]), ...(rest.items as Entry[])]).toEqual(names.items);
  });

  it('exists for users and teams too', async () => {
    const team = (await asAdmin('/teams', { body: { name: 'North' } })).body.id as string;
    await asAdmin(`/teams/${team}/members/${sales.id}`, { method: 'PUT' });
    const of = async (type: string, id: string) =>
      ((await as(auditor, `/audit/records/${type}/${id}`)).body.items as Entry[]).map(({ field, to }) => [field, to]);
    expect(await of('team', team)).toEqual([
      ['name', 'North'],
      ['members', [sales.id]],
    ]);
    expect(await of('user', sales.id)).toContainEqual(['roles', ['sales']]);
  });
});

/** Entries that are written after the answer appear a moment later. */
async function eventually(filter: string, wanted: (entry: Entry) => boolean = () => true): Promise<Entry[]> {
  for (let left = 100; left > 0; left--) {
    // No consistency token covers these entries: they belong to no request.
    const found = (await trail(filter)).filter(wanted);
    if (found.length > 0) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return [];
}

describe('access', () => {
  it('that was refused is recorded with the caller and the action', async () => {
    const id = await customer('Untouchable');
    const denied = await as(sales.token, `/customers/${id}/archive`, { body: {} });
    expect(denied.status).toBe(403);
    const [entry] = await eventually(
      `actor eq "${sales.id}" and action eq "AccessRefused" and outcome eq "refused"`,
      ({ data }) => data['action'] === 'customer.archive',
    );
    expect(entry).toMatchObject({
      outcome: 'refused',
      actor: { type: 'user', id: sales.id },
      ip: expect.stringMatching(IP),
      record: { type: 'refused-access' },
      changes: [],
    });
    expect(entry?.data).toMatchObject({
      code: 'access.forbidden',
      recordId: id,
      route: 'POST /api/v1/customers/:customerId/archive',
      times: 1,
    });
  });

  it('without a valid token is recorded too', async () => {
    expect((await program.ask('/api/v1/customers', { token: 'made up' })).status).toBe(401);
    const [entry] = await eventually('actorType eq "anonymous" and action eq "AccessRefused"');
    expect(entry?.data).toMatchObject({ code: 'auth.unauthenticated' });
  });

  it('by log-in is recorded, successful or failed, and a failure never with the typed address', async () => {
    const logIn = (email: string, password: string) =>
      program.ask('/api/v1/auth/login', { body: { email, password } }).then(({ status }) => status);
    const typed = 'nobody-at-all@trail.example';
    expect([await logIn(sales.email, 'wrong wrong wrong'), await logIn(typed, PASSWORD)]).toEqual([401, 401]);
    const mine = await eventually(`recordType eq "user" and recordId eq "${sales.id}" and action eq "LoginFailed"`);
    expect(mine[0]).toMatchObject({ outcome: 'refused', actor: { type: 'anonymous' }, ip: expect.stringMatching(IP) });
    expect(await trail('action eq "LoginFailed" and outcome eq "refused"')).not.toEqual([]);
    const { text } = await as(auditor, '/audit?limit=200');
    expect(text).not.toContain(typed);

    const token = await program.logIn({ email: sales.email, password: PASSWORD });
    expect(actions(await eventually(`actor eq "${sales.id}" and action eq "SessionStarted"`))).not.toEqual([]);
    await program.ask('/api/v1/auth/logout', { method: 'POST', token });
    const [ended] = await eventually(`actor eq "${sales.id}" and action eq "SessionEnded"`);
    expect(ended?.data).toMatchObject({ reason: 'logged-out' });
  });

  it('by the operator that causes no other event is recorded as a command', async () => {
    const run = await crm(['keys', 'rotate'], { env: { DATA_DIR: program.dataDir } });
    expect([run.code, run.stderr]).toEqual([0, '']);
    const [entry] = await eventually('action eq "OperatorCommandRun"');
    expect(entry).toMatchObject({
      actor: { type: 'system', id: 'cli' },
      source: 'cli',
      data: { command: 'keys rotate', exitCode: 0 },
    });
  });
});

describe('the command line', () => {
  it('lists the same, and the query itself is an entry', async () => {
    const id = await customer('Listed');
    const listed = await trail(`recordId eq "${id}"`);
    const run = await crm(['audit', 'list', '--filter', `recordId eq "${id}"`, '--json'], {
      env: { DATA_DIR: program.dataDir },
    });
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(JSON.parse(run.stdout)).toEqual(listed[0]);
    expect(
      await eventually('action eq "OperatorCommandRun"', ({ data }) => data['command'] === 'audit list'),
    ).toHaveLength(1);
  });
});

describe('an API client', () => {
  it('is the actor of its actions, under its name', async () => {
    const made = await asAdmin('/api-clients', { body: { name: 'ERP', scopes: ['customer.create'] } });
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: made.body.id,
      client_secret: made.body.clientSecret,
    });
    const { body } = await program.ask('/api/v1/auth/token', {
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
    const created = await as(body.access_token, '/customers', { body: { kind: 'person', name: 'From the ERP' } });
    expect(created.status).toBe(201);
    const [entry] = await trail(`actor eq "${made.body.id}" and action eq "CustomerCreated"`);
    expect(entry?.actor).toEqual({ type: 'api-client', id: made.body.id, name: 'ERP' });
    expect(actions(await trail(`recordType eq "api-client" and recordId eq "${made.body.id}"`))).toEqual([
      'ApiTokenIssued',
      'ApiClientCreated',
    ]);
  });
});

describe('across the end of the program', () => {
  it('nothing acknowledged is missing after a kill, and a stop records the counts of refusals and usage', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => customer(`Surviving ${n}`)));
    await program.kill();
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const { body } = await as(auditor, `/audit?limit=200&filter=${encodeURIComponent('action eq "CustomerCreated"')}`);
    const told = new Set((body.items as Entry[]).map(({ record }) => record.id));
    expect(ids.filter((id) => !told.has(id))).toEqual([]);

    for (let n = 0; n < 30; n++) expect((await as(sales.token, '/audit')).status).toBe(403);
    expect(await program.stop()).toBe(0);
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const refused = await eventually(`actor eq "${sales.id}" and action eq "AccessRefused"`);
    const times = refused.filter(({ data }) => data['action'] === 'audit.read').map(({ data }) => data['times']);
    expect(times.slice(0, 2).sort()).toEqual([1, 29]);

    const usage = (await as(auditor, '/usage')).body as {
      days: { calls: number; events: number; activeUsers: number }[];
      activeUsers: object;
      callers: { id: string; calls: number }[];
      storage: Record<string, number>;
    };
    expect(usage.days[0]).toMatchObject({ activeUsers: expect.any(Number) });
    expect(usage.days[0]?.events).toBeGreaterThan(50);
    expect(usage.callers.find(({ id }) => id === sales.id)?.calls).toBeGreaterThanOrEqual(30);
    expect(usage.activeUsers).toEqual({ day: 2, week: 2, month: 2 });
    expect(usage.storage).toEqual({ log: expect.any(Number), views: expect.any(Number), files: expect.any(Number) });
    expect(usage.storage['log']).toBeGreaterThan(10_000);
    expect((await as(sales.token, '/usage')).status).toBe(403);
    expect((await as(auditor, '/usage?from=2020-01-01&to=2026-01-01')).status).toBe(400);
  }, 60_000);
});

describe('the export of the trail', () => {
  const entriesOf = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entry & { end?: boolean; rows?: number; sha256?: string });
  const filter = `filter=${encodeURIComponent('action eq "CustomerCreated"')}`;

  it('is the whole list, with row count and checksum at the end, and an entry itself', async () => {
    await customer('=HYPERLINK("http://evil.example")');
    const listed = await trail('action eq "CustomerCreated"', '&limit=200');
    const { text, headers } = await as(auditor, `/audit/export?format=jsonl&${filter}`);
    expect(headers.get('content-type')).toMatch(/ndjson/);
    const entries = entriesOf(text);
    const last = entries.pop();
    expect(entries).toEqual(listed);
    const before = text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1);
    expect(last).toEqual({ end: true, rows: listed.length, sha256: hash('sha256', before) });
    const [requested] = await eventually('action eq "AuditExportRequested"');
    expect(requested?.data).toMatchObject({ format: 'jsonl', filter: 'action eq "CustomerCreated"' });
    const [completed] = await eventually('action eq "AuditExportCompleted"');
    expect(completed?.data).toMatchObject({ rows: listed.length, sha256: last?.sha256 });
  });

  it('holds the same as CSV', async () => {
    const listed = await trail('action eq "CustomerCreated"', '&limit=200');
    const { text } = await as(auditor, `/audit/export?${filter}`);
    expect(text.trimEnd().split('\r\n').at(-1)).toMatch(new RegExp(`^#end,rows,${listed.length},sha256,[0-9a-f]{64}$`));
    for (const { id, hash: chained } of listed)
      expect([id, text.includes(id) && text.includes(String(chained))]).toEqual([id, true]);
    expect(text).not.toMatch(/(^|,)"?=HYPERLINK/m);
  });

  it('exports of lists are recorded too', async () => {
    const requested = await asAdmin('/exports', { body: { list: 'customers', format: 'csv' } });
    expect([requested.status, requested.status === 202 ? '' : requested.text]).toEqual([202, '']);
    const told = await eventually(`recordId eq "${requested.body.id}"`, ({ action }) => action === 'ExportCompleted');
    expect(told[0]?.data).toMatchObject({ rows: expect.any(Number), sha256: expect.any(String) });
    const [asked] = await trail(`recordId eq "${requested.body.id}" and action eq "ExportRequested"`);
    expect(asked).toMatchObject({ record: { type: 'export' }, ip: expect.stringMatching(IP) });
  });

  it('is refused to other roles, and for a filter by an unknown field', async () => {
    expect((await as(sales.token, '/audit/export')).status).toBe(403);
    expect((await as(auditor, '/audit/export?filter=colour%20eq%201')).status).toBe(400);
  });
});
