import { Unauthenticated } from '@crm/contracts/refusals';
import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { LRUCache } from 'lru-cache';

import type { VerifiedToken } from './current-access.service.js';

const LIFE_MS = 60_000;
const TICKET_BYTES = 32;
/** Outstanding tickets; the oldest are evicted. */
const MAX_TICKETS = 10_000;

/**
 * Tickets replace an access token where no header can be set. They are part of a URL, which ends up in histories and logs, so each works
 * once, within a minute, and only for the session that requested it. Only this process knows them: request a ticket from the gateway that
 * will be called.
 */
@Injectable()
export class Tickets {
  private readonly holders = new LRUCache<string, VerifiedToken>({ max: MAX_TICKETS, ttl: LIFE_MS });

  issue(principal: Principal): { readonly ticket: string; readonly expiresAt: string } {
    const ticket = randomBytes(TICKET_BYTES).toString('base64url');
    const expiresAtMs = Date.now() + LIFE_MS;
    this.holders.set(nameOf(ticket), { ...holderOf(principal), expiresAtMs });
    return { ticket, expiresAt: new Date(expiresAtMs).toISOString() };
  }

  /** Throws Unauthenticated for a ticket that is unknown, used or too old. */
  redeem(ticket: unknown): VerifiedToken {
    const name = typeof ticket === 'string' ? nameOf(ticket) : '';
    const holder = this.holders.get(name);
    this.holders.delete(name);
    if (holder === undefined || holder.expiresAtMs <= Date.now()) throw new Unauthenticated({});
    return holder;
  }
}

/** The part of a token that a principal still has: enough to ask again what its session may do. */
export function holderOf({ type, id, sessionId }: Principal): Omit<VerifiedToken, 'expiresAtMs'> {
  if ((type !== 'user' && type !== 'api-client') || sessionId === undefined) throw new Unauthenticated({});
  return { holder: type, id, sessionId };
}

const nameOf = (ticket: string): string => createHash('sha256').update(ticket).digest('base64');
