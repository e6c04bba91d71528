import { Unauthenticated } from '@crm/contracts/refusals';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { GetAccess, WatchAccess, type Access, type AccessChanges } from '@crm/contracts/identity';
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

interface Known {
  readonly holderId: string;
  readonly askedAt: number;
  readonly access: Promise<Access | null>;
}

/** How long an answer is used while changes are received: it is repeated now and then although nothing should have changed. */
const REMEMBERED_MS = 60_000;
/** How long an answer is used while changes cannot be received. A removed right works at most this much longer. */
const FRESH_MS = 1000;
/** Identity answers after this time at the latest, so silence is noticed soon. */
const WATCH_MS = 2000;
const SILENCE_MS = 1000;
const AFTER_FAILURE_MS = 1000;
const REMEMBERED = 10_000;

/**
 * What the holders of tokens may do now. Identity pushes changes, which drop what is cached here. While it cannot, each session is asked for
 * every second; when it is down, no token is accepted and the caller gets 503.
 */
@Injectable()
export class CurrentAccess implements OnModuleDestroy {
  private readonly answers = new LRUCache<string, Known>({ max: REMEMBERED, ttl: REMEMBERED_MS });
  private watching = false;
  private stopped = false;
  private readonly listeners: (() => void)[] = [];
  /** Changes are known to have been received until then (milliseconds, monotonic). */
  private watchedUntil = 0;

  constructor(private readonly services: ServiceClient) {}

  /** Throws Unauthenticated when the session has ended or its holder is not active. */
  async principalOf(token: VerifiedToken): Promise<Principal> {
    const { holder: type, id, sessionId } = token;
    const access = await this.accessOf(token);
    if (access === null) throw new Unauthenticated({});
    const { validUntil, ...rights } = access;
    if (validUntil !== undefined && Date.parse(validUntil) <= Date.now()) throw new Unauthenticated({});
    return { type, id, sessionId, ...rights };
  }

  /** Drops the cached answer after a change to this session. */
  forget(sessionId: string | undefined): void {
    if (sessionId !== undefined) this.answers.delete(sessionId);
  }

  /** Calls `listener` whenever the access of somebody may have changed. */
  onChange(listener: () => void): void {
    this.listeners.push(listener);
  }

  onModuleDestroy(): void {
    this.stopped = true;
  }

  private accessOf({ holder, id, sessionId }: VerifiedToken): Promise<Access | null> {
    if (!this.watching) void this.watch();
    const now = performance.now();
    const known = this.answers.get(sessionId);
    if (known !== undefined && (now < this.watchedUntil || now < known.askedAt + FRESH_MS)) return known.access;
    const access = this.services.query(new GetAccess(holder, id, sessionId), ownContext());
    this.answers.set(sessionId, { holderId: id, askedAt: now, access });
    access.catch(() => this.answers.delete(sessionId));
    return access;
  }

  private async watch(): Promise<void> {
    this.watching = true;
    let after: string | undefined;
    while (!this.stopped) {
      try {
        const changes = await this.services.query(new WatchAccess(after, WATCH_MS), ownContext());
        after = changes.next;
        this.drop(changes);
        this.watchedUntil = performance.now() + WATCH_MS + SILENCE_MS;
      } catch {
        // Identity's own log says why. Continuing from the same position loses no change.
        await new Promise((resolve) => setTimeout(resolve, AFTER_FAILURE_MS).unref());
      }
    }
  }

  private drop({ sessionIds, holderIds, everyone }: AccessChanges): void {
    if (everyone) this.answers.clear();
    for (const sessionId of sessionIds) this.answers.delete(sessionId);
    if (holderIds.length > 0) this.dropSessionsOf(new Set(holderIds));
    if (everyone || sessionIds.length + holderIds.length > 0) this.listeners.forEach((listener) => listener());
  }

  private dropSessionsOf(holders: ReadonlySet<string>): void {
    for (const [sessionId, { holderId }] of [...this.answers.entries()])
      if (holders.has(holderId)) this.answers.delete(sessionId);
  }
}
