import { readFileSync } from 'node:fs';
import type { CallObserver } from '@crm/messaging';
import { MailOutbox } from '@crm/notifications';
import {
  EventLoopWatch,
  measureRequests,
  Metrics,
  openTracing,
  serveMetrics,
  type Configuration,
  type Health,
  type Logger,
  type MetricsServer,
  type SecurityEvent,
  type Tracing,
} from '@crm/platform';
import type { BatchBegun } from '@crm/read-models';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Stores } from '../stores.composition.js';
import { CallWatch } from './call-watch.adapter.js';
import { diskSpaceAt } from './disk.adapter.js';
import { LogWatch } from './log-watch.adapter.js';
import { measureApplication, measureProjections, measureStoreCheck, measureStores } from './meters.adapter.js';
import { watchMails, watchReadiness, type Watched } from './readiness.service.js';
import { remembered } from './remembered.model.js';
import type { StoreCheck } from './store-check.process.js';

/** Probes and scrapes that arrive together are answered from one look. */
const REMEMBERED_MS = 1000;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** Everything that watches the running program: its metrics, traces and readiness. No part of the program depends on it. */
export class Watch {
  readonly metrics = new Metrics();
  readonly log: LogWatch;
  readonly calls: CallObserver;
  private readonly eventLoop = new EventLoopWatch();
  private readonly batches = this.metrics.histogram(
    'crm_projection_batch_duration_seconds',
    'From taking a batch of events to its rows being stored.',
    undefined,
    ['projection'],
  );
  private readonly folded = this.metrics.counter('crm_projection_events_total', 'Events that a view has handled.', [
    'projection',
  ]);
  private readonly securityEvents = this.metrics.counter(
    'crm_security_events_total',
    'Events of the security log: successful and failed log-ins, refused access, changed rights.',
    ['event'],
  );
  private server: MetricsServer | undefined;

  private constructor(
    private readonly configuration: Configuration,
    private readonly tracing: Tracing | undefined,
  ) {
    this.metrics.describeProcess(version);
    this.log = new LogWatch(this.metrics, tracing);
    this.calls = new CallWatch(this.metrics, tracing);
  }

  static async open(configuration: Configuration, logger: Logger): Promise<Watch> {
    return new Watch(configuration, await openTracing(configuration, version, logger));
  }

  readonly onSecurityEvent = (event: SecurityEvent): void => this.securityEvents.inc({ event });

  readonly onBatch = ({ name: projection, events }: BatchBegun): ((error?: unknown) => void) => {
    const began = performance.now();
    const span = this.tracing?.beginCausedBy(
      `project ${projection}`,
      { 'crm.projection': projection, 'crm.events': events.length },
      events.flatMap(({ meta }) => meta.traceparent ?? []),
    );
    return (error) => {
      span?.end(error === undefined ? {} : { error: 'failed', fault: true });
      if (error !== undefined) return;
      this.batches.observe({ projection }, (performance.now() - began) / 1000);
      this.folded.inc({ projection }, events.length);
    };
  };

  /** Must be called before the application adds its routes. */
  requests(server: Parameters<typeof measureRequests>[0]): void {
    // Nobody reads metrics without a port, so none are taken.
    if (this.configuration.metricsPort !== undefined) measureRequests(server, this.metrics);
    this.tracing?.traceRequests(server);
  }

  stores(stores: Stores, storeCheck: StoreCheck, health: Health): void {
    const watched: Watched = {
      stores,
      storeCheck,
      log: this.log,
      statuses: remembered(() => stores.projections.status(), REMEMBERED_MS),
      disk: remembered(() => diskSpaceAt(this.configuration.dataDir), REMEMBERED_MS),
      eventLoop: this.eventLoop,
    };
    watchReadiness(health, watched, this.configuration);
    measureStores(this.metrics, watched, this.configuration);
    measureProjections(this.metrics, watched);
    measureStoreCheck(this.metrics, watched);
  }

  application(app: NestFastifyApplication, health: Health): void {
    watchMails(health, app.get(MailOutbox));
    measureApplication(this.metrics, app, health);
  }

  /** Called when the program starts to serve. Throws the error of `listen` when the port of the metrics is taken. */
  async serve(logger: Logger): Promise<void> {
    this.eventLoop.begin();
    const { metricsHost: host, metricsPort: port } = this.configuration;
    if (port === undefined) return;
    this.server = await serveMetrics(this.metrics, { host, port });
    logger.info({ host, port: this.server.port }, 'Metrics are served.');
  }

  async close(): Promise<void> {
    this.eventLoop.close();
    await this.server?.close();
    await this.tracing?.close();
  }
}
