import { createHash } from 'node:crypto';
import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { requireRight } from '@crm/access';
import type { Principal } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { CallContexts } from '../manners/call-contexts.js';
import { ANONYMOUS } from '../manners/caller.js';
import { Unauthenticated } from './auth.errors.js';
import { CurrentAccess, type VerifiedToken } from './current-access.js';
import { GatewayKeyRing } from './gateway-keys.js';
import { POLICY, TAKES_TICKET, type Policy } from './policy.js';
import { Tickets } from './tickets.js';

/** Verified tokens remembered. Verifying ES256 costs about 150 µs, looking one up about 2. */
const REMEMBERED_TOKENS = 5_000;

/** In front of every route: who calls, may they call this at all, and with which context. Order: 401, 403, malformed headers 400. */
@Injectable()
export class AccessGuard extends AuthGuard('access-token') {
  private readonly verified = new LRUCache<string, VerifiedToken>({ max: REMEMBERED_TOKENS });

  constructor(
    private readonly reflector: Reflector,
    private readonly keys: GatewayKeyRing,
    private readonly access: CurrentAccess,
    private readonly contexts: CallContexts,
    private readonly tickets: Tickets,
  ) {
    super();
  }

  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const policy = this.reflector.getAllAndOverride<Policy | undefined>(POLICY, [
      execution.getHandler(),
      execution.getClass(),
    ]);
    if (policy === undefined)
      throw new Error(`${execution.getClass().name}.${execution.getHandler().name} has no policy`);
    const principal = policy.kind === 'public' ? ANONYMOUS : await this.authenticate(execution, request);
    if (policy.kind === 'action') requireRight(principal, policy.action);
    request.caller = this.contexts.of(request, principal, await this.keys.fingerprintKey());
    return true;
  }

  /** Passport answers here. Whatever is wrong with a token is told in the same words; only an outage (of the keys) is told as one. */
  override handleRequest<User>(error: unknown, user: User | false | undefined, reason: unknown): User {
    if (error !== null && error !== undefined) throw error;
    if (user) return user;
    throw isDomainError(reason) ? reason : new Unauthenticated({});
  }

  private async authenticate(execution: ExecutionContext, request: FastifyRequest): Promise<Principal> {
    return this.access.principalOf(await this.tokenOf(execution, request));
  }

  private async tokenOf(execution: ExecutionContext, request: FastifyRequest): Promise<VerifiedToken> {
    const header = request.headers.authorization;
    if (header === undefined && this.reflector.get<boolean | undefined>(TAKES_TICKET, execution.getHandler()))
      return this.tickets.redeem((request.query as { ticket?: unknown }).ticket);
    if (header === undefined) throw new Unauthenticated({});
    const name = createHash('sha256').update(header).digest('base64');
    const known = this.verified.get(name);
    if (known !== undefined && known.expiresAtMs > Date.now()) return known;
    await super.canActivate(execution);
    const token = (request as FastifyRequest & { user: VerifiedToken }).user;
    this.verified.set(name, token);
    return token;
  }
}
