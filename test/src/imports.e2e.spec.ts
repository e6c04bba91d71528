import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { RunningProgram, type Answer, type Question } from '@crm/testing';
import { castOf } from './walk/people.js';

const IMPORTS = '/api/v1/imports';

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start({ env: { IMPORT_QUOTA_MIB: '8' } })));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`${IMPORTS}${path}`, question);
const upload = (body: string | Uint8Array, query = ''): Promise<Answer> =>
  ask(query, { method: 'POST', body, headers: { 'content-type': 'text/csv' } });

async function ended(id: string): Promise<Answer> {
  for (;;) {
    const answer = await ask(`/${id}`);
    if (!['running', 'validating'].includes(answer.body.state)) return answer;
    await setTimeout(20);
  }
}

const rows = (domain: string, count: number) =>
  `Full Name;E-Mail\r\n${Array.from({ length: count }, (_, n) => `Person ${n};p${n}@${domain}\r\n`).join('')}`;

describe('importing a file', () => {
  it('shows the guessed mapping, validates, imports, and reads its own writes', async () => {
    const uploaded = await upload(
      'Customer Name,Customer Email,Age\nAda,ada@one.example,36\nAda,ADA@one.example,36\n',
      '?name=people.csv',
    );
    expect(uploaded.status).toBe(201);
    const { id } = uploaded.body as { id: string };
    expect(uploaded.headers.get('location')).toBe(`${IMPORTS}/${id}`);
    expect(uploaded.body).toMatchObject({
      columns: ['Customer Name', 'Customer Email', 'Age'],
      mapping: { 'Customer Name': 'name', 'Customer Email': 'email', Age: null },
    });

    expect((await ask(`/${id}/start`, { body: { mode: 'create', dryRun: true } })).status).toBe(202);
    expect((await ended(id)).body).toMatchObject({
      state: 'validated',
      fileName: 'people.csv',
      counts: { created: 1, failed: 1 },
    });

    expect((await ask(`/${id}/start`, { body: { mode: 'create' } })).status).toBe(202);
    expect((await ended(id)).body).toMatchObject({
      state: 'completed',
      rows: 2,
      percent: 100,
      counts: { created: 1, updated: 0, unchanged: 0, skipped: 0, failed: 1, warned: 0, warnings: 0 },
      ignored: [{ column: 'Age', filled: 2 }],
      remarks: [{ code: 'duplicate', failed: true, count: 1, lines: [3] }],
    });
    const list = await program.askAsAdministrator('/api/v1/customers?q=ada@one.example');
    expect(list.body.items).toHaveLength(1);

    const errors = await ask(`/${id}/errors`);
    expect(errors.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(errors.text).toBe(
      `line,column,code,reason,holder\r\n3,Customer Email,duplicate,Another customer has this e-mail address.,${list.body.items[0].id}\r\n`,
    );
  });

  it.each([
    ['an unknown mode', { mode: 'merge' }],
    ['an unknown field', { mode: 'create', mapping: { Name: 'shoeSize' } }],
    ['a header that the file does not have', { mode: 'create', mapping: { Nickname: 'name' } }],
    ['a mapping that is a list', { mode: 'create', mapping: [] }],
    ['nothing that names or finds a customer', { mode: 'create', mapping: { Name: null, Email: null } }],
    ['a format for a column without dates or numbers', { mode: 'create', formats: { Name: 'dd.mm.yyyy' } }],
    ['an unknown format', { mode: 'create', formats: { Name: 'dd.mm.yy' } }],
    ['an unknown kind', { mode: 'create', kind: 'robot' }],
  ])('does not start with %s', async (_what, body) => {
    const { body: uploaded } = await upload('Name,Email\nBob,bob@two.example\n');
    const answer = await ask(`/${uploaded.id}/start`, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveLength(1);
  });

  it('refuses what is not CSV', async () => {
    expect((await upload('')).body.code).toBe('customers.import-unreadable');
    expect((await ask('', { body: { name: 'x' } })).status).toBe(415);
    expect((await ask('/019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10')).body.code).toBe('customers.import-not-found');
  });

  it('accepts files that are larger than any other body', async () => {
    const file = `Name,Email,Notes\n${Array.from({ length: 300 }, (_, n) => `Big ${n},big${n}@three.example,${'x'.repeat(10_000)}\n`).join('')}`;
    const { body } = await upload(file);
    await ask(`/${body.id}/start`, { body: { mode: 'create' } });
    expect((await ended(body.id)).body.counts).toMatchObject({ created: 300, failed: 0 });
  });

  it('refuses more than its uploader may keep, and says so while the rest still arrives', async () => {
    const refused = await upload(`Name,Email\n${'x'.repeat(9 * 1024 * 1024)}\n`);
    expect([refused.status, refused.body.code]).toEqual([429, 'customers.too-many-uploads']);
    expect(readdirSync(join(program.dataDir, 'files')).filter((name) => name.endsWith('.upload'))).toEqual([]);
    expect((await upload('Name,Email\nBea,bea@two.example\n')).status).toBe(201);
  });

  it('keeps nothing of an aborted upload', async () => {
    const files = (): string[] =>
      readdirSync(program.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.upload'));
    const headers = { authorization: `Bearer ${await program.logIn()}`, 'content-type': 'text/csv' };
    const sending = request(`${program.url}${IMPORTS}`, { method: 'POST', headers }).on('error', () => undefined);
    sending.write(rows('cut.example', 20_000));
    while (files().length === 0) await setTimeout(5);
    sending.destroy();
    while (files().length > 0) await setTimeout(5);
    await setTimeout(50); // time for the log line
    expect(program.stderr).not.toContain('"level":"error"');
  });

  it('continues after the program was killed in the middle, and duplicates nothing', async () => {
    const { body } = await upload(rows('four.example', 6_000));
    await ask(`/${body.id}/start`, { body: { mode: 'create' } });
    while (((await ask(`/${body.id}`)).body.rows as number) < 1_000) await setTimeout(5);
    await program.kill();
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const carriedOn = await ask(`/${body.id}`);
    expect(carriedOn.body.state).toBe('running');
    expect((await ended(body.id)).body).toMatchObject({
      state: 'completed',
      rows: 6_000,
      counts: { created: 6_000, failed: 0 },
    });
    const list = await program.askAsAdministrator('/api/v1/customers?q=@four.example&total=true&limit=1');
    expect(list.body).toMatchObject({ total: 6_000, stale: false });
  }, 60_000);

  it('can be cancelled', async () => {
    const { body } = await upload(rows('five.example', 6_000));
    await ask(`/${body.id}/start`, { body: { mode: 'skip' } });
    expect((await ask(`/${body.id}/cancel`, { method: 'POST' })).status).toBe(200);
    const { body: view } = await ask(`/${body.id}`);
    expect(view.state).toBe('cancelled');
    expect(view.rows).toBeLessThan(6_000);
    expect((await ask(`/${body.id}/start`, { body: { mode: 'skip' } })).body.code).toBe(
      'customers.import-not-startable',
    );
  });
});

describe('the imports of others', () => {
  it('are hidden from everyone but administrators', async () => {
    const cast = await castOf(program, ['manager', 'integration']);
    const as = (caller: 'manager' | 'integration', path: string, question: Question = {}) =>
      program.ask(`${IMPORTS}${path}`, { ...question, token: cast.callers[caller].token });
    const file = { method: 'POST', body: rows('own.example', 1), headers: { 'content-type': 'text/csv' } };
    const [ofManager, ofClient, ofAdministrator] = await Promise.all([
      as('manager', '', file),
      as('integration', '', file),
      upload(rows('root.example', 1)),
    ]);
    const ids = [ofManager, ofClient, ofAdministrator].map(({ body }) => body.id as string);
    const seenBy = (caller: 'manager' | 'integration') =>
      Promise.all(ids.map(async (id) => (await as(caller, `/${id}`)).status));
    expect(await seenBy('manager')).toEqual([200, 404, 404]);
    expect(await seenBy('integration')).toEqual([404, 200, 404]);
    expect(await Promise.all(ids.map(async (id) => (await ask(`/${id}`)).status))).toEqual([200, 200, 200]);
    const start = { method: 'POST', body: { mode: 'create' } };
    expect((await as('integration', `/${ids[2]}/start`, start)).body.code).toBe('customers.import-not-found');
    expect((await as('integration', `/${ids[0]}/cancel`, { method: 'POST' })).body.code).toBe(
      'customers.import-not-found',
    );
  });
});
