import type { AppendBegun, AppendEnded, Commit, LogObserver } from '@crm/event-store';
import { isDomainError } from '@crm/kernel';
import { SECONDS, type Metrics, type Tracing } from '@crm/platform';

/** A fault of the storage under the log, as opposed to a refusal that concerns one caller. */
export interface WriteTrouble {
  readonly code: string;
  readonly at: number;
}

/** Codes that mean that the storage is at fault, not the caller. */
const TROUBLES = new Set(['store.full', 'store.unavailable', 'store.unknown-outcome']);
const SYNC_SECONDS = [0.0005, ...SECONDS];
const BATCH_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048];

/** Metrics of the log, and whether its last write succeeded. */
export class LogWatch implements LogObserver {
  private trouble: WriteTrouble | undefined;
  private readonly appends;
  private readonly refusals;
  private readonly events;
  private readonly syncs;
  private readonly batches;

  constructor(
    metrics: Metrics,
    private readonly tracing?: Tracing,
  ) {
    this.appends = metrics.histogram(
      'crm_log_append_duration_seconds',
      'From the request for an append to its answer: waiting in the queue, writing, syncing.',
    );
    this.refusals = metrics.counter('crm_log_append_refusals_total', 'Appends that were refused or failed, by code.', [
      'code',
    ]);
    this.events = metrics.counter('crm_log_events_total', 'Events that this process has written.');
    this.syncs = metrics.histogram(
      'crm_log_sync_duration_seconds',
      'Committing one transaction of the log, which syncs it to the disk.',
      SYNC_SECONDS,
    );
    this.batches = metrics.histogram(
      'crm_log_batch_operations',
      'Writes that shared one transaction and its sync.',
      BATCH_SIZES,
    );
  }

  /** undefined when the last write succeeded, or there was none. */
  get lastTrouble(): WriteTrouble | undefined {
    return this.trouble;
  }

  appending({ categories, events }: AppendBegun): (ended: AppendEnded) => void {
    const began = performance.now();
    const span = this.tracing?.begin('append', {
      'crm.stream.categories': [...new Set(categories)],
      'crm.events': events,
    });
    return ({ position, error }) => {
      this.appends.observe((performance.now() - began) / 1000);
      const code = error === undefined ? undefined : isDomainError(error) ? error.code : 'aborted';
      const trouble = code !== undefined && TROUBLES.has(code);
      span?.end({
        fault: trouble,
        ...(code && { error: code }),
        ...(position && { attributes: { 'crm.position': position } }),
      });
      if (code === undefined) return;
      this.refusals.inc({ code });
      if (trouble) this.trouble = { code, at: Date.now() };
    };
  }

  committed({ operations, events, syncMs, failed }: Commit): void {
    this.syncs.observe(syncMs / 1000);
    this.batches.observe(operations);
    if (events > 0) this.events.inc(events);
    if (!failed) this.trouble = undefined;
  }
}
