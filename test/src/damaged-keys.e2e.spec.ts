import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout } from 'node:timers/promises';
import { RunningProgram, crm, runToEnd, type Answer } from '@crm/testing';

/** Removes all views, so that they are built from nothing. */
function forgetViews(dataDir: string): void {
  for (const name of readdirSync(dataDir))
    if (name.startsWith('views')) rmSync(join(dataDir, name), { recursive: true });
}

/** What a defect of the disk, or a hand, does to the rows of the key vault. */
function changeVault<Result>(dataDir: string, change: (log: DatabaseSync) => Result): Result {
  const log = new DatabaseSync(join(dataDir, 'events.db'), { timeout: 5000 });
  try {
    return change(log);
  } finally {
    log.close();
  }
}

interface KeyRow {
  readonly kid: string;
  readonly kek_id: string;
  readonly wrapped: Uint8Array;
  readonly created_at: string;
}

describe('a key of one person that is lost or spoilt', () => {
  let program: RunningProgram;
  let folder: string;
  let [lost, sound, noteOfLost, noteOfSound] = ['', '', '', ''];
  let row: KeyRow;
  const ask: RunningProgram['askAsAdministrator'] = (...question) => program.askAsAdministrator(...question);
  const run = (...args: string[]) =>
    crm(args, { env: { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent', CRM_FOLDER: folder } });
  const created = async (path: string, body: object): Promise<string> => (await ask(path, { body })).body.id as string;
  const codeOf = ({ status, body }: Answer): unknown[] => [status, body?.code];
  const idsIn = ({ body }: Answer): string[] => (body.items as { id: string }[]).map(({ id }) => id);
  const restart = async (damage: (log: DatabaseSync) => void, andViews = true): Promise<void> => {
    await program.stop();
    changeVault(program.dataDir, damage);
    if (andViews) forgetViews(program.dataDir);
    program = await RunningProgram.start({ dataDir: program.dataDir });
  };
  const exported = async (): Promise<Answer['body']> => {
    const { headers } = await ask('/api/v1/exports', { body: { list: 'customers', format: 'csv' } });
    for (;;) {
      const { body } = await ask(headers.get('location') ?? '');
      if (body.state !== 'running') return body;
      await setTimeout(20);
    }
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'damaged-'));
    program = await RunningProgram.start();
    lost = await created('/api/v1/customers', { kind: 'person', name: 'Lost' });
    sound = await created('/api/v1/customers', { kind: 'person', name: 'Sound' });
    noteOfLost = await created('/api/v1/notes', { customerId: lost, text: 'of the lost one' });
    noteOfSound = await created('/api/v1/notes', { customerId: sound, text: 'of the other' });
    await ask(`/api/v1/customers/${lost}/tags`, { body: { add: ['vip'] } });
  });
  afterAll(async () => {
    await program.dispose();
    rmSync(folder, { recursive: true });
  });

  describe('when the row is gone and the views are built from nothing', () => {
    beforeAll(() =>
      restart((log) => {
        row = log.prepare('SELECT * FROM keys WHERE kid LIKE ?').get(`customer:${lost}.%`) as unknown as KeyRow;
        log.prepare('DELETE FROM keys WHERE kid = ?').run(row.kid);
      }),
    );

    it('leaves the others in every list, which says that it is stale', async () => {
      const customers = await ask('/api/v1/customers?total=true');
      expect([idsIn(customers), customers.body.total, customers.body.stale]).toEqual([[sound], 1, true]);
      const notes = await ask('/api/v1/notes');
      expect([idsIn(notes), notes.body.stale]).toEqual([[noteOfSound], true]);
      expect((await ask(`/api/v1/customers/${sound}`)).body).not.toHaveProperty('stale');
      expect((await ask(`/api/v1/customers/${sound}/tags`, { body: { add: ['vip'] } })).status).toBe(200);
      expect((await ask('/api/v1/customers', { body: { kind: 'person', name: 'New' } })).status).toBe(201);
    });

    it('is marked in the event feed and in the audit trail, which go on behind it', async () => {
      for (const feed of ['events', 'audit']) {
        const { body } = await ask(`/api/v1/${feed}?limit=100`);
        const unreadable = (body.items as { unreadable?: true; erased?: true; data: object }[]).filter(
          (item) => item.unreadable,
        );
        expect(unreadable).toHaveLength(2); // the customer, and its note
        expect(unreadable[0]).not.toHaveProperty('erased');
        expect(JSON.stringify(unreadable)).not.toContain('of the lost one');
        expect(JSON.stringify(body)).toContain('of the other');
      }
    });

    it('never makes a record that exists a 404; one that does not exist still is', async () => {
      expect(codeOf(await ask(`/api/v1/customers/${lost}`))).toEqual([503, 'read-models.view-incomplete']);
      expect(codeOf(await ask(`/api/v1/notes/${noteOfLost}`))).toEqual([503, 'read-models.view-incomplete']);
      expect(codeOf(await ask(`/api/v1/customers/${lost}/timeline`))).toEqual([503, 'read-models.view-incomplete']);
      expect(codeOf(await ask('/api/v1/customers/00000000-0000-7000-8000-000000000000'))).toEqual([
        404,
        'customers.not-found',
      ]);
      expect(codeOf(await ask(`/api/v1/customers/${lost}/tags`, { body: { add: ['late'] } }))).toEqual([
        503,
        'privacy.key-damaged',
      ]);
    });

    it('fails an export of the list with a reason, over HTTP and on the command line, and leaves no file', async () => {
      expect(await exported()).toMatchObject({
        state: 'failed',
        failure: 'read-models.view-incomplete',
        failureText: expect.stringContaining('does not show everything') as string,
      });
      const typed = await run('export', 'customers', '--out', 'customers.csv');
      expect([typed.code, typed.stderr]).toEqual([1, expect.stringContaining('does not show everything')]);
      expect(existsSync(join(folder, 'customers.csv'))).toBe(false);
    });

    it('is reported by readiness and named by crm verify, once', async () => {
      const { body } = await program.ask('/readyz');
      const issues = JSON.stringify(body);
      expect(issues).toContain(`Keys are lost or damaged: ${row.kid} (missing)`);
      expect(issues).toContain('The view customers.list lacks');
      const { code, stdout } = await run('verify', '--json');
      const { faults } = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as { faults: object[] };
      const fault = { stream: `customer-${lost}`, revision: 0, kind: 'key-missing' };
      expect([code, faults]).toEqual([1, [expect.objectContaining(fault)]]);
    });

    it('shows everything again once the row is back and the program is started', async () => {
      await restart(
        (log) =>
          log
            .prepare('INSERT INTO keys (kid, kek_id, wrapped, created_at) VALUES (?, ?, ?, ?)')
            .run(row.kid, row.kek_id, row.wrapped, row.created_at),
        false,
      );
      const customers = await ask('/api/v1/customers?total=true');
      expect([customers.body.total, customers.body.stale]).toEqual([3, false]);
      expect((await ask(`/api/v1/customers/${lost}`)).body).toMatchObject({ name: 'Lost', tags: ['vip'] });
      expect(idsIn(await ask('/api/v1/notes')).sort()).toEqual([noteOfLost, noteOfSound].sort());
      expect(await exported()).toMatchObject({ state: 'completed', rows: 3 });
      expect((await program.ask('/readyz')).body).toMatchObject({ issues: [] });
      expect((await run('verify')).code).toBe(0);
    });
  });

  it('is found by crm verify when its bytes were changed, before anybody needs it', async () => {
    const spoil = (value: Uint8Array) =>
      changeVault(program.dataDir, (log) =>
        log.prepare('UPDATE keys SET wrapped = ? WHERE kid = ?').run(value, row.kid),
      );
    spoil(row.wrapped.map((byte) => byte ^ 1));
    const { code, stdout } = await run('verify');
    spoil(row.wrapped);
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(`customer-${lost} at revision 0: key-changed (${row.kid}: it was changed`),
    ]);
  });

  it('of the first administrator is no reason not to start, and of others it is found before anybody needs it', async () => {
    let keys: KeyRow[] = [];
    await restart((log) => {
      keys = log.prepare(`SELECT * FROM keys WHERE kid LIKE 'user:%' OR kid = ?`).all(row.kid) as unknown as KeyRow[];
      log.prepare(`DELETE FROM keys WHERE kid LIKE 'user:%' OR kid = ?`).run(row.kid);
    }, false);
    expect(keys.length).toBeGreaterThan(1);
    const readiness = async () => JSON.stringify((await program.ask('/readyz')).body);
    while (!(await readiness()).includes(`${row.kid} (missing)`)) await setTimeout(50);
    changeVault(program.dataDir, (log) => {
      const insert = log.prepare('INSERT INTO keys (kid, kek_id, wrapped, created_at) VALUES (?, ?, ?, ?)');
      for (const { kid, kek_id, wrapped, created_at } of keys) insert.run(kid, kek_id, wrapped, created_at);
    });
    expect((await ask('/api/v1/customers')).status).toBe(200);
    expect((await run('verify')).code).toBe(0);
    expect(await readiness()).not.toContain('keys.damaged');
  });

  it('is no reason to start without the secret of the vault, which crm verify misses while the program runs', async () => {
    const [secret] = changeVault(program.dataDir, (log) => {
      const found = log.prepare("SELECT * FROM vault_settings WHERE name = 'blind-index'").all();
      log.exec("DELETE FROM vault_settings WHERE name = 'blind-index'");
      return found;
    }) as [{ kek_id: string; value: Uint8Array }];
    const verified = await run('verify');
    expect([verified.code, verified.stdout]).toEqual([
      1,
      expect.stringContaining('The key vault: key-missing (blind-index'),
    ]);
    expect(JSON.stringify((await program.ask('/readyz')).body)).toContain('blind-index (missing)');
    await program.stop();
    const { code, stderr } = await runToEnd({ dataDir: program.dataDir });
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(/vault_settings has no row "blind-index".*Restore the data directory from a backup/),
    ]);
    const stopped = await run('verify');
    expect([stopped.code, stopped.stdout]).toEqual([1, expect.stringContaining('The key vault: vault-damaged')]);
    changeVault(program.dataDir, (log) =>
      log.prepare('INSERT INTO vault_settings VALUES (?, ?, ?)').run('blind-index', secret.kek_id, secret.value),
    );
    program = await RunningProgram.start({ dataDir: program.dataDir });
    expect((await ask('/api/v1/customers')).status).toBe(200);
  });
});
