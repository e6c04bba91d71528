import { TooManyRequests } from '@crm/contracts/refusals';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { addressShare, clientAddressOf, RateLimit, SecurityLog } from '@crm/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS } from './caller.decorator.js';

/** Requests per minute; 0 means no limit. */
export interface Limits {
  readonly perPrincipal: number;
  readonly perAddress: number;
}

/**
 * Limits the requests of each principal, and the requests of each address without a valid token. Every response of a limited route reports
 * how many requests are left.
 */
@Injectable()
export class RateLimits {
  private principals: RateLimit | undefined;
  private addresses: RateLimit | undefined;

  constructor(private readonly securityLog: SecurityLog) {}

  configure({ perPrincipal, perAddress }: Limits): void {
    this.principals = perPrincipal === 0 ? undefined : new RateLimit(perPrincipal);
    this.addresses = perAddress === 0 ? undefined : new RateLimit(perAddress);
  }

  /** Throws TooManyRequests. */
  async takeForPrincipal(principal: Principal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.principals !== undefined)
      await this.take(this.principals, `${principal.type}:${principal.id}`, principal, request, reply);
  }

  /** For public routes, and for invalid tokens. Throws TooManyRequests. */
  async takeForAddress(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.addresses !== undefined)
      await this.take(this.addresses, addressShare(clientAddressOf(request)), ANONYMOUS, request, reply);
  }

  private async take(
    limit: RateLimit,
    key: string,
    principal: Principal,
    { exchange }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { allowed, headers, firstRefusal, retryAfterMs } = await limit.take(key);
    reply.headers(headers);
    if (allowed) return;
    if (firstRefusal) this.securityLog.record('excess_rate_limit_exceeded', { principal, ...exchange });
    throw new TooManyRequests(limit.policy, retryAfterMs);
  }
}
