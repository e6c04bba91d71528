import { Unauthenticated } from '@crm/contracts/refusals';
import { Injectable } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { GetAccess, type Access } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { LRUCache } from 'lru-cache';
import { ownContext } from '../http-contract/call-contexts.service.js';

/** Whom a token names, and until when it may be presented (milliseconds since 1970). */
export interface VerifiedToken {
  readonly holder: 'user' | 'api-client';
  readonly id: string;
  readonly sessionId: string;
  readonly expiresAtMs: number;
}

/** How long an answer of identity holds. A right that is taken away works this much longer, at most. */
const FRESH_MS = 1000;
const REMEMBERED = 10_000;

/** What the holders of tokens may do now. Without identity nobody gets in: its outage is told as one (503). */
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

  /** Something was just changed about this session: ask again. */
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
