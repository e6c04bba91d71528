import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { ReadChanges, type ChangesPage, TooManyStreams } from '@crm/contracts/feeds';
import { ServiceClient } from '@crm/messaging';
import { CurrentAccess } from '../auth/current-access.service.js';
import { ownContext } from '../http-contract/call-contexts.service.js';
import { holderOf } from '../auth/tickets.service.js';
import { ChangeFrames } from './change-frames.http.js';
import type { ChangeStream } from './change-stream.http.js';

const STREAMS_PER_PRINCIPAL = 20;
/** Most events of the log that a client may be behind. Beyond that it must reload. */
const MAX_GAP = 10_000;
const POLL_MS = 20_000;
const HEARTBEAT_MS = 10_000;
/** Changes of access are pushed, and the streams rechecked then. Without the push, access is up to three seconds old: five in all. */
const RECHECK_MS = 1_500;
const RECHECKED_AT_ONCE = 50;
const AFTER_FAILURE_MS = 1_000;
/** Pause after an empty page, because a service that is stopping answers at once. */
const AFTER_NOTHING_MS = 10;

/** Reads changes once for all followers, and sends each follower what they may see. */
@Injectable()
export class ChangeHub implements OnModuleDestroy {
  /** All streams, including those that are still catching up. */
  private readonly streams = new Set<ChangeStream>();
  private readonly live = new Set<ChangeStream>();
  private position = '';
  private polling = false;
  private stopped = false;
  private rechecking = false;
  private isRecheckDue = false;
  private timers: readonly NodeJS.Timeout[] = [];

  constructor(
    private readonly services: ServiceClient,
    private readonly access: CurrentAccess,
  ) {
    access.onChange(() => void this.recheck());
  }

  /** The number of open streams. */
  get followers(): number {
    return this.streams.size;
  }

  /** Throws TooManyStreams. */
  register(stream: ChangeStream): void {
    const mine = [...this.streams].filter(({ principal }) => isSame(principal, stream.principal));
    if (mine.length >= STREAMS_PER_PRINCIPAL) throw new TooManyStreams({ limit: STREAMS_PER_PRINCIPAL });
    this.streams.add(stream);
    if (this.timers.length === 0)
      this.timers = [
        setInterval(() => this.streams.forEach((each) => each.position !== '' && each.beat()), HEARTBEAT_MS).unref(),
        setInterval(() => void this.recheck(), RECHECK_MS).unref(),
      ];
  }

  leave(stream: ChangeStream): void {
    this.streams.delete(stream);
    this.live.delete(stream);
    if (this.streams.size > 0) return;
    this.timers.forEach((timer) => clearInterval(timer));
    this.timers = [];
  }

  /**
   * Returns the first page after a position, or the end of the log if none is given. Throws InvalidInput for a position that was never
   * issued.
   */
  async begin(after: string | undefined): Promise<ChangesPage> {
    return this.services.query(new ReadChanges(after, 0, MAX_GAP), ownContext());
  }

  /** Sends missed changes, then new ones. `stream` is open at its position. */
  async follow(stream: ChangeStream, first: ChangesPage): Promise<void> {
    if (first.tooFar) stream.reset('too-far-behind');
    else stream.send(new ChangeFrames(first.items), first);
    while (this.polling && stream.position < this.position && !stream.closed) {
      await stream.drained();
      const page = await this.services.query(new ReadChanges(stream.position), ownContext());
      stream.send(new ChangeFrames(page.items), page);
    }
    if (stream.closed || this.stopped) return stream.end();
    this.live.add(stream);
    if (this.polling) return;
    this.position = stream.position;
    void this.poll();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    for (const stream of this.streams) stream.end();
  }

  private async poll(): Promise<void> {
    this.polling = true;
    while (this.live.size > 0 && !this.stopped) {
      try {
        const page = await this.services.query(new ReadChanges(this.position, POLL_MS), ownContext());
        this.position = page.next;
        const frames = new ChangeFrames(page.items);
        for (const stream of this.live) stream.send(frames, page);
        if (page.items.length === 0) await pause(AFTER_NOTHING_MS);
      } catch {
        // The service that keeps the views is unavailable; its own log says why. The followers wait.
        await pause(AFTER_FAILURE_MS);
      }
    }
    this.polling = false;
  }

  /** Ends the streams of ended sessions, and applies current rights to the others. */
  private async recheck(): Promise<void> {
    this.isRecheckDue = true;
    if (this.rechecking) return;
    this.rechecking = true;
    while (this.isRecheckDue) {
      this.isRecheckDue = false;
      const bySession = [...Map.groupBy(this.streams, ({ principal }) => principal.sessionId ?? '').values()];
      for (let at = 0; at < bySession.length; at += RECHECKED_AT_ONCE)
        await Promise.all(bySession.slice(at, at + RECHECKED_AT_ONCE).map((streams) => this.recheckSession(streams)));
    }
    this.rechecking = false;
  }

  private async recheckSession(streams: readonly ChangeStream[]): Promise<void> {
    const [{ principal } = { principal: undefined }] = streams;
    if (principal === undefined) return;
    try {
      const now = await this.access.principalOf({ ...holderOf(principal), expiresAtMs: Number.POSITIVE_INFINITY });
      for (const stream of streams) adapt(stream, now);
    } catch {
      // The session has ended or cannot be checked: either way nothing more is sent.
      for (const stream of streams) stream.end();
    }
  }
}

const isSame = (one: Principal, other: Principal): boolean => one.type === other.type && one.id === other.id;

function adapt(stream: ChangeStream, now: Principal): void {
  const before = stream.principal;
  stream.principal = now;
  if (rightsOf(before) !== rightsOf(now) && stream.position !== '') stream.reset('rights-changed');
}

const rightsOf = ({ roles, teamIds, colleagueIds, scopes }: Principal): string =>
  JSON.stringify([roles, teamIds, colleagueIds, scopes]);
