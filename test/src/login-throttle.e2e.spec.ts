import { ADMINISTRATOR, RunningProgram, type Answer } from '@crm/testing';

describe('failed log-ins', () => {
  let program: RunningProgram;
  beforeEach(async () => (program = await RunningProgram.start({ env: { REGISTRATION: 'open' } })));
  afterEach(() => program.dispose());

  const logIn = (email: string, password: string): Promise<Answer> =>
    program.ask('/api/v1/auth/login', { body: { email, password } });
  const fail = async (times: number, email = ADMINISTRATOR.email): Promise<number[]> => {
    const statuses = [];
    for (let n = 0; n < times; n++) statuses.push((await logIn(email, `wrong ${n}`)).status);
    return statuses;
  };

  it('lock an account after five, even across a kill, and leave its sessions alone', async () => {
    const open = (await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).body;
    expect(await fail(5)).toEqual([401, 401, 401, 401, 401]);
    const { dataDir } = program;
    await program.kill();
    program = await RunningProgram.start({ dataDir });
    const { status, body, headers } = await logIn(ADMINISTRATOR.email.toUpperCase(), ADMINISTRATOR.password);
    expect([status, body.code]).toEqual([429, 'identity.too-many-failures']);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(900);
    expect((await program.ask('/api/v1/me', { token: open.accessToken })).status).toBe(200);
    expect((await program.ask('/api/v1/auth/refresh', { body: { refreshToken: open.refreshToken } })).status).toBe(200);
  });
  it('lock an account that does not exist in the same way', async () => {
    expect(await fail(6, 'nobody@example.org')).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).status).toBe(200);
  });
  it('are limited to five even when they arrive at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => logIn(ADMINISTRATOR.email, `wrong ${n}`)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(45);
  });
  it('do not slow down a user who knows the password', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });
  it('are reset by a success', async () => {
    expect(await fail(4)).toEqual([401, 401, 401, 401]);
    expect((await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).status).toBe(200);
    expect(await fail(5)).toEqual([401, 401, 401, 401, 401]);
    expect((await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).status).toBe(429);
  });
  it('lock a network after twenty, for any accounts', async () => {
    for (const name of ['a', 'b', 'c', 'd']) await fail(5, `${name}@example.org`);
    expect((await logIn('e@example.org', 'x')).body.code).toBe('identity.too-many-failures');
    expect((await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).status).toBe(429);
  });
  it('also count where the current password is required', async () => {
    const { accessToken } = (await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).body;
    const change = (currentPassword: string) =>
      program.ask('/api/v1/auth/password', {
        token: accessToken,
        body: { currentPassword, newPassword: 'another long sentence' },
      });
    for (let n = 0; n < 5; n++) expect((await change(`wrong ${n}`)).status).toBe(403);
    expect((await change(ADMINISTRATOR.password)).status).toBe(429);
    expect((await logIn(ADMINISTRATOR.email, ADMINISTRATOR.password)).status).toBe(429);
  });
});
