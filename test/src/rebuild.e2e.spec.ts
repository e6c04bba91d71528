import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { crm, RunningProgram } from '@crm/testing';

const CUSTOMERS = new URL('../data/customers.csv', import.meta.url).pathname;
const PREVIOUS = new URL('../data/previous-release', import.meta.url).pathname;

/** Of the list of customers in this release. */
const VERSION = 5;

/** Rebuilding views as an operator does: online, after a crash, after an upgrade. */
describe('views are rebuilt', () => {
  let program: RunningProgram;
  let dataDir: string;
  const command = async (...args: string[]) => {
    const { code, stdout, stderr } = await crm([...args, '--json'], { env: { DATA_DIR: dataDir } });
    const rows = stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    return { code, rows, last: rows.at(-1) ?? {}, stderr };
  };
  const customers = async () => (await command('projections', 'list')).rows[0] as Record<string, unknown>;
  const inCatalogue = (statement: string): void => {
    const catalogue = new DatabaseSync(join(dataDir, 'views.db'));
    catalogue.exec(statement);
    catalogue.close();
  };
  /** Reads the file itself: a command takes about as long to start as this small view takes to build. */
  const untilItBuilds = async (): Promise<void> => {
    const catalogue = new DatabaseSync(join(dataDir, 'views.db'));
    const building = catalogue.prepare(`SELECT build FROM builds WHERE state = 'building'`);
    while (building.get() === undefined) await pause(1);
    catalogue.close();
  };
  const page = async () =>
    (await program.askAsAdministrator('/api/v1/customers?limit=5&total=true')).body as {
      total: number;
      stale: boolean;
    };

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'throughline-'));
    program = await RunningProgram.start({ dataDir });
    expect((await crm(['import', CUSTOMERS], { env: { DATA_DIR: dataDir } })).code).toBeLessThan(2);
  });
  afterAll(() => program.dispose());

  it('given a running program, when a view is rebuilt, then the new build is served, and both builds are equal document by document', async () => {
    const { total } = await page();
    expect(await customers()).toMatchObject({
      name: 'customers.list',
      build: 1,
      state: 'live',
      rows: total,
      stale: false,
    });
    const { code, rows, last } = await command('projections', 'rebuild', 'customers.list');
    expect({ code, last }).toMatchObject({
      code: 0,
      last: { projection: 'customers.list', rows: total, differing: 0 },
    });
    expect(last['sha256']).toBe(last['servedSha256']);
    expect(rows[0]).toHaveProperty('progress.total');
    expect(await customers()).toMatchObject({ build: 2, state: 'live', rows: total });
    expect(await page()).toMatchObject({ total, stale: false });
    expect((await command('projections', 'diff', 'customers.list')).last).toMatchObject({ equal: true, ids: [] });
    expect((await command('projections', 'lag')).code).toBe(0);
    expect((await command('projections', 'rebuild', 'none')).stderr).toContain('Unknown view "none". Views: ');
  }, 120_000);

  it('given a program that is killed while it builds, when it starts again, then the view is unchanged, and the build continues', async () => {
    const before = await page();
    const building = command('projections', 'rebuild', 'customers.list');
    await untilItBuilds();
    await program.kill();
    expect((await building).code).toBe(1);
    expect(await customers()).toMatchObject({ build: 2, building: { build: 3 } });
    program = await RunningProgram.start({ dataDir });
    expect((await page()).total).toBe(before.total);
    while ((await customers())['build'] !== 3) await pause(50);
    expect((await command('projections', 'diff', 'customers.list')).code).toBe(0);
    expect(readdirSync(join(dataDir, 'views')).filter((name) => /^customers\.list\..*\.db$/.test(name))).toEqual([
      `customers.list.v${VERSION}.3.db`,
    ]);
  }, 120_000);

  it('given rows of a version that the program has no code for, when it starts, then they are served, stale, until its own are built', async () => {
    const { total } = await page();
    await program.stop();
    inCatalogue(`UPDATE builds SET version = 1 WHERE projection = 'customers.list'`);
    expect(await customers()).toMatchObject({ version: 1, state: 'frozen', stale: true, rows: total });
    expect((await command('projections', 'diff', 'customers.list')).stderr).toContain('another version');
    program = await RunningProgram.start({ dataDir });
    const absent = async () => {
      const { status, body } = await program.askAsAdministrator(
        '/api/v1/customers/019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
      );
      return [status, body.code];
    };
    expect(await absent()).toEqual([503, 'read-models.being-rebuilt']); // it may have come since
    const seen: boolean[] = [];
    do {
      const { stale, ...answer } = await page();
      expect(answer).toMatchObject({ total });
      seen.push(stale);
      await pause(20);
    } while (seen.at(-1));
    expect(seen[0]).toBe(true);
    expect(await absent()).toEqual([404, 'customers.not-found']);
    expect(await customers()).toMatchObject({ version: VERSION, state: 'live', stale: false, rows: total });
    expect((await command('projections', 'diff', 'customers.list')).code).toBe(0);
  }, 120_000);

  it('given the data of the previous release, when a view is rebuilt, then the new rows are served in place of those that it left', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'throughline-'));
    for (const name of ['events.db', 'views.db'])
      writeFileSync(join(directory, name), gunzipSync(readFileSync(join(PREVIOUS, `${name}.gz`))));
    writeFileSync(join(directory, 'kek.json'), readFileSync(join(PREVIOUS, 'kek.json')), { mode: 0o600 });
    const [own, other] = [dataDir, directory];
    dataDir = other;
    try {
      expect(await customers()).toMatchObject({ version: 2, build: 1, state: 'frozen', rows: 40 });
      const { last } = await command('projections', 'rebuild', 'customers.list');
      expect(last).toMatchObject({ rows: 40 });
      expect(await customers()).toMatchObject({ version: VERSION, state: 'live', rows: 40 });
    } finally {
      dataDir = own;
      rmSync(directory, { recursive: true });
    }
  }, 120_000);
});
