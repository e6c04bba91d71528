import { createPublicKey, generateKeyPairSync, sign, type JsonWebKey } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ADMINISTRATOR, RunningProgram } from '@crm/testing';
import jwt from 'jsonwebtoken';
import { operations } from './served/document.js';

let program: RunningProgram;
let tokens: { accessToken: string; refreshToken: string };
let keys: Server;
let visits = 0;
beforeAll(async () => {
  program = await RunningProgram.start();
  tokens = (await program.ask('/api/v1/auth/login', { body: ADMINISTRATOR })).body as typeof tokens;
  keys = createServer((_request, response) => {
    visits += 1;
    response.end('{"keys":[]}');
  }).listen(0, '127.0.0.1');
  await once(keys, 'listening');
});
afterAll(async () => {
  keys.close();
  await program.dispose();
});

const me = async (token: string): Promise<number> => (await program.ask('/api/v1/me', { token })).status;
const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const claims = () => jwt.decode(tokens.accessToken, { complete: true }) as { header: jwt.JwtHeader; payload: object };

describe('a token', () => {
  it('makes the program call none of the addresses that it names', async () => {
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const url = `http://127.0.0.1:${(keys.address() as AddressInfo).port}/keys`;
    const { header, payload } = claims();
    for (const extra of [{ jku: url }, { x5u: url }, { jku: url, kid: 'theirs' }, { kid: url }]) {
      const text = `${encode({ ...header, ...extra })}.${encode({ ...payload, iss: url })}`;
      const signature = sign('sha256', Buffer.from(text), { key: stranger.privateKey, dsaEncoding: 'ieee-p1363' });
      expect(await me(`${text}.${signature.toString('base64url')}`)).toBe(401);
    }
    expect(visits).toBe(0);
  });

  it('signed with the published key as an HMAC secret is refused', async () => {
    const { body } = await program.ask('/.well-known/jwks.json');
    const published = (body as { keys: JsonWebKey[] }).keys;
    expect(published.length).toBeGreaterThan(0);
    for (const jwk of published) {
      expect(jwk).not.toHaveProperty('d');
      const key = createPublicKey({ key: jwk, format: 'jwk' });
      const forms = [
        key.export({ type: 'spki', format: 'pem' }).toString(),
        key.export({ type: 'spki', format: 'der' }),
        JSON.stringify(jwk),
        Buffer.from(String(jwk.x), 'base64url'),
      ];
      for (const secret of forms)
        for (const algorithm of ['HS256', 'HS384', 'HS512'] as const) {
          const { payload } = claims();
          expect(await me(jwt.sign(payload, secret, { algorithm, keyid: String(jwk['kid']) }))).toBe(401);
        }
    }
  });

  it('signed with another kind of key is refused', async () => {
    const { header, payload } = claims();
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
    const keyid = header.kid ?? '';
    expect(await me(jwt.sign(payload, rsa, { algorithm: 'RS256', keyid }))).toBe(401);
    expect(await me(jwt.sign(payload, rsa, { algorithm: 'PS256', keyid }))).toBe(401);
    expect(await me(jwt.sign(payload, p384, { algorithm: 'ES384', keyid }))).toBe(401);
  });

  it('works for its own purpose only: a refresh token gives no access, an access token is not refreshed', async () => {
    expect(await me(tokens.refreshToken)).toBe(401);
    const refresh = await program.ask('/api/v1/auth/refresh', { body: { refreshToken: tokens.accessToken } });
    expect([400, 401]).toContain(refresh.status);
    expect(await me(tokens.accessToken)).toBe(200);
  });
});

describe('the set-up of an installation that has an administrator', () => {
  it('is closed', async () => {
    const setUp = operations.find(({ id }) => id === 'setUpFirstAdministrator');
    const body = { token: 'guess', name: 'Eve', email: 'eve@example.org', password: 'correct horse battery staple' };
    expect((await program.ask(setUp?.path ?? '', { body })).status).toBe(403);
  });
});
