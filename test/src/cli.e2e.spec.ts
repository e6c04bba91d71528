import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { RunningProgram, crm, type Ended } from '@crm/testing';

const CSV =
  'Name,Email,Age\nAda Lovelace,ada.lovelace@example.org,36\nGrace Hopper,grace@example.org,85\nAda Again,ADA.lovelace@example.org,36\n';
const PASSWORD = 'a long enough password';
const rows = ({ stdout }: Ended): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

describe('crm while no program runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-'));
  const env = { DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', CRM_FOLDER: folder };
  const run = (...args: string[]) => crm(args, { env });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('prints help without opening any data', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    for (const command of [
      'user create-admin',
      'import customers',
      'events tail',
      'verify',
      'config print',
      'openapi print',
      'keys rotate',
    ])
      expect(stdout).toContain(command);
    expect(() => statSync(env.DATA_DIR)).toThrow('ENOENT');
  });

  it('exits 2 on wrong usage and names the option', async () => {
    const { code, stderr } = await run('verify', '--fast');
    expect([code, stderr]).toEqual([2, expect.stringContaining('--fast')]);
    const country = await run('import', 'people.csv', '--country', 'Atlantis');
    expect([country.code, country.stderr]).toEqual([2, expect.stringContaining('--country')]);
  });

  it('creates an administrator whose password comes from a file', async () => {
    writeFileSync(join(folder, 'password'), `${PASSWORD}\n`);
    const { code, stdout } = await run(
      'user',
      'create-admin',
      '--email',
      'root@example.org',
      '--name',
      'Root',
      '--password-file',
      'password',
    );
    expect([code, stdout]).toEqual([0, expect.stringContaining('Created administrator')]);
  });

  it('refuses a password that is too short, with the rule', async () => {
    const { code, stderr } = await crm(['user', 'create-admin', '--email', 'two@example.org', '--name', 'Two'], {
      env,
      input: 'short',
    });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/12/)]);
  });

  it('imports a file, exits 1 for the row that failed, and writes it down to be corrected', async () => {
    writeFileSync(join(folder, 'people.csv'), CSV);
    const files = ['--errors', 'rejected.csv', '--report', 'report.csv'];
    const ended = await run('import', 'customers', 'people.csv', ...files, '--json');
    expect(ended.code).toBe(1);
    expect(rows(ended).at(-1)).toMatchObject({
      state: 'completed',
      rows: 3,
      created: 2,
      failed: 1,
      remarks: [{ code: 'duplicate', failed: true, count: 1, lines: [4] }],
    });
    expect(readFileSync(join(folder, 'report.csv'), 'utf8').split('\r\n')[1]).toMatch(/^4,/);
    const rejected = readFileSync(join(folder, 'rejected.csv'), 'utf8');
    expect(rejected.split('\r\n')).toHaveLength(3);
    writeFileSync(join(folder, 'corrected.csv'), rejected.replace(/[^,\n]+@example/, 'corrected@example'));
    const again = await run('import', 'customers', 'corrected.csv', '--dry-run');
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/\b1 created\b.*\b0 failed\b/)]);
  });

  it('shows how a file was understood, what was not read, and what was wrong', async () => {
    writeFileSync(
      join(folder, 'more.csv'),
      'Full Name,E-Mail,Mobile,Shoe size,Hat size\nRay,ray@more.example,123,44,\nSue,sue@more.example,,,\n',
    );
    const ended = await run('import', 'customers', 'more.csv', '--dry-run');
    expect(ended.code).toBe(0);
    expect(ended.stdout).toBe(
      [
        'Columns:',
        '  Full Name → name',
        '  E-Mail    → email',
        '  Mobile    → phone',
        'Not read:',
        '  Shoe size (filled in 1 rows)',
        'Warnings:',
        '  phone: 1 (line 2)',
        '2 rows validated: 2 created, 0 updated, 0 unchanged, 0 skipped, 0 failed; 1 with warnings',
        '',
      ].join('\n'),
    );
  });

  it('writes nothing in a dry run, and skips known customers', async () => {
    const dry = await run('import', 'people.csv', '--mode', 'skip', '--dry-run', '--json');
    expect(rows(dry).at(-1)).toMatchObject({ created: 0, failed: 0 });
    const skipped = await run('import', 'people.csv', '--mode', 'skip', '--json');
    expect([skipped.code, rows(skipped).at(-1)]).toEqual([0, expect.objectContaining({ created: 0, skipped: 3 })]);
  });

  it('reports why a file cannot be read', async () => {
    const { code, stderr } = await run('import', 'nobody.csv');
    expect([code, stderr]).toEqual([1, expect.stringContaining('nobody.csv cannot be read (ENOENT)')]);
  });

  it('prints events without personal data', async () => {
    const ended = await run('events', 'tail', '--limit', '1000', '--json');
    expect(rows(ended).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['CustomerCreated', 'UserRegistered', 'ImportCompleted']),
    );
    expect(ended.stdout).not.toMatch(/Lovelace|Hopper|root@example|people\.csv/i);
  });

  it('prints only the requested events', async () => {
    const created = rows(await run('events', 'tail', '--type', 'CustomerCreated', '--json'));
    expect(created.map(({ type }) => type)).toEqual(['CustomerCreated', 'CustomerCreated']);
    const [first] = created;
    const after = rows(
      await run('events', 'tail', '--type', 'CustomerCreated', '--after', String(first!['position']), '--json'),
    );
    expect(after.map(({ id }) => id)).toEqual([created[1]!['id']]);
  });

  it('prints the configuration with secrets masked', async () => {
    const { code, stdout } = await crm(['config', 'print', '--json'], {
      env: { ...env, ADMIN_EMAIL: 'root@example.org', ADMIN_PASSWORD: PASSWORD },
    });
    expect(code).toBe(0);
    expect(stdout).toContain('"ADMIN_PASSWORD"');
    expect(stdout).not.toContain(PASSWORD);
  });

  it('lists every fault of a faulty configuration', async () => {
    const { code, stderr } = await crm(['verify'], { env: { ...env, PORT: 'http', LOG_LEVEL: 'loud' } });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/PORT[\s\S]*LOG_LEVEL/)]);
  });

  it('rewraps the keys, and the data stays readable', async () => {
    expect((await run('keys', 'rotate')).code).toBe(0);
    expect(rows(await run('verify', '--json'))).toEqual([expect.objectContaining({ ok: true, faults: [] })]);
  });

  it('finds an event that was changed in the file, and exits 1', async () => {
    const database = new DatabaseSync(join(env.DATA_DIR, 'events.db'));
    database.exec(
      `UPDATE events SET data = replace(data, '"kind":"person"', '"kind":"organization"') WHERE type = 'CustomerCreated' AND position = (SELECT min(position) FROM events WHERE type = 'CustomerCreated')`,
    );
    database.close();
    const ended = await run('verify', '--json');
    expect(ended.code).toBe(1);
    const fault = { stream: expect.stringMatching(/^customer-/), revision: 0, kind: 'changed' };
    expect(rows(ended)).toMatchObject([{ fault }, { ok: false, faults: [fault] }]);
  });
});

describe('crm while the program runs', () => {
  let program: RunningProgram;
  const ask = (args: readonly string[], input?: string) =>
    crm(args, { env: { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent', CRM_FOLDER: program.dataDir }, input });
  beforeAll(async () => {
    program = await RunningProgram.start();
  });
  afterAll(() => program.dispose());

  it('runs in the program: what it creates can be used at once', async () => {
    const { code } = await ask(['user', 'create-admin', '--email', 'second@example.org', '--name', 'Second'], PASSWORD);
    expect(code).toBe(0);
    expect(await program.logIn({ email: 'second@example.org', password: PASSWORD })).toEqual(expect.any(String));
  });

  it('imports through the program', async () => {
    writeFileSync(join(program.dataDir, 'people.csv'), CSV);
    const ended = await ask(['import', 'people.csv', '--json']);
    expect(rows(ended).at(-1)).toMatchObject({ created: 2, failed: 1 });
    const { body } = await program.askAsAdministrator('/api/v1/customers?total=true');
    expect(body.total).toBe(2);
  });

  it('verifies the log the program writes to', async () => {
    expect(rows(await ask(['verify', '--json']))).toEqual([expect.objectContaining({ ok: true, faults: [] })]);
  });

  it('follows the log until it is interrupted', async () => {
    const file = fileURLToPath(new URL('../../apps/standalone/dist/crm.js', import.meta.url));
    const args = [file, 'events', 'tail', '--after', '0', '--type', 'CustomerCreated', '--follow', '--json'];
    const child = spawn(process.execPath, args, {
      env: { PATH: process.env['PATH'], DATA_DIR: program.dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let seen = '';
    const three = new Promise<void>((resolve) =>
      child.stdout.on('data', (text) => (seen += text).split('\n').length > 3 && resolve()),
    );
    await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name: 'Third' } });
    await three;
    const exit = once(child, 'exit');
    child.kill('SIGINT');
    expect(await exit).toEqual([1, null]);
  });

  it('leaves no socket behind', async () => {
    expect(await program.stop()).toBe(0);
    expect(() => statSync(join(program.dataDir, 'control.sock'))).toThrow('ENOENT');
  });
});

describe('a data directory without a store', () => {
  const dataDir = join(tmpdir(), `throughline-none-${process.pid}`);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it.each([['verify'], ['projections', 'list'], ['events', 'tail'], ['keys', 'rotate'], ['backup', 'copy']])(
    'is refused by crm %s %s, and stays as it was',
    async (...command) => {
      const { code, stderr } = await crm(command.filter(Boolean), { env: { DATA_DIR: dataDir, CRM_FOLDER: tmpdir() } });
      expect([code, stderr]).toEqual([1, expect.stringContaining(`There is no store in ${dataDir}`)]);
      expect(existsSync(dataDir)).toBe(false);
    },
  );

  it('is created by crm user create-admin', async () => {
    const order = ['user', 'create-admin', '--email', 'first@example.org', '--name', 'First'];
    const made = await crm(order, { env: { DATA_DIR: dataDir }, input: 'correct horse battery staple' });
    expect([made.code, existsSync(join(dataDir, 'events.db'))]).toEqual([0, true]);
    expect((await crm(['verify'], { env: { DATA_DIR: dataDir } })).code).toBe(0);
  });
});
