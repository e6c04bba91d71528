import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';
import { must, type Cast } from './walk/cast.js';
import { castOf } from './walk/people.js';

const EXPORTS = '/api/v1/exports';

let program: RunningProgram;
let cast: Cast;
beforeAll(async () => {
  program = await RunningProgram.start({ env: { RATE_LIMIT_PER_MINUTE: '0' } });
  cast = await castOf(program);
}, 60_000);
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> => program.askAsAdministrator(path, question);
const create = (customer: object): Promise<Answer> =>
  ask('/api/v1/customers?allowDuplicate=true', { body: { kind: 'person', ...customer } }).then(must);

async function ended(path: string, token?: string): Promise<Answer> {
  for (;;) {
    const answer = must(token === undefined ? await ask(path) : await program.ask(path, { token }));
    if (answer.body.state !== 'running') return answer;
    expect(answer.headers.get('retry-after')).toBe('1');
    await setTimeout(20);
  }
}

interface Exported {
  readonly view: Answer['body'];
  readonly bytes: Buffer;
  readonly text: string;
  readonly headers: Headers;
}

/** Requests an export, waits for it and fetches it. */
async function exported(
  wish: object,
  { token, path = EXPORTS }: { token?: string; path?: string } = {},
): Promise<Exported> {
  const begun = token === undefined ? await ask(path, { body: wish }) : await program.ask(path, { body: wish, token });
  expect([begun.status, begun.text]).toEqual([202, expect.any(String)]);
  const location = begun.headers.get('location') ?? '';
  const { body: view } = await ended(location, token);
  const response = await fetch(`${program.url}${location}/content`, {
    headers: { authorization: `Bearer ${token ?? (await program.logIn())}` },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { view, bytes, text: bytes.toString('utf8'), headers: response.headers };
}

/** The lines of a CSV file whose cells hold no line breaks, header included, without byte order mark. */
const lines = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n');

describe('an export', () => {
  it('holds the requested columns, rows and order, and matches its checksum and count', async () => {
    for (const name of ['Grace Hopper', 'Ada Lovelace', 'Alan Turing'])
      await create({ name, tags: ['pioneer', 'first'], company: 'Firsts' });
    const wish = { list: 'customers', format: 'csv', columns: ['name', 'tags', 'status'], q: 'firsts', sort: 'name' };
    const { view, bytes, text, headers } = await exported(wish);
    expect(lines(text)).toEqual([
      '"Name","Tags","Status"',
      '"Ada Lovelace","pioneer; first","active"',
      '"Alan Turing","pioneer; first","active"',
      '"Grace Hopper","pioneer; first","active"',
    ]);
    expect(view).toMatchObject({ state: 'completed', rows: 3, total: 3, percent: 100, q: 'firsts', list: 'customers' });
    expect(view).toMatchObject({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    expect(Object.fromEntries(headers)).toMatchObject({
      etag: `"${view.sha256}"`,
      'content-length': String(bytes.length),
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="customers-${view.id}.csv"`,
    });
    const filtered = await exported({ ...wish, q: undefined, filter: 'name eq "alan turing"' });
    expect(lines(filtered.text)).toHaveLength(2);
  });

  it('runs no formula in a spreadsheet', async () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\uFF1D1+1', '"=1', 'a;=1+1'];
    for (const name of formulas) await create({ name, company: 'Formula Inc' });
    const { text } = await exported({
      list: 'customers',
      format: 'csv',
      columns: ['name'],
      q: 'formula inc',
      sort: 'name',
    });
    expect(lines(text).slice(1).toSorted()).toEqual(
      ['"\'=1+1"', '"\'+1"', '"\'-1"', '"\'@SUM(A1)"', '"\'\uFF1D1+1"', '"""=1"', '"a;=1+1"'].toSorted(),
    );
  });

  it('shows the owner by name, also in the columns of a PDF', async () => {
    const { id } = cast.callers.sales;
    for (const name of ['Owned one', 'Owned two']) await create({ name, company: 'Owned', ownerId: id });
    const columns = ['name', 'ownerId', 'ownerName'];
    const { text } = await exported({ list: 'customers', format: 'csv', q: 'owned', sort: 'name', columns });
    expect(lines(text)).toEqual([
      '"Name","Owner id","Owner"',
      `"Owned one","${id}","sales"`,
      `"Owned two","${id}","sales"`,
    ]);
    const all = await exported({ list: 'customers', format: 'csv', q: 'owned' });
    expect(lines(all.text)[0]).toContain('"Owner id","Owner",');
    const { view } = await exported({ list: 'customers', format: 'pdf', q: 'owned' });
    expect(view.columns).toContain('ownerName');
  });

  it('shows names in many scripts in a PDF', async () => {
    const names = ['Ελένη Παπαδοπούλου', 'Наталья', '田中太郎', 'やまだ', 'שרה', 'محمد'];
    for (const name of names) await create({ name, company: 'Babel' });
    const { view, bytes, headers } = await exported({ list: 'customers', format: 'pdf', q: 'babel' });
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.subarray(-6).toString()).toBe('%%EOF\n');
    expect(view).toMatchObject({ state: 'completed', rows: 6, unshownCharacters: 0 });
    const { view: korean } = await exported({
      list: 'customers',
      format: 'pdf',
      columns: ['name'],
      filter: 'name eq "ada lovelace"',
    });
    expect(korean).toMatchObject({ rows: 1, unshownCharacters: 0 });
  }, 30_000);

  it.each([
    ['an unknown column', { columns: ['name', 'salary'] }, 'exports.unknown-column'],
    ['an unknown field in the filter', { filter: 'salary eq 1' }, 'query.unknown-field'],
    ['a malformed filter', { filter: 'name eq' }, 'query.invalid'],
    ['an unknown list', { list: 'salaries' }, 'request.invalid'],
    ['an unknown format', { format: 'xls' }, 'request.invalid'],
    [
      'more columns than a PDF has room for',
      { format: 'pdf', columns: undefined, filter: undefined, list: 'customers', wide: true },
      'exports.too-large-for-pdf',
    ],
  ])('is refused at once with %s', async (_what, { wide, ...change }: Record<string, unknown>, code) => {
    const columns = [
      'id',
      'kind',
      'name',
      'company',
      'email',
      'phone',
      'street',
      'city',
      'region',
      'country',
      'tags',
      'status',
      'source',
    ];
    const wish = { list: 'customers', format: 'csv', ...change, ...(wide ? { columns } : {}) };
    const { status, body } = await ask(EXPORTS, { body: wish });
    expect([status, body.code]).toEqual([400, code]);
    if (code === 'exports.unknown-column') {
      expect(body).toMatchObject({
        facts: { allowed: expect.arrayContaining(['name']) },
        errors: [{ pointer: '/columns/1' }],
      });
      expect(body.facts.allowed).toContain('email');
    }
  });

  it('of a customer holds its timeline or its related records', async () => {
    const { body } = await create({ name: 'Timed' });
    await ask('/api/v1/notes', { body: { customerId: body.id, text: 'Likes tea' } }).then(must);
    const path = `/api/v1/customers/${body.id}/exports`;
    const timeline = await exported(
      { list: 'timeline', format: 'csv', columns: ['kind', 'text'], filter: 'kind eq "note"' },
      { path },
    );
    expect(lines(timeline.text)).toEqual(['"Kind","What"', '"note","Likes tea"']);
    const notes = await exported({ list: 'notes', format: 'csv', columns: ['text'] }, { path });
    expect(lines(notes.text)).toEqual(['"Text"', '"Likes tea"']);
  });

  it.each(['interactions', 'users', 'teams', 'api-clients', 'sessions'])(
    'of %s holds everything that the list shows',
    async (list) => {
      const path = list === 'interactions' ? '/api/v1/interactions' : `/api/v1/${list}`;
      const { items } = must(await ask(`${path}?limit=200`)).body;
      const { view, text } = await exported({ list, format: 'csv', columns: ['id'] });
      expect(view.rows).toBe(items.length);
      expect(lines(text).slice(1).toSorted()).toEqual(items.map(({ id }: { id: string }) => `"${id}"`).toSorted());
    },
  );
});

describe('the rights of an export', () => {
  it('are required in addition to those of reading the list', async () => {
    const wish = { list: 'customers', format: 'csv' };
    for (const role of ['sales', 'support', 'marketing', 'auditor'] as const) {
      const { status, body } = await program.ask(EXPORTS, { body: wish, token: cast.callers[role].token });
      expect([status, body.code]).toEqual([403, 'access.forbidden']);
    }
    const keys = await program.ask(EXPORTS, {
      body: { list: 'api-clients', format: 'csv' },
      token: cast.callers.manager.token,
    });
    expect([keys.status, keys.body.facts.action]).toEqual([403, 'api-client.read']);
  });

  it('limit the rows: a manager’s file holds those of the team', async () => {
    for (const [name, owner] of [
      ['Of the team', cast.colleague],
      ['Of a stranger', cast.stranger],
    ] as const)
      await create({ name, company: 'Walled', ownerId: owner.id });
    const { token } = cast.callers.manager;
    const wish = { list: 'customers', format: 'csv', columns: ['name'], q: 'walled' };
    expect(lines((await exported(wish, { token })).text)).toEqual(['"Name"', '"Of the team"']);
    expect(lines((await exported(wish)).text)).toHaveLength(3);
  });

  it('limit the people: a manager’s files hold own teams and their members', async () => {
    const { token } = cast.callers.manager;
    const users = await exported({ list: 'users', format: 'csv', columns: ['email'] }, { token });
    expect(users.text).toContain('colleague@walk.example');
    expect(users.text).not.toContain('stranger@walk.example');
    const teams = await exported({ list: 'teams', format: 'csv', columns: ['name'] }, { token });
    expect(lines(teams.text)).toEqual(['"Name"', '"North"']);
  });

  it('are those of its requester alone, and are checked again when it is fetched', async () => {
    const { token, id } = cast.callers.manager;
    const { view } = await exported({ list: 'teams', format: 'csv' }, { token });
    for (const path of [`${EXPORTS}/${view.id}`, `${EXPORTS}/${view.id}/content`])
      expect((await ask(path, { headers: { accept: '*/*' } })).body.code).toBe('exports.not-found');
    const own = must(await program.ask(EXPORTS, { token })).body.items as { id: string }[];
    expect(own.map((each) => each.id)).toContain(view.id);
    expect(must(await ask(EXPORTS)).body.items.map((each: { id: string }) => each.id)).not.toContain(view.id);

    const { view: theirs } = await exported({ list: 'customers', format: 'csv', columns: ['name'] }, { token });
    const { view: teams } = await exported({ list: 'teams', format: 'csv' }, { token });
    const [team] = must(await ask(`/api/v1/users/${id}`)).body.teamIds as string[];
    must(await ask(`/api/v1/teams/${team}/members/${id}`, { method: 'DELETE' }));
    await setTimeout(1_100); // a revoked right may work for one more second
    for (const file of [theirs, teams]) {
      const late = await program.ask(`${EXPORTS}/${file.id}/content`, { token, headers: { accept: '*/*' } });
      expect([late.status, late.body.code]).toEqual([403, 'exports.out-of-reach']);
    }
    must(await ask(`/api/v1/teams/${team}/members/${id}`, { method: 'PUT' }));
  });
});

describe('what an export leaves behind', () => {
  it('is in the log: who asked for what, and who fetched it, with the search text encrypted', async () => {
    const { view } = await exported({ list: 'customers', format: 'csv', columns: ['name'], q: 'qzysecret' });
    const { stdout } = await crm(['events', 'tail', '--limit', '200', '--json'], {
      env: { DATA_DIR: program.dataDir },
    });
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { stream: string; type: string; actor: string; sealed: boolean; data: object })
      .filter(({ stream }) => stream === `export-${view.id}`);
    expect(events.map(({ type }) => type)).toEqual(['ExportRequested', 'ExportCompleted', 'ExportDownloaded']);
    expect(new Set(events.map(({ actor }) => actor)).size).toBe(1);
    expect(events[0]).toMatchObject({
      sealed: true,
      data: { list: 'customers', columns: ['name'], narrowedBy: ['q'] },
    });
    expect(events[1]).toMatchObject({ data: { rows: 0, sha256: view.sha256 } });
    expect(stdout + program.stderr).not.toContain('qzysecret');
  });

  it('is a file that only the program’s user can read, under a generated name', () => {
    const folder = join(program.dataDir, 'files', 'exports');
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(name).toMatch(/^[0-9a-f-]{36}\.file$/);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });
});

describe('crm export', () => {
  const out = (name: string): string => join(program.dataDir, name);
  const files = (): string[] => readdirSync(join(program.dataDir, 'files', 'exports'));
  const run = (...args: string[]) => crm(['export', ...args, '--json'], { env: { DATA_DIR: program.dataDir } });
  const wish = (name: string) => [
    'customers',
    '--columns',
    'name',
    '--q',
    'firsts',
    '--sort',
    'name',
    '--out',
    out(name),
  ];

  it.each(['while the program runs', 'while none does'])(
    '%s writes the requested file, and leaves no other',
    async (when) => {
      const before = files();
      if (when === 'while none does') await program.stop();
      const { code, stdout, stderr } = await run(...wish('firsts.csv'));
      expect([code, stderr]).toEqual([0, '']);
      const told = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Answer['body'];
      const bytes = readFileSync(out('firsts.csv'));
      expect(told).toMatchObject({
        rows: 3,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
      expect(lines(bytes.toString('utf8'))[1]).toBe('"Ada Lovelace"');
      expect(statSync(out('firsts.csv')).mode & 0o777).toBe(0o600);
      expect(files()).toEqual(before);
      if (when === 'while none does')
        program = await RunningProgram.start({ dataDir: program.dataDir, env: { RATE_LIMIT_PER_MINUTE: '0' } });
    },
    60_000,
  );

  it('reports wrong usage, and columns that the list does not have', async () => {
    expect((await run('salaries', '--out', out('x.csv'))).code).toBe(2);
    expect((await run('timeline', '--out', out('x.csv'))).code).toBe(2);
    const { code, stderr } = await run('customers', '--columns', 'salary', '--out', out('x.csv'));
    expect([code, stderr]).toEqual([1, expect.stringContaining('no such column')]);
    expect(existsSync(out('x.csv'))).toBe(false);
  });
});

describe('a large export', () => {
  const ROWS = 6_000;
  beforeAll(async () => {
    const rows = Array.from({ length: ROWS }, (_, n) => `Many ${n},m${n}@many.example,Manifold\n`).join('');
    const uploaded = await ask('/api/v1/imports', {
      body: `Name,Email,Company\n${rows}`,
      headers: { 'content-type': 'text/csv' },
    }).then(must);
    await ask(`/api/v1/imports/${uploaded.body.id}/start`, { body: { mode: 'create' } }).then(must);
    while (must(await ask(`/api/v1/imports/${uploaded.body.id}`)).body.state !== 'completed') await setTimeout(50);
  }, 60_000);

  const wish = { list: 'customers', format: 'pdf', columns: ['name', 'email'], q: 'manifold' };

  it('can be cancelled, and leaves nothing behind', async () => {
    const begun = must(await ask(EXPORTS, { body: wish }));
    const path = `${EXPORTS}/${begun.body.id}`;
    const early = await ask(`${path}/content`, { headers: { accept: '*/*' } });
    expect([early.status, early.body.code]).toEqual([409, 'exports.not-ready']);
    must(await ask(`${path}/cancel`, { method: 'POST' }));
    expect(must(await ask(path)).body).toMatchObject({ state: 'cancelled' });
    expect(
      readdirSync(join(program.dataDir, 'files', 'exports')).filter((name) => name.startsWith(begun.body.id)),
    ).toEqual([]);
    expect((await ask(`${path}/cancel`, { method: 'POST' })).status).toBe(200);
  });

  it('restarts after the program was killed in the middle: never half a file', async () => {
    const begun = must(await ask(EXPORTS, { body: wish }));
    const path = `${EXPORTS}/${begun.body.id}`;
    for (;;) {
      const { body } = must(await ask(path));
      expect(body.state).toBe('running');
      if (body.rows > 200) break;
      await setTimeout(10);
    }
    await program.kill();
    const part = join(program.dataDir, 'files', 'exports', `${begun.body.id}.part`);
    expect(existsSync(part)).toBe(true);
    program = await RunningProgram.start({ dataDir: program.dataDir, env: { RATE_LIMIT_PER_MINUTE: '0' } });
    const { body } = await ended(path);
    expect(body).toMatchObject({ state: 'completed', rows: ROWS, total: ROWS });
    expect(existsSync(part)).toBe(false);
  }, 120_000);

  it('as CSV has every row once, even while customers change', async () => {
    const begun = must(
      await ask(EXPORTS, { body: { ...wish, format: 'csv', columns: ['email'], sort: '-changedAt' } }),
    );
    const some = must(await ask('/api/v1/customers?q=manifold&limit=50')).body.items as {
      id: string;
      revision: number;
    }[];
    for (const { id } of some.slice(0, 20)) await ask(`/api/v1/customers/${id}/tags`, { body: { add: ['moved'] } });
    await ended(`${EXPORTS}/${begun.body.id}`);
    const content = await ask(`${EXPORTS}/${begun.body.id}/content`, { headers: { accept: 'text/csv' } });
    const emails = lines(content.text).slice(1);
    expect(emails).toHaveLength(ROWS);
    expect(new Set(emails).size).toBe(ROWS);
  }, 60_000);
});
