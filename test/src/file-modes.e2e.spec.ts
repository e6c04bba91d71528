import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crm, RunningProgram, runToEnd } from '@crm/testing';

/** Files and folders below this one that group or others may access, with their modes. */
const openIn = (folder: string): string[] =>
  [folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name)))]
    .map((path) => [(statSync(path).mode & 0o777).toString(8), path] as const)
    .filter(([mode]) => !mode.endsWith('00'))
    .map((found) => found.join(' '));

describe('given a user whose files are open to everybody', () => {
  let mask: number;
  let folder: string;
  let program: RunningProgram;
  const at = (name: string) => join(folder, name);
  const run = (...command: string[]) => crm(command, { env: { DATA_DIR: at('data') } });
  beforeAll(() => {
    mask = process.umask(0);
    folder = mkdtempSync(join(tmpdir(), 'file-modes-'));
    for (const name of ['data', 'out']) mkdirSync(at(name));
    for (const name of ['export.csv', 'errors.csv', 'seals.jsonl']) writeFileSync(at(`out/${name}`), 'older');
    writeFileSync(at('out/people.csv'), 'Name,Email\nGrace,grace@example.org\n,nobody\n', { mode: 0o600 });
  });
  afterAll(async () => {
    process.umask(mask);
    await program.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('when the program and the command line write, then no file is, not even one that was', async () => {
    program = await RunningProgram.start({ dataDir: at('data'), env: { REGISTRATION: 'open' } });
    expect(program.stdout + program.stderr).toContain(`The data directory ${at('data')} was open to other users`);
    const account = { name: 'Ada', email: 'ada@example.org', password: 'a long enough password' };
    expect((await program.ask('/api/v1/auth/register', { body: account })).status).toBe(202);
    const csv = { body: 'Name\nAda\n', headers: { 'content-type': 'text/csv' } };
    expect((await program.askAsAdministrator('/api/v1/imports', csv)).status).toBe(201);
    const ended = await Promise.all([
      run('import', at('out/people.csv'), '--errors', at('out/errors.csv')),
      run('export', 'customers', '--out', at('out/export.csv')),
      run('backup', at('out/backup')),
      run('events', 'export', at('out/events.jsonl')),
    ]);
    expect(ended.map(({ code }) => code)).toEqual([1, 0, 0, 0]); // a row of the import has no name
    expect(openIn(at('data'))).toEqual([]);
    await program.stop();
    expect((await run('seals', 'export', at('out/seals.jsonl'))).code).toBe(0);
    chmodSync(at('out'), 0o700);
    expect(readdirSync(at('out')).sort()).toEqual([
      'backup',
      'errors.csv',
      'events.jsonl',
      'export.csv',
      'people.csv',
      'seals.jsonl',
    ]);
    expect([...openIn(at('data')), ...openIn(at('out'))]).toEqual([]);
  }, 60_000);
  it('when the data directory is one that everybody shares, then the program refuses it and writes nothing there', async () => {
    mkdirSync(at('shared'));
    chmodSync(at('shared'), 0o1777);
    const { code, stderr } = await runToEnd({ dataDir: at('shared') });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/mode 1777.*shared\. Choose a directory of its own/)]);
    expect(readdirSync(at('shared'))).not.toContain('events.db');
  });
});
