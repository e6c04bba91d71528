import { createPublicKey } from 'node:crypto';
import { ADMINISTRATOR, crm, RunningProgram } from '@crm/testing';
import jwt from 'jsonwebtoken';

interface Jwk {
  readonly kid: string;
}

describe('the keys of access tokens', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start()));
  afterAll(() => program.dispose());

  const keys = async (...args: string[]) => {
    const { code, stdout, stderr } = await crm(['signing-keys', ...args, '--json'], {
      env: { DATA_DIR: program.dataDir },
    });
    if (code !== 0) throw new Error(stderr);
    return stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>);
  };
  const published = async (): Promise<Jwk[]> => (await program.ask('/.well-known/jwks.json')).body.keys as Jwk[];
  const kidOf = (token: string) => jwt.decode(token, { complete: true })?.header.kid ?? '';
  const me = async (token: string) => (await program.ask('/api/v1/me', { token })).status;

  it('are published without their private parts', async () => {
    const token = await program.logIn();
    const { status, headers, body } = await program.ask('/.well-known/jwks.json');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=60']);
    expect(body.keys.map(Object.keys)).toEqual([['kty', 'crv', 'x', 'y', 'kid', 'use', 'alg']]);
    const key = createPublicKey({ key: body.keys[0], format: 'jwk' });
    expect(jwt.verify(token, key, { algorithms: ['ES256'] })).toMatchObject({ typ: 'access' });
  });

  it('rotate while the program runs: the old one still verifies, the new one signs, even after a kill', async () => {
    const old = await program.logIn();
    const [rotated] = await keys('rotate');
    const fresh = await program.logIn();
    expect(kidOf(fresh)).toBe(rotated?.['kid']);
    expect(kidOf(fresh)).not.toBe(kidOf(old));
    // Identity signs with the new key at once. A gateway that does not know the key looks again after a second at most.
    expect(await until(async () => (await me(fresh)) === 200)).toBeLessThan(5_000);
    expect((await published()).map(({ kid }) => kid)).toEqual([kidOf(old), kidOf(fresh)]);
    expect([await me(old), await me(fresh)]).toEqual([200, 200]);
    await program.kill();
    const offline = await keys('list');
    expect(offline.map(({ kid, status }) => [kid, status])).toEqual([
      [kidOf(old), 'retired'],
      [kidOf(fresh), 'signing'],
    ]);
    program = await RunningProgram.start({ dataDir: program.dataDir });
    expect([await me(old), await me(fresh)]).toEqual([200, 200]);
    expect(kidOf(await program.logIn(ADMINISTRATOR))).toBe(kidOf(fresh));
  });

  it('are refused everywhere within a minute of being revoked', async () => {
    const token = await program.logIn();
    expect(await me(token)).toBe(200);
    const [answer] = await keys('revoke', kidOf(token));
    expect(await until(async () => (await me(token)) === 401)).toBeLessThan(60_000);
    expect((await published()).map(({ kid }) => kid)).not.toContain(kidOf(token));
    const next = await program.logIn();
    expect(kidOf(next)).toBe(answer?.['signing']);
    expect(await me(next)).toBe(200);
    await expect(keys('revoke', 'nobody')).rejects.toThrow(/no such signing key/);
  }, 90_000);
});

/** Milliseconds until the condition held. */
async function until(condition: () => Promise<boolean>): Promise<number> {
  const start = Date.now();
  while (!(await condition()) && Date.now() - start < 60_000) await new Promise((resolve) => setTimeout(resolve, 200));
  return Date.now() - start;
}
