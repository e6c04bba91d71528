import { setTimeout as pause } from 'node:timers/promises';
import { ADMINISTRATOR, RunningProgram, type Answer } from '@crm/testing';

interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

describe('sessions', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start()));
  afterAll(() => program.dispose());

  const logIn = async (device = 'a browser'): Promise<Tokens> =>
    (await program.ask('/api/v1/auth/login', { body: ADMINISTRATOR, headers: { 'user-agent': device } }))
      .body as Tokens;
  const refresh = (refreshToken: string): Promise<Answer> =>
    program.ask('/api/v1/auth/refresh', { body: { refreshToken } });
  const me = (token: string): Promise<Answer> => program.ask('/api/v1/me', { token });
  const list = async (token: string) =>
    (await program.ask('/api/v1/sessions', { token })).body.items as { id: string; device: string; current: boolean }[];

  it('continue with the successor of a refresh token, even after a restart', async () => {
    const first = await logIn();
    const second = (await refresh(first.refreshToken)).body as Tokens;
    expect(second.refreshToken).not.toBe(first.refreshToken);
    expect((await me(second.accessToken)).status).toBe(200);
    const { dataDir } = program;
    await program.kill();
    program = await RunningProgram.start({ dataDir });
    const third = await refresh(second.refreshToken);
    expect(third.status).toBe(200);
    expect((await me(third.body.accessToken)).status).toBe(200);
  });
  it('count fifty racing calls with one refresh token as one', async () => {
    const { refreshToken } = await logIn();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(refreshToken)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const successors = new Set(answers.map(({ body }) => body.refreshToken as string));
    expect(successors.size).toBe(1);
    for (const { body } of answers.slice(0, 3)) expect((await me(body.accessToken)).status).toBe(200);
    expect((await refresh([...successors][0] ?? '')).status).toBe(200);
  });
  it('end when a spent refresh token is used later', async () => {
    const first = await logIn();
    const second = (await refresh(first.refreshToken)).body as Tokens;
    await pause(10_100); // the grace period
    const reused = await refresh(first.refreshToken);
    expect([reused.status, reused.body.code]).toEqual([401, 'identity.refresh-refused']);
    expect((await refresh(second.refreshToken)).status).toBe(401);
    expect((await me(second.accessToken)).status).toBe(401);
    expect(program.stderr).toContain('"event":"authn_token_reuse"');
  });
  it('are not ended by tokens that were never issued', async () => {
    const { accessToken, refreshToken } = await logIn();
    const [sessionId, secret = '', tag] = refreshToken.split('.');
    for (const forged of [
      `${sessionId}.${'A'.repeat(43)}.${'A'.repeat(22)}`,
      `${sessionId}.${secret.slice(1)}A.${tag}`,
      accessToken.slice(0, 200),
      '__proto__',
      sessionId ?? '',
    ])
      expect((await refresh(forged)).body.code).toBe('identity.refresh-refused');
    expect((await refresh(refreshToken)).status).toBe(200);
  });
  it('end at once with a log-out, and only once', async () => {
    const { accessToken, refreshToken } = await logIn();
    expect((await me(accessToken)).status).toBe(200);
    expect((await program.ask('/api/v1/auth/logout', { method: 'POST', token: accessToken })).status).toBe(200);
    expect((await me(accessToken)).status).toBe(401);
    expect((await refresh(refreshToken)).status).toBe(401);
    expect((await program.ask('/api/v1/auth/logout', { method: 'POST', token: accessToken })).status).toBe(401);
  });
  it('are shown to their user, with device, IP address and times', async () => {
    const [here, there] = [await logIn('a desk'), await logIn('a phone')];
    const { status, body } = await program.ask('/api/v1/sessions', { token: here.accessToken });
    expect(status).toBe(200);
    expect(body.stale).toBe(false);
    const shown = body.items.find(({ current }: { current: boolean }) => current);
    expect(shown).toEqual({
      id: here.refreshToken.split('.')[0],
      device: 'a desk',
      ip: '127.0.0.1',
      startedAt: expect.stringMatching(/Z$/),
      lastUsedAt: expect.stringMatching(/Z$/),
      expiresAt: expect.stringMatching(/Z$/),
      current: true,
    });
    expect(Date.parse(shown.expiresAt) - Date.parse(shown.startedAt)).toBe(30 * 24 * 3600_000);
    const other = body.items.find(({ device }: { device: string }) => device === 'a phone');
    expect(other).toMatchObject({ id: there.refreshToken.split('.')[0], current: false });

    const path = `/api/v1/sessions/${other.id}`;
    expect((await program.ask(path, { method: 'DELETE', token: here.accessToken })).status).toBe(200);
    expect((await list(here.accessToken)).map(({ id }) => id)).not.toContain(other.id);
    expect((await me(there.accessToken)).status).toBe(401);
    const again = await program.ask(path, { method: 'DELETE', token: here.accessToken });
    expect([again.status, again.body.code]).toEqual([404, 'identity.session-not-found']);
  });
  it('end together, except the current one on request', async () => {
    const [here, there] = [await logIn(), await logIn()];
    const spare = { method: 'DELETE', token: here.accessToken };
    expect((await program.ask('/api/v1/sessions?except=current', spare)).status).toBe(200);
    expect((await list(here.accessToken)).map(({ current }) => current)).toEqual([true]);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    const next = (await refresh(here.refreshToken)).body as Tokens;
    expect((await me(next.accessToken)).status).toBe(200);
    expect((await program.ask('/api/v1/sessions?except=all', spare)).status).toBe(400);
    expect((await program.ask('/api/v1/sessions', { method: 'DELETE', token: next.accessToken })).status).toBe(200);
    expect((await me(next.accessToken)).status).toBe(401);
    expect((await refresh(next.refreshToken)).status).toBe(401);
    expect(await list((await logIn()).accessToken)).toHaveLength(1);
  });
  it('can be listed and ended by administrators', async () => {
    const { accessToken } = await logIn();
    const { id } = (await me(accessToken)).body as { id: string };
    const path = `/api/v1/users/${id}/sessions`;
    expect((await program.ask(path, { token: accessToken })).body.items[0].current).toBe(true);
    const nobody = path.replace(/[0-9a-f]{12}\/sessions/, '000000000000/sessions');
    expect((await program.ask(nobody, { token: accessToken })).body.code).toBe('identity.user-not-found');
    expect((await program.ask(nobody, { method: 'DELETE', token: accessToken })).status).toBe(404);
    expect((await program.ask(path, { method: 'DELETE', token: accessToken })).status).toBe(200);
    await pause(1_100); // the gateway remembers a session for a second
    expect((await me(accessToken)).status).toBe(401);
  });
});
