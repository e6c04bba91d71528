import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Principal } from '@crm/contracts';
import { RecordUsage, type CallerCalls } from '@crm/contracts/audit';
import { ServiceClient } from '@crm/messaging';
import { ownContext } from '../http-contract/call-contexts.service.js';

/** How often counts are written to the log. A crash loses at most the counts of this time. */
const TELL_MS = 15 * 60_000;
/** Principals counted separately between two writes to the log. */
const MAX_CALLERS = 5_000;

/** Counts calls in memory, which costs a request next to nothing, and writes the counts to the log a few times an hour. */
@Injectable()
export class UsageCounter implements OnApplicationShutdown {
  private callers = new Map<string, { readonly type: CallerCalls['type']; readonly id: string; calls: number }>();
  private others = 0;
  private since = new Date();
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> = Promise.resolve();

  constructor(private readonly services: ServiceClient) {}

  count({ type, id }: Principal): void {
    if (type !== 'user' && type !== 'api-client') return;
    const now = new Date();
    if (this.timer === undefined) {
      this.since = now;
      this.timer = setTimeout(() => this.tell(), TELL_MS).unref();
    } else if (now.getUTCDate() !== this.since.getUTCDate()) {
      this.tell();
      this.count({ type, id, roles: [], teamIds: [] });
      return;
    }
    const known = this.callers.get(id);
    if (known !== undefined) known.calls += 1;
    else if (this.callers.size < MAX_CALLERS) this.callers.set(id, { type, id, calls: 1 });
    else this.others += 1;
  }

  async onApplicationShutdown(): Promise<void> {
    this.tell();
    await this.telling;
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.callers.size === 0) return;
    const { callers, others, since } = this;
    this.callers = new Map();
    this.others = 0;
    // The counts belong to one day, so the period ends with that day at the latest, whatever the clock says now.
    const endOfDay = Date.UTC(since.getUTCFullYear(), since.getUTCMonth(), since.getUTCDate() + 1) - 1;
    const until = new Date(Math.max(since.getTime(), Math.min(Date.now(), endOfDay)));
    const usage = {
      since: since.toISOString(),
      until: until.toISOString(),
      callers: [...callers.values()],
      others,
    };
    this.telling = this.telling
      .then(() => this.services.command(new RecordUsage(usage), ownContext()))
      .then(
        () => undefined,
        () => undefined,
      );
  }
}
