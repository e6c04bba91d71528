import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { crm, RunningProgram } from '@crm/testing';
import { headerOf, MailServer } from './mail-server.js';

const FROM = 'Throughline at Öberg <crm@example.org>';
const PATIENCE_MS = 20_000;

interface ListedMail {
  readonly id: string;
  readonly state: string;
  readonly template: string;
  readonly attempts: number;
  readonly answer?: string;
  readonly nextAttemptAt?: string;
}

describe('a mail', () => {
  let server = new MailServer();
  let port: number;
  let env: Record<string, string>;
  let program: RunningProgram;
  beforeAll(async () => {
    port = await server.listen();
    env = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: FROM };
    program = await RunningProgram.start({ env });
  });
  afterAll(async () => {
    await program.dispose();
    await server.close();
  });

  const command = (...args: string[]) => crm([...args, '--json'], { env: { DATA_DIR: program.dataDir } });
  const listed = async (...args: string[]): Promise<ListedMail[]> =>
    (await command('mail', 'list', ...args)).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as ListedMail);
  /** As the files have it, which is quicker than to ask the program. */
  const kept = (): ListedMail[] => {
    const folder = join(program.dataDir, 'outbox');
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
    return names.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as ListedMail);
  };
  async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
    for (const end = Date.now() + PATIENCE_MS; !(await isSo()); await pause(50))
      if (Date.now() > end) throw new Error('it did not happen');
  }
  /** Registers an address, and returns the mail to it once it was tried. */
  async function tried(name: string): Promise<ListedMail> {
    const known = new Set(kept().map(({ id }) => id));
    const answer = await program.ask('/api/v1/auth/register', { body: { name, email: `${name}@example.org` } });
    expect(answer.status).toBe(202);
    let mail: ListedMail | undefined;
    await until(() => {
      mail = kept().find(({ id }) => !known.has(id));
      return (mail?.attempts ?? 0) > 0;
    });
    return mail as unknown as ListedMail;
  }
  const stateOf = (id: string) => kept().find((mail) => mail.id === id)?.state;
  const to = (name: string) => server.received.filter(({ to: all }) => all.includes(`${name}@example.org`));

  it('comes from the name and address of MAIL_FROM, and is listed as sent, without its address', async () => {
    const { state, template, attempts } = await tried('asa');
    expect([state, template, attempts]).toEqual(['sent', 'verify-email', 1]);
    expect(headerOf(to('asa')[0]?.message ?? '', 'From')).toMatch(/^=\?UTF-8\?.*\?= <crm@example\.org>$/);
    const { code, stdout } = await command('mail', 'list', '--state', 'sent');
    expect([code, stdout.includes('"verify-email"'), stdout.includes('@')]).toEqual([0, true, false]);
  });

  it('waits while the server is busy, and is sent when the operator retries it', async () => {
    server.mood = { responseCode: 451, message: '4.3.0 try later, bo@example.org' };
    const { id, state, answer, nextAttemptAt = '' } = await tried('bo');
    expect([state, answer]).toEqual(['queued', expect.stringMatching(/^451 .*try later, \[…\]$/)]);
    expect(Date.parse(nextAttemptAt)).toBeGreaterThan(Date.now());
    server.mood = 'takes';
    expect((await command('mail', 'retry', id)).code).toBe(0);
    await until(() => stateOf(id) === 'sent');
    expect(to('bo')).toHaveLength(1);
    const again = await command('mail', 'retry', id);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('cannot be sent again')]);
  });

  it('has failed at once when the server refuses it for good, and all that failed can be retried', async () => {
    server.mood = { responseCode: 554, message: '5.7.1 no' };
    const { id, state, attempts, answer } = await tried('cleo');
    expect([state, attempts, answer]).toEqual(['failed', 1, expect.stringMatching(/^554 /)]);
    expect((await listed('--state', 'failed')).map((mail) => mail.id)).toEqual([id]);
    server.mood = 'takes';
    expect(JSON.parse((await command('mail', 'retry', '--failed')).stdout)).toEqual({ retried: 1 });
    await until(() => stateOf(id) === 'sent');
  });

  it('is not found by the command line if it is typed wrongly', async () => {
    const answers = [
      await command('mail', 'retry'),
      await command('mail', 'retry', 'x', '--failed'),
      await command('mail', 'list', '--state', 'lost'),
      await command('mail', 'retry', 'x'),
    ];
    expect(answers.map(({ code }) => code)).toEqual([2, 2, 2, 1]);
    expect(answers[3]?.stderr).toContain('There is no such mail');
  });

  it('is sent after a kill in the middle of its delivery, with the same Message-ID', async () => {
    server.mood = 'hangs';
    const before = server.seen.length;
    await program.ask('/api/v1/auth/register', { body: { name: 'Dot', email: 'dot@example.org' } });
    await until(() => server.seen.length > before);
    await program.kill();
    server.mood = 'takes';
    const folder = join(program.dataDir, 'outbox');
    const waiting = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(waiting.filter((text) => text.includes('"queued"'))).toHaveLength(1);
    expect(waiting.join('')).not.toMatch(/@|[0-9a-f-]{36}\.[\w-]{43}"/);
    program = await RunningProgram.start({ dataDir: program.dataDir, env });
    await until(() => to('dot').length === 1);
    const ids = server.seen.slice(before).map(({ message }) => headerOf(message, 'Message-ID'));
    expect(ids).toEqual([expect.stringMatching(/^<[0-9a-f-]{36}@example\.org>$/), ids[0]]);
  });

  it('waits for a server that is not there', async () => {
    await server.close();
    const { state, answer } = await tried('eve');
    expect([state, answer]).toEqual(['queued', expect.stringContaining('ECONNREFUSED')]);
  });

  it('is listed without a program, too', async () => {
    await program.stop();
    expect(await listed('--state', 'queued')).toEqual([expect.objectContaining({ template: 'verify-email' })]);
  });

  it('is sent by the next program', async () => {
    server = new MailServer();
    await server.listen(port);
    program = await RunningProgram.start({ dataDir: program.dataDir, env });
    await until(() => to('eve').length === 1);
  });
});
