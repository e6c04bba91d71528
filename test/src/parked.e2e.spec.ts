import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LogKey } from '@crm/event-store';
import { LOG_ROW_COLUMNS, macOfRow, type LogRow } from '@crm/event-store/log-file';
import { openSqliteCatchUpReader } from '@crm/event-store/sqlite';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { RunningProgram, crm, type Ended } from '@crm/testing';

const rows = ({ stdout }: Ended): Record<string, unknown>[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** Removes all views, so that they are rebuilt from the log. */
function forgetViews(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith('views')) rmSync(join(dataDir, name), { recursive: true });
}

/** The key of the MACs, as the program derives it. */
async function logKeyOf(dataDir: string): Promise<LogKey> {
  const log = openSqliteCatchUpReader(dataDir);
  try {
    return await LogKey.of(await EmbeddedKeyVault.open({ rows: log.keyRows, kek: { directory: dataDir } }));
  } finally {
    await log.close();
  }
}

/** Returns the stored data of the first event of a customer. With `data`, replaces it afterwards, as a defect of the program itself would. */
async function firstEvent(dataDir: string, customerId: string, data?: string): Promise<string> {
  const key = await logKeyOf(dataDir);
  const log = new DatabaseSync(join(dataDir, 'events.db'));
  try {
    const where = `position = (SELECT min(position) FROM events WHERE type = 'CustomerCreated' AND data LIKE '%${customerId}%')`;
    const found = log.prepare(`SELECT ${LOG_ROW_COLUMNS} FROM events WHERE ${where}`);
    found.setReturnArrays(true);
    const row = found.get() as unknown as LogRow;
    if (data !== undefined) {
      const mac = macOfRow(key, row.with(5, data) as unknown as LogRow);
      log.prepare(`UPDATE events SET data = ?, mac = unhex(?) WHERE ${where}`).run(data, mac);
    }
    return row[5];
  } finally {
    log.close();
  }
}

describe('an event that a view cannot handle', () => {
  let program: RunningProgram;
  let good: string;
  let broken: string;
  let sound: string;
  const run = (...args: string[]) => crm(args, { env: { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent' } });
  const parkedEvents = async () => rows(await run('projections', 'parked', '--json'));
  const create = async (name: string): Promise<string> => {
    const { body } = await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name } });
    const { id } = body as { id: string };
    const tagged = await program.askAsAdministrator(`/api/v1/customers/${id}/tags`, { body: { add: ['vip'] } });
    expect(tagged.status).toBe(200);
    return id;
  };

  beforeAll(async () => {
    program = await RunningProgram.start();
    broken = await create('Broken');
    sound = await create('Sound');
    await program.stop();
    forgetViews(program.dataDir);
  });
  afterAll(() => program.dispose());

  it('is parked by every view that needs it; everything else goes on, and readiness reports it', async () => {
    good = await firstEvent(program.dataDir, broken);
    const { $sealed: sealed, ...open } = JSON.parse(good) as { $sealed: Record<string, unknown> };
    await firstEvent(program.dataDir, broken, JSON.stringify({ ...open, $sealed: { ...sealed, box: 'AAAA' } }));
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const parked = await parkedEvents();
    expect(parked).toEqual(
      ['customers.list', 'customers.timeline', 'customers.likeness'].flatMap((projection) => [
        expect.objectContaining({
          projection,
          stream: `customer-${broken}`,
          revision: 0,
          type: 'CustomerCreated',
          attempts: 1,
          error: expect.stringContaining('privacy.seal-broken') as string,
        }) as object,
        expect.objectContaining({ projection, stream: `customer-${broken}`, revision: 1, error: null }) as object,
      ]),
    );
    const { body } = await program.ask('/readyz');
    const issues = JSON.stringify(body);
    expect(issues).toContain('The view customers.timeline lacks 2 events that it could not handle');
    expect(issues).toContain('The view customers.list lacks 2 events that it could not handle');
    expect((await program.askAsAdministrator('/api/v1/customers?total=true')).body).toMatchObject({
      items: [{ id: sound }],
      total: 1,
      stale: true,
    });
  });

  it('is still parked after a retry, online or offline, with the same answer and exit code 1', async () => {
    const online = await run('projections', 'retry', 'customers.timeline', '--json');
    expect([online.code, rows(online)]).toEqual([1, [expect.objectContaining({ unparked: 0, stillParked: 2 })]]);
    await program.stop();
    const offline = await run('projections', 'retry', 'customers.timeline', '--json');
    expect([offline.code, rows(offline).map(({ stillParked }) => stillParked)]).toEqual([1, [2]]);
    expect((await parkedEvents())[0]).toMatchObject({ stream: `customer-${broken}`, revision: 0 });
  });

  it('is in all views, in order, once it is repaired and the program is started', async () => {
    await firstEvent(program.dataDir, broken, good);
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const { code, stdout } = await run('projections', 'retry');
    expect([code, stdout]).toEqual([0, '']); // the start has retried them
    expect(await parkedEvents()).toEqual([]);
    expect((await program.ask('/readyz')).body).toMatchObject({ status: 'ok', issues: [] });
    const { body } = await program.askAsAdministrator(`/api/v1/customers/${broken}/timeline`);
    expect((body as { items: { type: string }[] }).items).toHaveLength(2);
    expect((await program.askAsAdministrator('/api/v1/customers?total=true')).body).toMatchObject({ total: 2 });
  });

  it('is not found in an unknown view or stream, and the existing views are listed', async () => {
    const unknown = await run('projections', 'parked', 'customers.lists');
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Views: customers.list,')]);
    const nothing = await run('projections', 'discard', 'customers.timeline', '--stream', `customer-${sound}`);
    expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('No event of customer-')]);
    const incomplete = await run('projections', 'discard', 'customers.timeline');
    expect([incomplete.code, incomplete.stderr]).toEqual([2, expect.stringContaining('--stream is missing')]);
  });
});
