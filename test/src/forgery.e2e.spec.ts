import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
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
  const logIn = () => program.ask('/api/v1/auth/login', { body: { email: EMAIL, password: PASSWORD } });
  /** Changes the file of a stopped program, and puts it back for the next case. */
  const attack = (change: (log: DatabaseSync) => void): void => inFile(change);
  const file = (name: string): string => join(program.dataDir, name);

  beforeAll(async () => {
    program = await RunningProgram.start();
    const made = await crm(['user', 'create-admin', '--email', EMAIL, '--name', 'Mallory', '--json'], {
      env: { DATA_DIR: program.dataDir },
      input: PASSWORD,
    });
    const { id } = JSON.parse(made.stdout) as { id: string };
    stream = `user-${id}`;
    const { headers } = await program.askAsAdministrator(`/api/v1/users/${id}`);
    const demoted = await program.askAsAdministrator(`/api/v1/users/${id}/roles`, {
      method: 'PUT',
      body: { roles: ['auditor'] },
      headers: { 'if-match': headers.get('etag') ?? '' },
    });
    if (demoted.status !== 200) throw new Error(demoted.text);
    await program.stop();
  });
  beforeEach(() => copyFileSync(file('events.db'), file('kept')));
  afterEach(async () => {
    await program.stop();
    for (const suffix of ['-wal', '-shm']) rmSync(file(`events.db${suffix}`), { force: true });
    copyFileSync(file('kept'), file('events.db'));
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

  it('does not become one again by removing the event that took the right away', async () => {
    const { position, revision } = lastEvent();
    attack((log) => log.exec(`DELETE FROM events WHERE position = ${position}`));
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
    attack((log) =>
      log.exec(
        `DELETE FROM events WHERE position >= ${position}; UPDATE sqlite_sequence SET seq = ${position - 1} WHERE name = 'events'`,
      ),
    );
    const { code, stderr } = await runToEnd({ dataDir: program.dataDir });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/ends at position \d+, but the view .* has seen \d+/)]);
  });

  it('does not become one again by adding an event with the right hash: nobody can act on it, and verify names it', async () => {
    const last = lastEvent();
    const { from, to, ...rest } = JSON.parse(last.data) as { from: unknown; to: unknown };
    const forged = {
      stream,
      revision: last.revision + 1,
      id: last.id.replace(/.$/, '0'),
      type: last.type,
      meta: last.meta,
      data: JSON.stringify({ from: to, to: from, ...rest }),
    };
    attack((log) =>
      log
        .prepare(
          'INSERT INTO events (stream, revision, id, type, data, meta, recorded_at, hash) VALUES (?, ?, ?, ?, ?, ?, ?, unhex(?))',
        )
        .run(
          stream,
          forged.revision,
          forged.id,
          forged.type,
          forged.data,
          forged.meta,
          Date.now(),
          eventHash(last.hash, forged),
        ),
    );
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const refused = await logIn();
    expect([refused.status, refused.body.code]).toEqual([503, 'store.not-authentic']);
    expect((await program.askAsAdministrator('/api/v1/me')).body.roles).toEqual(['admin']);
    const verified = await run('verify', '--json');
    expect([verified.code, named(verified)]).toEqual([1, [`${stream}@${forged.revision} forged`]]);
  });

  it('is an auditor when nothing was forged', async () => {
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const token = await program.logIn({ email: EMAIL, password: PASSWORD });
    expect((await program.ask('/api/v1/me', { token })).body.roles).toEqual(['auditor']);
  });
});
