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
/** How long the index of members may lag behind the log before questions are refused. */
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
  /** Every change up to this position is in `recent`. */
  private reached = '';

  /** `onFault` gets the reason of each interruption, once. */
  constructor(
    private readonly store: Pick<EventStore, 'subscribe' | 'tail'>,
    private readonly members: Pick<Memberships, 'haveReached'>,
    private readonly onFault: (reason: string) => void,
  ) {}

  /** Throws ReadModelsUnavailable while changes cannot be followed. */
  async since(after: string | undefined, waitMs: number): Promise<Changes> {
    this.following ??= this.follow(this.stopping.signal);
    const tail = await this.store.tail();
    const patience = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(waitMs)]);
    while (!patience.aborted && (this.recent === undefined || this.recent.last === after))
      await once(this.news, 'change', { signal: patience }).catch(() => undefined);
    const isSilent = this.recent?.last === after && this.reached < tail;
    if (this.stopping.signal.aborted || this.recent === undefined || isSilent)
      throw new ReadModelsUnavailable({ reason: 'changes of access are not followed' });
    return this.recent.since(after);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.following;
  }

  private async follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.followFromNow(signal).catch((error: Error) => this.interrupted(error.message, signal));
      await pause(AFTER_FAILURE_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async followFromNow(signal: AbortSignal): Promise<void> {
    const after = await this.store.tail();
    await this.indexReaches(after, signal);
    this.beginAt(after);
    const filter = { streamPrefixes: Object.keys(WHOSE) };
    for await (const item of this.store.subscribe({ after, filter }, signal)) {
      if (item.kind === 'event') await this.changed(item.event.stream, item.event.position, signal);
      this.reached = item.kind === 'event' ? item.event.position : item.position;
    }
  }

  private async changed(stream: string, position: string, signal: AbortSignal): Promise<void> {
    const of = WHOSE[stream.slice(0, -ID_LENGTH)];
    if (of === undefined) return;
    if (of === 'team') await this.indexReaches(position, signal);
    if (this.recent === undefined) return this.beginAt(position);
    this.recent.add({ position, of, id: stream.slice(-ID_LENGTH) });
    this.news.emit('change');
  }

  private beginAt(position: string): void {
    this.recent = new RecentChanges(position);
    this.reached = position;
    this.news.emit('change');
  }

  private async indexReaches(position: string, signal: AbortSignal): Promise<void> {
    while (!(await this.members.haveReached(position, INDEX_PATIENCE_MS, signal))) {
      this.interrupted('the index of the members of teams lags behind the log', signal);
      await pause(AFTER_FAILURE_MS, undefined, { signal, ref: false });
    }
  }

  private interrupted(reason: string, signal: AbortSignal): void {
    if (this.recent !== undefined && !signal.aborted) this.onFault(reason);
    this.recent = undefined;
  }
}
