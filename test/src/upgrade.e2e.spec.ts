import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { crm, RunningProgram, runToEnd } from '@crm/testing';

const PREVIOUS = fileURLToPath(new URL('../data/previous-release/', import.meta.url));
/** Where a SQLite file keeps the version of its schema: four bytes, big endian (sqlite.org/fileformat2.html, section 1.3). */
const USER_VERSION_AT = 60;
const CUSTOMERS = '/api/v1/customers';

function previousRelease(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'previous-'));
  for (const name of ['events.db', 'views.db'])
    writeFileSync(join(dataDir, name), gunzipSync(readFileSync(join(PREVIOUS, `${name}.gz`))), { mode: 0o600 });
  writeFileSync(join(dataDir, 'kek.json'), readFileSync(join(PREVIOUS, 'kek.json')), { mode: 0o600 });
  return dataDir;
}

describe('a store of the previous release', () => {
  let dataDir: string;
  let program: RunningProgram;
  beforeAll(async () => {
    dataDir = previousRelease();
    program = await RunningProgram.start({ dataDir });
    while (!(await areLive())) await pause(100);
  }, 60_000);
  afterAll(async () => {
    await program.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  });
  /** Views of another version are built in the background. */
  const areLive = async (): Promise<boolean> => {
    const { stdout } = await crm(['projections', 'list', '--json'], { env: { DATA_DIR: dataDir } });
    const views = stdout.split('\n').filter(Boolean);
    return views.every((line) => (JSON.parse(line) as { state: string }).state === 'live');
  };
  const page = async (query: string): Promise<{ items: Record<string, unknown>[]; total: number; stale: boolean }> =>
    (await program.askAsAdministrator(`${CUSTOMERS}?total=true&${query}`)).body;

  it('opens with every record', async () => {
    expect(await page('limit=1')).toMatchObject({ total: 40, stale: false });
    expect((await page('filter=status eq "archived"&limit=1')).total).toBe(4);
    expect((await page('filter=tags eq "vip"&limit=1')).total).toBe(5);
    expect((await page('q=previous7@example.org')).items.map(({ name }) => name)).toEqual(['Previous Person 7']);
  });

  it('keeps the histories of its records, and its users can log in', async () => {
    const [one] = (await page('q=previous0@example.org')).items;
    const timeline = await program.askAsAdministrator(`${CUSTOMERS}/${String(one?.['id'])}/timeline`);
    expect(JSON.stringify(timeline.body)).toContain('Call 0');
    expect((await program.askAsAdministrator('/api/v1/me')).status).toBe(200);
  });

  it('remains usable: new records, changes to old ones, taken addresses refused', async () => {
    const body = { kind: 'person', name: 'Somebody Else', emails: [{ address: 'previous1@example.org' }] };
    expect((await program.askAsAdministrator(CUSTOMERS, { body })).status).toBe(409);
    const [one] = (await page('q=previous2@example.org')).items;
    const changed = await program.askAsAdministrator(`${CUSTOMERS}/${String(one?.['id'])}`, {
      method: 'PATCH',
      body: { company: 'Present Ltd' },
      headers: { 'if-match': `"${String(one?.['revision'])}"` },
    });
    expect(changed.status).toBe(200);
    expect((await page('q=present')).items.map(({ name }) => name)).toEqual(['Previous Person 2']);
  });

  it('has a log in which every hash matches', async () => {
    expect(await crm(['verify'], { env: { DATA_DIR: dataDir } })).toMatchObject({ code: 0 });
  });

  it('got MACs when it was opened, for everything that was there', async () => {
    const log = new DatabaseSync(join(dataDir, 'events.db'), { readOnly: true });
    const value = (sql: string) => Object.values(log.prepare(sql).get() ?? {})[0];
    expect(value('SELECT count(*) FROM events WHERE mac IS NULL')).toBe(0);
    expect(value('SELECT position FROM cut_over')).toBe(value('SELECT events FROM cut_over'));
    expect(value('PRAGMA user_version')).toBe(2);
    log.close();
    expect((await crm(['verify'], { env: { DATA_DIR: dataDir } })).stdout).toContain('every hash and MAC fits');
  });
});

describe('a store of the previous release that was changed by hand', () => {
  it('does not start, gets no MACs, and stays readable for that release', async () => {
    const dataDir = previousRelease();
    const inFile = (work: (log: DatabaseSync) => void): void => {
      const log = new DatabaseSync(join(dataDir, 'events.db'));
      work(log);
      log.close();
    };
    inFile((log) => log.exec(`UPDATE events SET data = replace(data, '{', '{ ') WHERE position = 5`));
    const { code, stderr } = await runToEnd({ dataDir });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/does not verify: .* at revision \d+: changed[\s\S]*--accept-faults/),
    ]);
    inFile((log) => {
      expect(log.prepare('PRAGMA user_version').get()).toEqual({ user_version: 1 });
      expect(log.prepare('SELECT count(*) AS macs FROM events WHERE mac IS NOT NULL').get()).toEqual({ macs: 0 });
    });
    expect((await crm(['verify'], { env: { DATA_DIR: dataDir } })).stdout).toMatch(
      /: changed[\s\S]*MACs were not checked: an earlier release/,
    );
    rmSync(dataDir, { recursive: true });
  });
});

describe('a store of a newer release', () => {
  it.each(['events.db'])('is refused, and the message says what to do (%s)', async (name) => {
    const dataDir = previousRelease();
    const before = readFileSync(join(dataDir, name));
    before.writeUInt32BE(99, USER_VERSION_AT);
    writeFileSync(join(dataDir, name), before);
    const { code, stderr } = await runToEnd({ dataDir });
    expect(code).toBe(1);
    expect(stderr).toContain('newer release');
    expect(stderr).toContain('restore a backup');
    expect(readFileSync(join(dataDir, name)).equals(before)).toBe(true);
    rmSync(dataDir, { recursive: true });
  });
});
