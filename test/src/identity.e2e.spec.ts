import { createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { ADMINISTRATOR, RunningProgram, type Answer } from '@crm/testing';
import jwt from 'jsonwebtoken';

const claimsOf = (token: string) => jwt.decode(token, { complete: true }) as jwt.Jwt & { payload: jwt.JwtPayload };

describe('logging in', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start()));
  afterAll(() => program.dispose());

  const logIn = (body: unknown): Promise<Answer> => program.ask('/api/v1/auth/login', { body });

  it('returns tokens', async () => {
    const { status, body, headers } = await logIn(ADMINISTRATOR);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(['accessToken', 'expiresIn', 'refreshToken']);
    expect(body.expiresIn).toBe(900);
    expect(body.refreshToken).toMatch(/^[0-9a-f-]{36}\.[\w-]{43}\.[\w-]{22}$/);
    expect(headers.get('cache-control')).toBe('no-store');
    const { header, payload } = claimsOf(body.accessToken);
    expect(header).toEqual({ alg: 'ES256', typ: 'JWT', kid: expect.any(String) });
    expect(payload).toMatchObject({
      iss: 'throughline',
      aud: 'throughline-api',
      pty: 'user',
      typ: 'access',
      sid: expect.any(String),
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  });

  it('accepts the address in upper or lower case', async () => {
    expect((await logIn({ ...ADMINISTRATOR, email: 'ADA@Example.ORG' })).status).toBe(200);
  });

  it('does not reveal whether the address or the password is wrong', async () => {
    const answers = await Promise.all([
      logIn({ ...ADMINISTRATOR, password: `${ADMINISTRATOR.password}.` }),
      logIn({ ...ADMINISTRATOR, email: 'nobody@example.org' }),
      logIn({ email: 'not an address', password: 'x' }),
    ]);
    const shapes = answers.map(({ status, body, headers }) => ({
      status,
      body: { ...body, traceId: '' },
      headers: [...headers.keys()].filter((name) => name !== 'date'),
    }));
    expect(shapes[0]?.status).toBe(401);
    expect(shapes[0]?.body.code).toBe('identity.login-refused');
    expect(shapes[1]).toEqual(shapes[0]);
    expect(shapes[2]).toEqual(shapes[0]);
  });

  it('gives access to /me, which shows the caller', async () => {
    const { status, body, headers } = await program.askAsAdministrator('/api/v1/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      id: expect.any(String),
      revision: 3,
      absence: null,
      name: 'Administrator',
      email: ADMINISTRATOR.email,
      roles: ['admin'],
    });
    const etag = headers.get('etag') ?? '';
    expect(etag).toMatch(/^"3-[\w-]{22}"$/);
    const again = await program.askAsAdministrator('/api/v1/me', { headers: { 'if-none-match': etag } });
    expect([again.status, again.text]).toEqual([304, '']);
  });
});

describe('access tokens that are not ours', () => {
  let program: RunningProgram;
  let genuine: string;
  let kid: string;
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  beforeAll(async () => {
    program = await RunningProgram.start();
    genuine = await program.logIn();
    kid = claimsOf(genuine).header.kid ?? '';
  });
  afterAll(() => program.dispose());

  const me = (authorization?: string) =>
    program.ask('/api/v1/me', { headers: authorization === undefined ? {} : { authorization } });
  const expectRefused = async (authorization?: string) => {
    const { status, body, headers } = await me(authorization);
    expect([status, body.code, body.title]).toEqual([401, 'auth.unauthenticated', 'A valid access token is needed.']);
    expect(headers.get('www-authenticate')).toBe('Bearer');
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const forged = (header: object, payload: object, key: KeyObject = stranger) => {
    const body = `${encode(header)}.${encode(payload)}`;
    return `${body}.${sign('sha256', Buffer.from(body), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };

  it('are refused, and so is a missing token', () => expectRefused());
  it.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Bearer a.b.c', 'Basic YTpi'])('refuses %p', (header) =>
    expectRefused(header),
  );
  it('refuses a truncated token, an empty signature and a changed one', async () => {
    const [header, payload, signature = ''] = genuine.split('.');
    await expectRefused(`Bearer ${genuine.slice(0, -4)}`);
    await expectRefused(`Bearer ${header}.${payload}.`);
    await expectRefused(`Bearer ${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`);
    expect((await me(`Bearer ${genuine}`)).status).toBe(200);
  });
  it.each(['none', 'None', 'NONE', 'nOnE'])('refuses algorithm %s', async (alg) => {
    await expectRefused(`Bearer ${encode({ alg, typ: 'JWT', kid })}.${genuine.split('.')[1]}.`);
  });
  it('refuses HS256 signed with the public key', async () => {
    const jwk = { kty: 'EC', crv: 'P-256' };
    const pem = createPublicKey(stranger).export({ type: 'spki', format: 'pem' }).toString();
    for (const secret of [pem, JSON.stringify(jwk), kid])
      await expectRefused(`Bearer ${jwt.sign(claimsOf(genuine).payload, secret, { algorithm: 'HS256', keyid: kid })}`);
  });
  it('refuses a foreign key, under our key id and under its own', async () => {
    const { payload } = claimsOf(genuine);
    await expectRefused(`Bearer ${forged({ alg: 'ES256', typ: 'JWT', kid }, payload)}`);
    await expectRefused(`Bearer ${forged({ alg: 'ES256', typ: 'JWT', kid: 'stranger' }, payload)}`);
    await expectRefused(`Bearer ${forged({ alg: 'ES256', typ: 'JWT' }, payload)}`);
  });
  it.each([
    { jwk: createPublicKey(stranger).export({ format: 'jwk' }) },
    { jku: 'http://127.0.0.1:1/keys' },
    { x5u: 'http://127.0.0.1:1/cert' },
    { crit: ['exp'] },
    { kid: '../../etc/passwd' },
    { kid: { $ne: '' } },
    { kid: '__proto__' },
  ])('never uses keys that a token brings: %j', (extra) =>
    expectRefused(`Bearer ${forged({ alg: 'ES256', typ: 'JWT', kid, ...extra }, claimsOf(genuine).payload)}`),
  );
  it('refuses a token in the query', async () => {
    expect((await program.ask(`/api/v1/me?access_token=${genuine}`)).status).toBe(401);
  });
});

describe('the first administrator without configuration', () => {
  it('comes from the printed token, which works once', async () => {
    const program = await RunningProgram.start({ env: { ADMIN_EMAIL: undefined, ADMIN_PASSWORD: undefined } });
    try {
      const token = /set-up token (\S+)/.exec(program.stdout)?.[1];
      const body = { token, name: 'Ada Lovelace', email: 'ada@example.org', password: 'correct horse battery staple' };
      const setUp = (changes: object) => program.ask('/api/v1/auth/setup', { body: { ...body, ...changes } });
      const weak = await setUp({ password: 'short' });
      expect([weak.status, weak.body.errors]).toEqual([
        400,
        [expect.objectContaining({ pointer: '/password', code: 'too-short' })],
      ]);
      expect((await setUp({ token: 'guessed' })).body).toMatchObject({
        status: 403,
        code: 'identity.set-up-token-refused',
      });
      const [one, other] = await Promise.all([setUp({}), setUp({ email: 'grace@example.org' })]);
      expect([one.status, other.status].sort()).toEqual([201, 403]);
      expect((await setUp({})).status).toBe(403);
      expect(program.stderr).not.toContain(token);
      const winner = one.status === 201 ? 'ada@example.org' : 'grace@example.org';
      const me = await program.ask('/api/v1/me', {
        token: await program.logIn({ email: winner, password: body.password }),
      });
      expect(me.body).toMatchObject({ name: 'Ada Lovelace', email: winner, roles: ['admin'] });
    } finally {
      await program.dispose();
    }
  });
});
