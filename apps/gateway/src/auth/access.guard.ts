import { Unauthenticated } from '@crm/contracts/refusals';
import { hash } from 'node:crypto';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import { requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { UsageCounter } from '../audit/usage-counter.service.js';
import { CallContexts } from '../http-contract/call-contexts.service.js';
import { ANONYMOUS } from '../http-contract/caller.decorator.js';
import { requireAcceptable } from '../http-contract/media-type.http.js';
import { takeInclude } from '../http-contract/include.decorator.js';
import { requireKnownQuery } from '../http-contract/query-names.http.js';
import { RateLimits } from '../http-contract/rate-limits.service.js';
import { RoutePlans } from '../http-contract/route-plans.service.js';
import { RunningKeys } from '../http-contract/running-keys.service.js';

import { CurrentAccess, type VerifiedToken } from './current-access.service.js';
import { GatewayKeyRing } from './gateway-keys.service.js';
import type { Policy } from '../access/policy.decorator.js';
import { Tickets } from './tickets.service.js';

/** Verified tokens that are cached. Verifying ES256 costs about 150 µs, a lookup about 2. */
const REMEMBERED_TOKENS = 5_000;

/**
 * Runs before every route, in two steps: `admit` before the body is read, `canActivate` once it is parsed. Order of refusals: 401, 429, 403;
 * what is wrong with the body as such (413, 415, 400); 406, 400 for unknown parameters and malformed headers, 422 and 409 for an
 * Idempotency-Key.
 */
@Injectable()
export class AccessGuard extends AuthGuard('access-token') {
  private readonly verified = new LRUCache<string, VerifiedToken>({ max: REMEMBERED_TOKENS });
  private keyGeneration = 0;

  constructor(
    private readonly plans: RoutePlans,
    private readonly keys: GatewayKeyRing,
    private readonly access: CurrentAccess,
    private readonly contexts: CallContexts,
    private readonly tickets: Tickets,
    private readonly limits: RateLimits,
    private readonly runningKeys: RunningKeys,
    private readonly usage: UsageCounter,
  ) {
    super();
  }

  /** Identifies the caller, and checks whether they may call the route at all. Throws Unauthenticated, TooManyRequests and Forbidden. */
  async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { policy, takesTicket = false } = request.routeOptions.config;
    // Neither a path of the API nor one that does not exist: the page of the documentation.
    if (policy === undefined) return;
    const principal = await this.callerOf(policy, takesTicket, request, reply);
    request.principal = principal;
    this.usage.count(principal);
    if (policy.kind === 'action') requireRight(principal, policy.action);
  }

  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    const http = execution.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const { principal } = request;
    if (principal === undefined)
      throw new Error(`${execution.getClass().name}.${execution.getHandler().name} has no policy`);
    const { produces, queryNames, ifMatch, takesKey, takesInclude } = this.plans.of(execution);
    requireAcceptable(request.headers.accept, produces);
    if (takesInclude) takeInclude(request);
    requireKnownQuery(request, queryNames);
    const taken = { takesIfMatch: ifMatch !== undefined, takesKey };
    request.caller = this.contexts.of(request, principal, await this.keys.fingerprintKey(), taken);
    this.runningKeys.begin(request.caller, reply);
    return true;
  }

  /** Called by Passport with its result. Every fault of a token gives the same answer; only an outage (of the keys) is reported as one. */
  override handleRequest<User>(error: unknown, user: User | false | undefined, reason: unknown): User {
    if (error !== null && error !== undefined) throw error;
    if (user) return user;
    throw isDomainError(reason) ? reason : new Unauthenticated({});
  }

  /** Throws Unauthenticated (401) and TooManyRequests (429). */
  private async callerOf(
    policy: Policy,
    takesTicket: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Principal> {
    if (policy.kind === 'public') {
      if (policy.limited) await this.limits.takeForAddress(request, reply);
      return ANONYMOUS;
    }
    try {
      const principal = await this.access.principalOf(await this.tokenOf(takesTicket, request, reply));
      await this.limits.takeForPrincipal(principal, request, reply);
      return principal;
    } catch (error) {
      // A caller who guesses tokens is rate-limited by address.
      if (error instanceof Unauthenticated) await this.limits.takeForAddress(request, reply);
      throw error;
    }
  }

  private async tokenOf(takesTicket: boolean, request: FastifyRequest, reply: FastifyReply): Promise<VerifiedToken> {
    const header = request.headers.authorization;
    if (header === undefined && takesTicket) return this.tickets.redeem((request.query as { ticket?: unknown }).ticket);
    if (header === undefined) throw new Unauthenticated({});
    await this.forgetWhenAKeyIsGone();
    const name = hash('sha256', header, 'base64');
    const known = this.verified.get(name);
    if (known !== undefined && known.expiresAtMs > Date.now()) return known;
    const http = { getRequest: () => request, getResponse: () => reply };
    await super.canActivate({ switchToHttp: () => http } as unknown as ExecutionContext);
    const token = (request as FastifyRequest & { user: VerifiedToken }).user;
    this.verified.set(name, token);
    return token;
  }

  /** Tokens are cached by their text, not by the key that signed them: when a key is gone, all are dropped. */
  private async forgetWhenAKeyIsGone(): Promise<void> {
    const generation = await this.keys.generation();
    if (generation === this.keyGeneration) return;
    this.verified.clear();
    this.keyGeneration = generation;
  }
}
