import { EventEmitter, once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { OnModuleDestroy } from '@nestjs/common';
import type { AccessChanges as Changes } from '@crm/contracts/identity';
import type { EventStore } from '@crm/event-store';
import { ReadModelsUnavailable } from '@crm/read-models';
import type { Memberships } from './memberships.service.js';
import { RecentChanges, type AccessChange } from './recent-changes.model.js';

/** Streams are named by category and UUID. */
const ID_LENGTH = 36;
const WHOSE: Readonly<Record<string, AccessChange['of']>> = {
  'user-': 'holder',
  'api-client-': 'holder',
  'session-': 'session',
  'team-': 'team',
};
/** How long the members of teams may lag behind the log before callers are refused. */
const INDEX_PATIENCE_MS = 1_000;
const AFTER_FAILURE_MS = 1_000;

/**
 * Follows the log from the first question on and keeps the latest changes of access in memory. A change of a team counts once the index of
 * members has it, so that a later `GetAccess` returns the new teams. While the index lags, questions are refused.
 */
export class AccessChanges implements OnModuleDestroy {
  private readonly stopping = new AbortController();
  private readonly news = new EventEmitter().setMaxListeners(0);
  private following: Promise<void> | undefined;
  private recent: RecentChanges | undefined;

  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'tail'>,
    private readonly members: Pick<Memberships, 'haveReached'>,
  ) {}

  /** Throws ReadModelsUnavailable while changes cannot be followed. */
  async since(after: string | undefined, waitMs: number): Promise<Changes> {
    this.following ??= this.follow();
    const patience = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(waitMs)]);
    while (!patience.aborted && (this.recent === undefined || this.recent.last === after))
      await once(this.news, 'change', { signal: patience }).catch(() => undefined);
    if (this.recent === undefined) throw new ReadModelsUnavailable({ reason: 'changes of access are not followed' });
    return this.recent.since(after);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.following;
  }

  private async follow(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.followFrom(signal).catch(() => undefined);
      this.recent = undefined;
      await pause(AFTER_FAILURE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async followFrom(signal: AbortSignal): Promise<void> {
    const after = await this.store.tail();
    await this.indexReaches(after, signal);
    this.beginAt(after);
    const filter = { streamPrefixes: Object.keys(WHOSE) };
    for await (const item of this.store.subscribe({ after, filter }, signal)) {
      if (item.kind !== 'event') continue;
      const { stream, position } = item.event;
      const of = WHOSE[stream.slice(0, -ID_LENGTH)];
      if (of === undefined) continue;
      if (of === 'team' && !(await this.members.haveReached(position, INDEX_PATIENCE_MS))) {
        this.recent = undefined;
        await this.indexReaches(position, signal);
      }
      this.recent ??= new RecentChanges(position);
      this.recent.add({ position, of, id: stream.slice(-ID_LENGTH) });
      this.news.emit('change');
    }
  }

  private beginAt(position: string): void {
    this.recent = new RecentChanges(position);
    this.news.emit('change');
  }

  private async indexReaches(position: string, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && !(await this.members.haveReached(position, INDEX_PATIENCE_MS)))
      await pause(AFTER_FAILURE_MS, undefined, { signal, ref: false });
  }
}
