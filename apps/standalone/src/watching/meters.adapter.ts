import { getHeapStatistics } from 'node:v8';
import { ImportJobs } from '@crm/commands/imports';
import { SqliteEventStore } from '@crm/event-store/sqlite';
import { ChangeHub } from '@crm/gateway';
import { PasswordHasher } from '@crm/identity';
import { MAIL_STATES } from '@crm/contracts/notifications';
import { MailOutbox } from '@crm/notifications';
import type { Configuration, Health, Metrics } from '@crm/platform';
import type { ProjectionStatus } from '@crm/read-models';
import { ExportJobs } from '@crm/reporting';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { sizeOfDatabase } from './disk.adapter.js';
import type { Watched } from './readiness.service.js';

/** Gauges that are read when metrics are requested. */
export function measureStores(
  metrics: Metrics,
  { stores, disk, eventLoop }: Watched,
  { eventStoreUrl, readModelsUrl }: Configuration,
): void {
  const { eventStore } = stores;
  metrics.gauge('crm_log_position', 'Position of the last event of the log.', async () =>
    Number(await eventStore.tail()),
  );
  metrics.gauge('crm_log_size_bytes', 'The log on disk, with its write-ahead file.', () =>
    sizeOfDatabase(eventStoreUrl.path),
  );
  metrics.gauge('crm_views_size_bytes', 'All read models on disk.', () => sizeOfDatabase(readModelsUrl.path));
  if (eventStore instanceof SqliteEventStore) {
    metrics.gauge(
      'crm_log_queue_operations',
      'Writes that wait for the log or are being written.',
      () => eventStore.queue.operations,
    );
    metrics.gauge('crm_log_queue_events', 'Events in these writes.', () => eventStore.queue.events);
    metrics.gauge('crm_log_queue_bytes', 'Size of these writes.', () => eventStore.queue.bytes);
  }
  metrics.gauge(
    'crm_heap_limit_bytes',
    'The limit of the heap; beyond it the process ends.',
    () => getHeapStatistics().heap_size_limit,
  );
  metrics.gauge('crm_disk_free_bytes', 'Free space on the disk of DATA_DIR.', async () => (await disk()).free);
  metrics.gauge('crm_disk_size_bytes', 'Size of the disk of DATA_DIR.', async () => (await disk()).size);
  metrics.gauge(
    'crm_event_loop_delay_seconds',
    'How long work waits for its turn: 99th percentile of the last ten seconds.',
    () => eventLoop.delayMs / 1000,
  );
}

export function measureProjections(metrics: Metrics, { statuses }: Watched): void {
  const by = (name: string, help: string, value: (status: ProjectionStatus) => number): void =>
    metrics.gaugeBy(name, help, 'projection', async () =>
      (await statuses()).map((status) => [status.name, value(status)] as const),
    );
  by('crm_projection_running', '1 while a view follows the log, 0 once it has stopped.', ({ state }) =>
    state === 'stopped' ? 0 : 1,
  );
  by('crm_projection_lag_events', 'Events of the log that a view has not handled yet.', ({ lagEvents }) => lagEvents);
  by(
    'crm_projection_lag_seconds',
    'Age of the oldest event that a view has not handled yet.',
    ({ lagSeconds }) => lagSeconds,
  );
  by('crm_projection_parked_events', 'Events that a view could not handle and has parked.', ({ parked }) => parked);
  by('crm_projection_skipped_events', 'Events that a view could not handle and has skipped.', ({ skipped }) => skipped);
  by('crm_projection_position', 'Position up to which a view has handled the log.', ({ checkpoint }) =>
    Number(checkpoint),
  );
}

export function measureStoreCheck(metrics: Metrics, { storeCheck }: Watched): void {
  metrics.gauge('crm_store_check_running', '1 while log and keys are checked in the background.', () =>
    Number(storeCheck.progress !== undefined),
  );
  metrics.gauge(
    'crm_store_check_progress_ratio',
    'Part of the log that the running check has read; 1 when none runs and the last was completed.',
    () => storeCheck.progress ?? Number(storeCheck.last !== undefined),
  );
  metrics.gauge(
    'crm_store_check_completed_timestamp_seconds',
    'When the last check was completed; 0 before the first.',
    () => (storeCheck.last?.at.getTime() ?? 0) / 1000,
  );
  metrics.gauge(
    'crm_store_check_faults',
    'Faults of log and keys that the last completed check found.',
    () => (storeCheck.last?.keyFaults ?? 0) + (storeCheck.last?.logFaults.length ?? 0),
  );
}

export function measureApplication(metrics: Metrics, app: NestFastifyApplication, health: Health): void {
  const [hasher, hub, imports] = [app.get(PasswordHasher), app.get(ChangeHub), app.get(ImportJobs)];
  const exports = app.get(ExportJobs);
  metrics.gauge('crm_password_hash_queue', 'Passwords that wait to be hashed or compared.', () => hasher.queue);
  metrics.gauge('crm_change_followers', 'Clients that follow changes (server-sent events).', () => hub.followers);
  metrics.gauge('crm_imports_running', 'Imports that are being worked on.', () => imports.running);
  metrics.gauge('crm_exports_running', 'Exports that are being written.', () => exports.running);
  const outbox = app.get(MailOutbox);
  metrics.gaugeBy('crm_mails', 'Mails that wait, and what became of those of the last week.', 'state', () => {
    const counts = outbox.counts();
    return Promise.resolve(MAIL_STATES.map((state) => [state, counts.get(state) ?? 0] as const));
  });
  metrics.gauge(
    'crm_mail_oldest_waiting_seconds',
    'Age of the oldest mail that waits to be delivered. 0: none.',
    () => {
      const oldest = outbox.oldest();
      return oldest === undefined ? 0 : (Date.now() - Date.parse(oldest.queuedAt)) / 1000;
    },
  );
  metrics.gauge('crm_ready', '1 when /readyz answers 200.', async () => Number((await health.readiness()).ready));
  metrics.gaugeBy('crm_issues', 'Issues that /readyz lists, by code.', 'issue', async () => {
    const { issues } = await health.readiness();
    return [...Map.groupBy(issues, ({ code }) => code)].map(([code, found]) => [code, found.length] as const);
  });
}
