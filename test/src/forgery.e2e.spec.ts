import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { eventHash } from '@crm/event-store';
import { crm, RunningProgram, runToEnd, type Ended } from '@crm/testing';

const PASSWORD = 'correct horse battery staple';
const EMAIL = 'mallory@example.org';

interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
  readonly hash: string;
}

const named = ({ stdout }: Ended): string[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { fault?: { stream: string; revision: number; kind: string } })
    .flatMap(({ fault }) => (fault ? [`${fault.stream}@${fault.revision} ${fault.kind}`] : []));

describe('somebody who can write events.db, and was an administrator once', () => {
  let program: RunningProgram;
  let stream: string;
  let customer: string;
  const ask: RunningProgram['askAsAdministrator'] = (...question) => program.askAsAdministrator(...question);
  const run = (...args: string[]) => crm(args, { env: { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent' } });
  const inFile = <Result>(work: (log: DatabaseSync) => Result): Result => {
    const log = new DatabaseSync(join(program.dataDir, 'events.db'));
    try {
      return work(log);
    } finally {
      log.close();
    }
  };
  const lastEvent = (): Row =>
    inFile((log) =>
      log
        .prepare(
          'SELECT position, stream, revision, id, type, data, meta, lower(hex(hash)) AS hash FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
        )
        .get(stream),
    ) as unknown as Row;
  const file = (name: string): string => join(program.dataDir, name);

  beforeAll(async () => {
    program = await RunningProgram.start();
    const user = await crm(['user', 'create-admin', '--email', EMAIL, '--name', 'Mallory', '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: PASSWORD,
    });
    const { id } = JSON.parse(user.stdout) as { id: string };
    stream = `user-${id}`;
    const { headers } = await ask(`/api/v1/users/${id}`);
    const demoted = await ask(`/api/v1/users/${id}/roles`, {
      method: 'PUT',
      body: { roles: ['auditor'] },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    if (demoted.status !== 200) throw new Error(demoted.text);
    const token = await program.logIn({ email: EMAIL, password: PASSWORD });
    expect((await program.ask('/api/v1/me', { token })).body.roles).toEqual(['auditor']);
    customer = (await ask('/api/v1/customers', { body: { kind: 'person', name: 'Sound' } })).body.id as string;
    await program.stop();
  });
  afterAll(() => program.dispose());

  it('gets from verify, without the key-encryption key, that only the chain was checked', async () => {
    const kek = join(program.dataDir, 'kek.json');
    renameSync(kek, `${kek}.away`);
    const { code, stdout } = await run('verify');
    renameSync(`${kek}.away`, kek);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/every hash fits\. MACs were not checked: .*key-encryption key is gone/),
    ]);
    expect((await run('verify')).stdout).toContain('every hash and MAC fits, every key opens.');
  });

  describe('and takes events away', () => {
    beforeEach(() => copyFileSync(file('events.db'), file('kept')));
    afterEach(() => {
      for (const suffix of ['-wal', '-shm']) rmSync(file(`events.db${suffix}`), { force: true });
      copyFileSync(file('kept'), file('events.db'));
    });

    it('does not become one again by removing the event that took the right away', async () => {
      const { position, revision } = lastEvent();
      inFile((log) => log.exec(`DELETE FROM events WHERE position = ${position}`));
      const { code, stderr } = await runToEnd({ dataDir: program.dataDir });
      expect([code, stderr]).toEqual([1, expect.stringMatching(/1 events were removed\. Run: crm verify/)]);
      const verified = await run('verify', '--json');
      expect([verified.code, named(verified)]).toEqual([
        1,
        expect.arrayContaining([`$log@${position} missing`, `${stream}@${revision} truncated`]),
      ]);
    });

    it('does not start when the end of the log was cut off behind the views, which would miss what comes there next', async () => {
      const { position } = lastEvent();
      inFile((log) =>
        log.exec(
          `DELETE FROM events WHERE position >= ${position}; UPDATE sqlite_sequence SET seq = ${position - 1} WHERE name = 'events'`,
        ),
      );
      const { code, stderr } = await runToEnd({ dataDir: program.dataDir });
      expect([code, stderr]).toEqual([1, expect.stringMatching(/ends at position \d+, but the view .* has seen \d+/)]);
    });
  });

  describe('and adds an event with the right hash, and alters another that is in all views', () => {
    let forged: string;
    let altered: string;
    const listed = async (path: string): Promise<unknown[]> => {
      const { status, body } = await ask(path);
      return [status, (body.items as object[]).length, body.stale];
    };

    beforeAll(async () => {
      const { revision, id, type, meta, data, hash } = lastEvent();
      const { from, to, ...rest } = JSON.parse(data) as { from: unknown; to: unknown };
      const event = {
        stream,
        revision: revision + 1,
        id: id.replace(/.$/, '0'),
        type,
        data: JSON.stringify({ from: to, to: from, ...rest }),
        meta,
      };
      const insert =
        'INSERT INTO events (stream, revision, id, type, data, meta, recorded_at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, unhex(?))';
      inFile((log) => log.prepare(insert).run(...Object.values(event), Date.now(), eventHash(hash, event)));
      forged = `${stream}@${revision + 1}`;
      const [session] = inFile((log) =>
        log
          .prepare(
            "UPDATE events SET recorded_at = recorded_at + 1 WHERE position = (SELECT max(position) FROM events WHERE type = 'SessionStarted') RETURNING stream, revision",
          )
          .all(),
      ) as unknown as [{ stream: string; revision: number }];
      altered = `${session.stream}@${session.revision}`;
      program = await RunningProgram.start({ dataDir: program.dataDir });
    });

    it('is found in the background where nobody reads, and readiness names the place', async () => {
      const readiness = async () => JSON.stringify((await program.ask('/readyz')).body);
      while (!(await readiness()).includes(altered.replace('@', ' at revision '))) await setTimeout(50);
      expect(await readiness()).toContain('store.not-authentic');
    });

    it('does not become one again: nobody can act on it, and verify names it', async () => {
      const refused = await program.ask('/api/v1/auth/login', { body: { email: EMAIL, password: PASSWORD } });
      expect([refused.status, refused.body.code]).toEqual([503, 'store.not-authentic']);
      expect((await ask('/api/v1/me')).body.roles).toEqual(['admin']);
      const verified = await run('verify', '--json');
      const events = named(verified).filter((fault) => !fault.startsWith('$log@'));
      expect([verified.code, events.sort()]).toEqual([1, [`${altered} forged`, `${forged} forged`].sort()]);
    });

    it('keeps nobody from the records of others: lists and cards go on, and new records come into them', async () => {
      const { status, body } = await ask('/api/v1/customers', { body: { kind: 'person', name: 'Later' } });
      expect(status).toBe(201);
      expect(await listed('/api/v1/customers')).toEqual([200, 2, true]);
      expect((await ask(`/api/v1/customers/${body.id as string}`)).body).toMatchObject({ name: 'Later' });
      const card = await ask(`/api/v1/customers/${customer}`);
      expect([card.status, card.body.stale]).toEqual([200, undefined]);
      expect(await listed('/api/v1/users')).toEqual([200, 2, true]);
    });

    it('is in no feed, which go on behind it, and in no audit trail; no file is written that would lack it', async () => {
      const { body } = await ask('/api/v1/events?limit=500');
      const items = body.items as { subject: { id: string }; revision: number }[];
      expect(items.filter(({ subject, revision }) => forged === `user-${subject.id}@${revision}`)).toEqual([]);
      expect(items.at(-1)).toMatchObject({ type: 'crm.customer.created.v1' });
      const audit = (await ask('/api/v1/audit?limit=100')).body as { items: { action: string }[]; stale: boolean };
      expect([audit.items.filter(({ action }) => action === 'UserRolesChanged').length, audit.stale]).toEqual([
        1,
        true,
      ]);
      for (const path of ['/api/v1/audit/export?format=jsonl', '/api/v1/usage']) {
        const file = await ask(path);
        expect([file.status, file.body.code]).toEqual([503, 'read-models.view-incomplete']);
      }
    });

    it('is reported by readiness under a code of its own, and no check fails', async () => {
      const issues = JSON.stringify((await program.ask('/readyz')).body);
      expect(issues).toContain('store.not-authentic');
      expect(issues).toContain(`${forged.replace('@', ' at revision ')} (It has no MAC.)`);
      expect(issues).not.toContain('check.failed');
    });

    it('is parked in every view, through each retry, until the operator gives it up in one', async () => {
      const retried = await run('projections', 'retry', 'customers.list', '--json');
      expect([retried.code, JSON.parse(retried.stdout)]).toEqual([
        1,
        expect.objectContaining({ unparked: 0, stillParked: 1 }),
      ]);
      const discarded = await run('projections', 'discard', 'customers.list', '--stream', stream);
      expect([discarded.code, discarded.stdout]).toEqual([0, expect.stringContaining(`${forged} (UserRolesChanged)`)]);
      expect(await listed('/api/v1/customers')).toEqual([200, 2, false]);
      expect(await listed('/api/v1/users')).toEqual([200, 2, true]);
    });
  });
});
