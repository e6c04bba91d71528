import { connect } from 'node:net';
import { createServer } from 'node:http';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMINISTRATOR, RunningProgram, runToEnd } from '@crm/testing';

/** A log-in whose body has not arrived completely. */
async function halfRequest(program: RunningProgram) {
  const body = JSON.stringify(ADMINISTRATOR);
  const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8').on('data', (part) => (text += part));
  const answer = once(socket, 'close').then(() => text);
  socket.write(
    `POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
  );
  await once(socket, 'ready').catch(() => undefined);
  // The program must have seen the head: a later request on another connection was answered.
  await program.ask('/livez');
  return { socket, answer, complete: () => socket.write(body.slice(5)) };
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('starting and stopping', () => {
  let program: RunningProgram;
  beforeEach(async () => (program = await RunningProgram.start()));
  afterEach(() => program.dispose());

  it('is live, ready and started', async () => {
    expect(program.stdout).toBe(`ready ${program.url}\n`);
    for (const probe of ['/livez', '/readyz', '/startupz']) {
      const { status, body } = await program.ask(probe);
      expect([status, body]).toEqual([200, expect.objectContaining({ status: 'ok', issues: [] })]);
    }
  });
  it('exits 0 on SIGTERM and releases everything', async () => {
    await program.ask('/livez');
    expect(await program.stop()).toBe(0);
    const next = await RunningProgram.start({ dataDir: program.dataDir });
    expect(await next.stop()).toBe(0);
  });
  it('finishes a running request on SIGTERM, and accepts no new one', async () => {
    const half = await halfRequest(program);
    program.signal('SIGTERM');
    await until(() =>
      program.ask('/livez').then(
        () => false,
        () => true,
      ),
    );
    half.complete();
    expect(await half.answer).toMatch(/^HTTP\/1.1 200 [^]*"accessToken":/);
    expect(await program.ended()).toBe(0);
  }, 15_000);
  it('exits at once on a second signal', async () => {
    const half = await halfRequest(program);
    program.signal('SIGTERM');
    await until(() =>
      program.ask('/livez').then(
        () => false,
        () => true,
      ),
    );
    // Within the first second, a signal counts as the same one, passed on twice.
    await sleep(1100);
    program.signal('SIGTERM');
    expect(await program.ended()).toBe(1);
    half.socket.destroy();
  });
  it('keeps administrator and signing key across a kill', async () => {
    const token = await program.logIn();
    await program.kill();
    const next = await RunningProgram.start({ dataDir: program.dataDir });
    expect((await next.ask('/api/v1/me', { token })).status).toBe(200);
    expect(await next.logIn()).toBeTruthy();
    await next.kill();
  });
  it('does not share its data directory, and names the owner', async () => {
    const { code, stderr, stdout } = await runToEnd({ dataDir: program.dataDir });
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`process ${program.pid}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect((await program.ask('/readyz')).status).toBe(200);
  });
});

describe('a start that cannot work', () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lists every fault of the configuration at once and opens nothing', async () => {
    const env = {
      PORT: 'eighty',
      METRICS_PORT: '70000',
      LOG_LEVEL: 'loud',
      EVENT_STORE_URL: 'postgres://user:geheim@db/crm',
      READ_MODELS_URL: 'views.db',
      ADMIN_PASSWORD: undefined,
      KEK: 'too short',
      KEK_FILE: 'kek',
      API_DOCS: 'maybe',
    };
    const dataDir = join(folder, 'never');
    const { code, stderr, stdout } = await runToEnd({ env, dataDir });
    expect([code, stdout]).toEqual([1, '']);
    for (const key of [
      'PORT',
      'METRICS_PORT',
      'LOG_LEVEL',
      'EVENT_STORE_URL',
      'READ_MODELS_URL',
      'ADMIN_EMAIL',
      'KEK',
      'API_DOCS',
    ])
      expect(stderr).toMatch(new RegExp(`^  - ${key} `, 'm'));
    expect(stderr).toContain('allowed schemes: sqlite:');
    expect(stderr).not.toContain('geheim');
    expect(() => writeFileSync(join(dataDir, 'x'), '')).toThrow('ENOENT');
  });
  it('names a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, stderr } = await runToEnd({ env: { PORT: String(port) }, dataDir: join(folder, 'taken') });
    server.close();
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      `Port ${port} of 127.0.0.1 is in use by another program. Stop that program, or choose another PORT.`,
    );
  });
  it('names a metrics port that is taken, as for a second program on this machine', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const { code, stderr } = await runToEnd({ env: { METRICS_PORT: String(port) }, dataDir: join(folder, 'metrics') });
    server.close();
    expect(code).toBe(1);
    expect(stderr.trim()).toBe(
      `Port ${port} of 127.0.0.1 is in use by another program. Stop that program, or choose another METRICS_PORT (0 takes a free one, off serves no metrics).`,
    );
  });
  it('refuses another key-encryption key in one sentence', async () => {
    const dataDir = join(folder, 'sealed');
    const first = await RunningProgram.start({ dataDir, env: { KEK: Buffer.alloc(32, 1).toString('base64') } });
    await first.stop();
    const { code, stderr } = await runToEnd({ dataDir, env: { KEK: Buffer.alloc(32, 2).toString('base64') } });
    expect(code).toBe(1);
    expect(stderr).toContain('KEK');
    expect(stderr).not.toContain(' at ');
  });
  it('refuses a bad administrator password with the reason', async () => {
    const { code, stderr } = await runToEnd({ dataDir: join(folder, 'weak'), env: { ADMIN_PASSWORD: 'password1234' } });
    expect(code).toBe(1);
    expect(stderr).toContain('too easy to guess');
  });
});
