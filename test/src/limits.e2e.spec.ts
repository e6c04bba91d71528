import { RunningProgram, type Answer, type Environment } from '@crm/testing';

const withProgram = async (env: Environment, work: (program: RunningProgram) => Promise<void>): Promise<void> => {
  const program = await RunningProgram.start({ env });
  try {
    await work(program);
  } finally {
    await program.dispose();
  }
};
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);
const inTurn = async (count: number, ask: (index: number) => Promise<Answer>): Promise<Answer[]> => {
  const answers = [];
  for (let index = 0; index < count; index += 1) answers.push(await ask(index));
  return answers;
};
const securityLines = (program: RunningProgram, event: string) =>
  program.stderr
    .split('\n')
    .filter((line) => line.includes(`"event":"${event}"`))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the rate limit of a principal', () => {
  it('is N requests a minute: N pass, the next is refused with the time to wait', () =>
    withProgram({ RATE_LIMIT_PER_MINUTE: '5', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' }, async (program) => {
      const token = await program.logIn();
      const answers = await inTurn(7, () => program.ask('/api/v1/me', { token }));
      expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 429, 429]);
      expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"burst";q=5;w=60');
      expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"burst";r=4;t=(60|59)$/);
      const refused = answers[5] as Answer;
      expect(refused.body).toMatchObject({
        type: '/problems/request.too-many',
        code: 'request.too-many',
        facts: { violatedPolicies: ['burst'] },
      });
      expect(refused.headers.get('ratelimit')).toMatch(/^"burst";r=0;t=\d+$/);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
      const lines = securityLines(program, 'excess_rate_limit_exceeded');
      expect(lines).toEqual([
        expect.objectContaining({ actorType: 'user', outcome: 'failure', component: 'security' }),
      ]);
    }));
  it('is checked after the token and before the right and the input', () =>
    withProgram({ RATE_LIMIT_PER_MINUTE: '1', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' }, async (program) => {
      const token = await program.logIn();
      await program.ask('/api/v1/me', { token });
      const many = (path: string, with_: object = {}) => program.ask(path, { token, ...with_ });
      expect(
        statuses([await many('/api/v1/customers?nonsense=1'), await many('/api/v1/customers', { body: {} })]),
      ).toEqual([429, 429]);
      expect((await program.ask('/api/v1/me', { token: 'none' })).status).toBe(401);
    }));
  it('is off with 0, and then no header mentions a limit', () =>
    withProgram({ RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' }, async (program) => {
      const { status, headers } = await program.askAsAdministrator('/api/v1/me');
      expect([status, headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([200, null, null]);
    }));
});

describe('the rate limit of an address', () => {
  it('covers public routes and invalid tokens, but not valid tokens and probes', () =>
    withProgram({ PUBLIC_RATE_LIMIT_PER_MINUTE: '6' }, async (program) => {
      const token = await program.logIn();
      const guesses = await inTurn(5, (index) => program.ask('/api/v1/me', { token: `guess-${index}` }));
      expect(statuses(guesses)).toEqual([401, 401, 401, 401, 401]);
      const more = await program.ask('/api/v1/me', { token: 'guess' });
      const login = await program.ask('/api/v1/auth/login', { body: {} });
      expect(statuses([more, login])).toEqual([429, 429]);
      expect(login.headers.get('ratelimit-policy')).toBe('"burst";q=6;w=60');
      const good = await program.ask('/api/v1/me', { token });
      const probe = await program.ask('/livez');
      expect(statuses([good, probe])).toEqual([200, 200]);
      expect(probe.headers.get('ratelimit')).toBeNull();
    }));
  it('is the same whatever X-Forwarded-For says', () =>
    withProgram({ PUBLIC_RATE_LIMIT_PER_MINUTE: '3' }, async (program) => {
      const answers = await inTurn(4, (index) =>
        program.ask('/api/v1/me', { headers: { 'x-forwarded-for': `198.51.100.${index}` } }),
      );
      expect(statuses(answers)).toEqual([401, 401, 401, 429]);
    }));
  it('applies to the client behind a proxy that TRUST_PROXY names, as that proxy saw it', () =>
    withProgram({ PUBLIC_RATE_LIMIT_PER_MINUTE: '2', TRUST_PROXY: '127.0.0.0/8,10.0.0.0/8' }, async (program) => {
      const from = (forwarded: string) => program.ask('/api/v1/me', { headers: { 'x-forwarded-for': forwarded } });
      expect(statuses(await inTurn(3, () => from('198.51.100.1')))).toEqual([401, 401, 429]);
      expect((await from('198.51.100.2')).status).toBe(401);
      // Entries that the client wrote before the proxy's own are ignored, and so are trusted hops.
      expect((await from('203.0.113.9, 198.51.100.1')).status).toBe(429);
      expect((await from('198.51.100.1, 10.1.2.3')).status).toBe(429);
      expect((await from('::ffff:198.51.100.1')).status).toBe(429);
      expect((await from('198.51.100.1:4711, 10.1.2.3:80')).status).toBe(429);
      // If the proxy passes on something that is not an address, the proxy itself counts as the client.
      expect(statuses([await from('<script>'), await from('-'), await from('x')])).toEqual([401, 401, 429]);
      // All addresses of one /64 share one limit.
      expect(statuses(await inTurn(3, (index) => from(`2001:db8:1:1::${index}`)))).toEqual([401, 401, 429]);
    }));
});
