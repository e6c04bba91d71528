import { Unauthenticated } from '@crm/contracts/refusals';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { GetAccess, type Access } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { LRUCache } from 'lru-cache';
import { ownContext } from '../http-contract/call-contexts.service.js';

/** Who a token names, and when it expires (milliseconds since 1970). */
export interface VerifiedToken {
  readonly holder: 'user' | 'api-client';
  readonly id: string;
  readonly sessionId: string;
  readonly expiresAtMs: number;
}

/** How long an answer from identity is cached. A removed right works at most this much longer. */
const FRESH_MS = 1000;
const REMEMBERED = 10_000;

/** What the holders of tokens may do now. When identity is down, no token is accepted and the caller gets 503. */
@Injectable()
export class CurrentAccess {
  private readonly answers = new LRUCache<string, Promise<Access | null>>({ max: REMEMBERED, ttl: FRESH_MS });

  constructor(private readonly services: ServiceClient) {}

  /** Throws Unauthenticated when the session has ended or its holder is not active. */
  async principalOf(token: VerifiedToken): Promise<Principal> {
    const { holder: type, id, sessionId } = token;
    const access = await this.accessOf(token);
    if (access === null) throw new Unauthenticated({});
    return { type, id, sessionId, ...access };
  }

  /** Drops the cached answer after a change to this session. */
  forget(sessionId: string | undefined): void {
    if (sessionId !== undefined) this.answers.delete(sessionId);
  }

  private accessOf({ holder, id, sessionId }: VerifiedToken): Promise<Access | null> {
    const known = this.answers.get(sessionId);
    if (known !== undefined) return known;
    const asked = this.services.query(new GetAccess(holder, id, sessionId), ownContext());
    this.answers.set(sessionId, asked);
    asked.catch(() => this.answers.delete(sessionId));
    return asked;
  }
}
