import { Unauthenticated } from '@crm/contracts/refusals';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Forbidden } from '@crm/access';
import type { Message } from '@crm/contracts';
import { GetAccess, type Access, type GatewayKeys } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { createLogger, InvalidInput, SecurityLog } from '@crm/platform';
import { jest } from '@jest/globals';
import type { FastifyReply, FastifyRequest } from 'fastify';
import jwt from 'jsonwebtoken';
import { UsageCounter } from '../audit/usage-counter.service.js';
import { TakesIfMatch } from '../http-contract/if-match.decorator.js';
import { CallContexts } from '../http-contract/call-contexts.service.js';
import { LastWrites } from '../http-contract/last-writes.service.js';
import { ApiIdempotencyKey } from '../openapi/documentation.openapi.js';
import { Tickets } from './tickets.service.js';
import { RateLimits } from '../http-contract/rate-limits.service.js';
import { RoutePlans } from '../http-contract/route-plans.service.js';
import { RunningKeys } from '../http-contract/running-keys.service.js';
import { AccessGuard } from './access.guard.js';
import { AccessTokenStrategy } from './access-token.strategy.js';

import { CurrentAccess } from './current-access.service.js';
import { GatewayKeyRing } from './gateway-keys.service.js';
import { POLICY, Public, Requires, SignedIn, type Policy } from '../access/policy.decorator.js';

/** Identity as a gateway sees it: its keys, and what the holder of a token may do. */
class IdentityWithKey extends ServiceClient {
  asked = 0;
  constructor(readonly keys: Map<string, KeyObject>) {
    super();
  }
  command(): Promise<never> {
    return Promise.reject(new Error('nothing is commanded here'));
  }
  access: Access | null = { roles: ['support'], teamIds: [], colleagueIds: [] };
  query<Answer>(query: Message<Answer>): Promise<Answer> {
    if (query instanceof GetAccess) return Promise.resolve(this.access as never);
    this.asked += 1;
    const signingKeys = [...this.keys].map(([kid, key]) => ({ kid, jwk: key.export({ format: 'jwk' }) as never }));
    return Promise.resolve({ signingKeys, fingerprintKey: 'f'.repeat(64) } satisfies GatewayKeys as never);
  }
}

class Routes {
  @SignedIn() me() {}
  @SignedIn() @TakesIfMatch('optional') @ApiIdempotencyKey() rename() {}
  @Requires('customer.archive') archive() {}
  @Public() @ApiIdempotencyKey() open() {}
  forgotten() {}
}

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const identity = new IdentityWithKey(new Map([['k1', publicKey]]));
const keyRing = new GatewayKeyRing(identity);
new AccessTokenStrategy(keyRing);
const guard = new AccessGuard(
  new RoutePlans(new Reflector()),
  keyRing,
  new CurrentAccess(identity),
  new CallContexts(new LastWrites()),
  new Tickets(),
  new RateLimits(new SecurityLog(createLogger('silent'))),
  new RunningKeys(),
  new UsageCounter(identity),
);

const good = { sid: 's1', pty: 'user', typ: 'access', sub: 'u1', iss: 'throughline', aud: 'throughline-api' };
const seconds = () => Math.floor(Date.now() / 1000);
const tokenOf = (claims: object, kid = 'k1', key = privateKey) =>
  jwt.sign(JSON.stringify({ exp: seconds() + 900, ...good, ...claims }), key, { algorithm: 'ES256', keyid: kid });

const asked = (token: string | undefined, route: keyof Routes = 'me', headers: object = {}) => {
  const request = {
    method: 'POST',
    url: '/x',
    socket: { remoteAddress: '127.0.0.1' },
    body: { a: 1, b: 2 },
    exchange: { traceparent: '00-a-b-01' },
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
    routeOptions: { config: { policy: Reflect.getMetadata(POLICY, Routes.prototype[route]) as Policy | undefined } },
  } as Record<string, unknown>;
  const reply = { raw: { once: (_event: string, closed: () => void) => closed() } };
  const http = { getRequest: () => request, getResponse: () => reply };
  const execution = { switchToHttp: () => http, getHandler: () => Routes.prototype[route], getClass: () => Routes };
  const answer = guard
    .admit(request as unknown as FastifyRequest, reply as unknown as FastifyReply)
    .then(() => guard.canActivate(execution as unknown as ExecutionContext));
  return { request, answer };
};
const callerOf = async (headers: object, body: object = { a: 1, b: 2 }, route: keyof Routes = 'rename') => {
  const { request, answer } = asked(tokenOf({}), route, headers);
  request['body'] = body;
  await answer;
  return request['caller'] as Record<string, unknown>;
};

describe('tokens', () => {
  it('identify the caller', async () => {
    expect(await callerOf({})).toMatchObject({
      principal: { type: 'user', id: 'u1', roles: ['support'], sessionId: 's1' },
      ip: '127.0.0.1',
      source: 'api',
    });
  });
  it.each([
    ['expired', { exp: seconds() - 1 }],
    ['not valid yet', { nbf: seconds() + 60 }],
    ['of another kind', { typ: 'refresh' }],
    ['of no kind', { typ: undefined }],
    ['for another audience', { aud: 'elsewhere' }],
    ['of another issuer', { iss: 'elsewhere' }],
    ['for nobody', { sub: undefined }],
    ['of no session', { sid: undefined }],
    ['of neither a user nor a client', { pty: 'system' }],
    ['without expiry', { exp: undefined }],
  ])('%s are refused', (_what, claims) => expect(asked(tokenOf(claims)).answer).rejects.toThrow(Unauthenticated));
  it.each([{ jku: 'http://127.0.0.1:1/keys' }, { x5u: 'http://127.0.0.1:1/cert' }, { jwk: {} }, { crit: ['exp'] }])(
    'signed by us are still refused when their header has other fields: %j',
    (header) => {
      const claims = { exp: seconds() + 900, ...good };
      const token = jwt.sign(claims, privateKey, {
        algorithm: 'ES256',
        keyid: 'k1',
        header: { alg: 'ES256', ...header } as jwt.JwtHeader,
      });
      return expect(asked(token).answer).rejects.toThrow(Unauthenticated);
    },
  );
  it('carry no rights: identity says what their holder may do', async () => {
    const { request, answer } = asked(tokenOf({ roles: ['admin'], scopes: ['customer.read'] }));
    await answer;
    const { principal } = request['caller'] as { principal: object };
    expect(principal).toMatchObject({ roles: ['support'] });
    expect(principal).not.toHaveProperty('scopes');
  });
  it('of an ended session are refused within a second, also without a push', async () => {
    const token = tokenOf({ sid: 's-ended' });
    await asked(token).answer;
    const before = identity.access;
    identity.access = null;
    await pause(1100);
    await expect(asked(token).answer).rejects.toThrow(Unauthenticated);
    identity.access = before;
  });
  it('are remembered no longer than they are valid', async () => {
    const token = tokenOf({ exp: seconds() + 60 });
    await asked(token).answer;
    await asked(token).answer;
    jest.useFakeTimers({ now: Date.now() + 61_000 });
    try {
      await expect(asked(token).answer).rejects.toThrow(Unauthenticated);
    } finally {
      jest.useRealTimers();
    }
  });
  it('signed with a new key are accepted without a restart', async () => {
    const next = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const token = tokenOf({}, 'k2', next.privateKey);
    await expect(asked(token).answer).rejects.toThrow(Unauthenticated);
    const before = identity.asked;
    await expect(asked(token).answer).rejects.toThrow(Unauthenticated);
    expect(identity.asked).toBe(before); // asked a moment ago: a caller cannot make the gateway ask again and again
    identity.keys.set('k2', next.publicKey);
    jest.useFakeTimers({ now: Date.now() + 11_000 });
    try {
      await asked(token).answer;
    } finally {
      jest.useRealTimers();
    }
  });
});

describe('policies', () => {
  it('let everyone through a public route, as anonymous', async () => {
    const { request, answer } = asked(undefined, 'open');
    await answer;
    expect(request['caller']).toMatchObject({ principal: { id: 'anonymous', roles: [] } });
  });
  it('ignore the idempotency key of an anonymous caller: all of them share one name', async () => {
    const { request, answer } = asked(undefined, 'open', { 'idempotency-key': 'k' });
    await answer;
    expect(request['caller']).not.toHaveProperty('fingerprint');
  });
  it('refuse an action that no role of the caller allows', () =>
    expect(asked(tokenOf({}), 'archive').answer).rejects.toThrow(Forbidden));
  it('check the token before the right, and the right before the headers', async () => {
    await expect(asked(undefined, 'archive', { 'consistency-token': 'x' }).answer).rejects.toThrow(Unauthenticated);
    await expect(asked(tokenOf({}), 'archive', { 'consistency-token': 'x' }).answer).rejects.toThrow(Forbidden);
    const before = identity.access;
    identity.access = { roles: ['admin'], teamIds: [], colleagueIds: [] };
    const asAdministrator = asked(tokenOf({ sid: 's-admin' }), 'archive', { 'consistency-token': 'x' }).answer;
    await expect(asAdministrator).rejects.toThrow(InvalidInput);
    identity.access = before;
  });
  it('are required on every route', () =>
    expect(asked(tokenOf({}), 'forgotten').answer).rejects.toThrow('Routes.forgotten has no policy'));
});

describe('the context of a call', () => {
  it('takes the revision from both kinds of ETag', async () => {
    expect((await callerOf({ 'if-match': '"7"' }))['ifMatch']).toBe(7);
    expect((await callerOf({ 'if-match': '"7-aB_-9"' }))['ifMatch']).toBe(7);
    expect(await callerOf({})).not.toHaveProperty('ifMatch');
  });
  it('holds no revision on a route that takes no If-Match', async () =>
    expect(await callerOf({ 'if-match': '"7"' }, {}, 'me')).not.toHaveProperty('ifMatch'));
  it('holds no key on a route that takes none, and does not look at its form', async () => {
    const caller = await callerOf({ 'idempotency-key': 'a key' }, {}, 'me');
    expect(caller).not.toHaveProperty('fingerprint');
  });
  it('derives the command id from key and principal, the fingerprint from the request', async () => {
    const one = await callerOf({ 'idempotency-key': 'k' });
    const same = await callerOf({ 'idempotency-key': 'k' }, { b: 2, a: 1 });
    const otherBody = await callerOf({ 'idempotency-key': 'k' }, { a: 1, b: 3 });
    const otherKey = await callerOf({ 'idempotency-key': 'l' });
    expect([same['commandId'], same['fingerprint']]).toEqual([one['commandId'], one['fingerprint']]);
    expect(otherBody['commandId']).toBe(one['commandId']);
    expect(otherBody['fingerprint']).not.toBe(one['fingerprint']);
    expect(otherKey['commandId']).not.toBe(one['commandId']);
    expect((await callerOf({}))['commandId']).not.toBe((await callerOf({}))['commandId']);
  });
  it('takes the position to read from the caller\u2019s token, and strictness from Prefer', async () => {
    expect(await callerOf({ 'consistency-token': '00000000000000000009', prefer: 'consistency=strict' })).toMatchObject(
      {
        readAfter: '00000000000000000009',
        strictConsistency: true,
      },
    );
  });
});
