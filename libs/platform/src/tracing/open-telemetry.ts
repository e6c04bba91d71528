import { setTimeout as pause } from 'node:timers/promises';
import {
  diag,
  DiagLogLevel,
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Attributes,
  type Context,
  type Link,
  type Span,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  BatchSpanProcessor,
  ParentBasedSampler,
  SamplingDecision,
  TraceIdRatioBasedSampler,
  TracerProvider,
  type Sampler,
} from '@opentelemetry/sdk-trace';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from '../logging/logger.js';
import { routeOf } from '../metrics/http-metrics.js';
import type { RunningSpan, SpanEnd, SpanAttributes, Tracing, TracingSettings } from './tracing.port.js';

const SEND_EVERY_MS = 1000;
/** A collector that does not answer must not hold up a stopping program. */
const FLUSH_MS = 4000;
const EXPORT_MS = 3000;
/** Maximum number of links from a span to the traces of the events of its batch. */
const MAX_LINKS = 32;
const COMPLAIN_EVERY_MS = 60_000;

interface Options extends TracingSettings {
  readonly endpoint: string;
  readonly version: string;
}

export function startOpenTelemetry(options: Options, logger: Logger): Tracing {
  complainTo(logger);
  const { endpoint, tracesHeaders, tracesRatio, tracesService, version } = options;
  const exporter = new OTLPTraceExporter({
    url: `${endpoint}/v1/traces`,
    timeoutMillis: EXPORT_MS,
    ...(tracesHeaders && { headers: { ...tracesHeaders } }),
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': tracesService, 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new CausedOrChosen(tracesRatio) }),
    spanProcessors: [
      new BatchSpanProcessor({ exporter, scheduledDelayMillis: SEND_EVERY_MS, exportTimeoutMillis: EXPORT_MS }),
    ],
  });
  return new OpenTelemetryTracing(provider);
}

/** Traces everything that was caused by something traced, and a sample of the traces that start here. */
class CausedOrChosen implements Sampler {
  private readonly chosen: Sampler;

  constructor(ratio: number) {
    this.chosen = new TraceIdRatioBasedSampler(ratio);
  }

  shouldSample(...asked: Parameters<Sampler['shouldSample']>): ReturnType<Sampler['shouldSample']> {
    const [, , , , , links] = asked;
    return links.length > 0 ? { decision: SamplingDecision.RECORD_AND_SAMPLED } : this.chosen.shouldSample(...asked);
  }

  toString(): string {
    return 'CausedOrChosen';
  }
}

class OpenTelemetryTracing implements Tracing {
  private readonly contexts = new AsyncLocalStorageContextManager().enable();
  private readonly tracer: Tracer;

  constructor(private readonly provider: TracerProvider) {
    this.tracer = provider.getTracer('throughline');
  }

  traceRequests(server: FastifyInstance): void {
    const spans = new WeakMap<FastifyRequest, Running>();
    server.addHook('onRequest', (request, reply, done) => {
      const { method } = request;
      const span = this.tracer.startSpan(
        `${method} ${routeOf(request)}`,
        { kind: SpanKind.SERVER, attributes: { 'http.request.method': method, 'http.route': routeOf(request) } },
        remote(String(request.headers['traceparent'] ?? '')),
      );
      const running = this.running(span, ROOT_CONTEXT);
      spans.set(request, running);
      request.exchange = { ...request.exchange, traceId: span.spanContext().traceId, traceparent: running.traceparent };
      reply.header('traceparent', running.traceparent);
      running.within(done);
    });
    // Again, because reading the body leaves the context of the hooks before it.
    server.addHook('preHandler', (request, _reply, done) => {
      const span = spans.get(request);
      if (span === undefined) done();
      else span.within(done);
    });
    server.addHook('onResponse', (request, reply, done) => {
      const { statusCode } = reply;
      const fault = statusCode >= 500;
      const error = request.problemCode ?? (fault ? String(statusCode) : undefined);
      spans
        .get(request)
        ?.end({ fault, attributes: { 'http.response.status_code': statusCode }, ...(error && { error }) });
      done();
    });
  }

  begin(name: string, attributes: SpanAttributes, traceparent?: string): Running {
    const active = this.contexts.active();
    const parent = trace.getSpan(active) === undefined ? remote(traceparent ?? '') : active;
    return this.running(this.tracer.startSpan(name, { attributes: attributesOf(attributes) }, parent), parent);
  }

  beginCausedBy(name: string, attributes: SpanAttributes, traceparents: readonly string[]): Running | undefined {
    const links = linksOf(traceparents);
    if (links.length === 0) return undefined;
    const span = this.tracer.startSpan(
      name,
      { kind: SpanKind.CONSUMER, attributes: attributesOf(attributes), links, root: true },
      ROOT_CONTEXT,
    );
    return this.running(span, ROOT_CONTEXT);
  }

  async close(): Promise<void> {
    await Promise.race([this.provider.shutdown().catch(() => undefined), pause(FLUSH_MS, undefined, { ref: false })]);
  }

  private running(span: Span, parent: Context): Running {
    return new Running(span, this.contexts, trace.setSpan(parent, span));
  }
}

class Running implements RunningSpan {
  readonly traceparent: string;

  constructor(
    private readonly span: Span,
    private readonly contexts: AsyncLocalStorageContextManager,
    private readonly context: Context,
  ) {
    const { traceId, spanId, traceFlags } = span.spanContext();
    this.traceparent = `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')}`;
  }

  within<Result>(work: () => Result): Result {
    return this.contexts.with(this.context, work);
  }

  end({ error, fault = false, attributes = {} }: SpanEnd = {}): void {
    this.span.setAttributes(attributesOf(attributes));
    if (error !== undefined) this.span.setAttribute('error.type', error);
    // A refusal is not an error of this program.
    if (fault) this.span.setStatus({ code: SpanStatusCode.ERROR });
    this.span.end();
  }
}

const attributesOf = (attributes: SpanAttributes): Attributes =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, fact]) => [name, typeof fact === 'object' ? [...fact] : fact]),
  );

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

function spanContextOf(traceparent: string): SpanContext | undefined {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  const context = { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16), isRemote: true };
  return isSpanContextValid(context) ? context : undefined;
}

/** The context of the caller's span, or the root context. */
function remote(traceparent: string): Context {
  const context = spanContextOf(traceparent);
  return context === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, context);
}

const linksOf = (traceparents: readonly string[]): Link[] =>
  [...new Set(traceparents)]
    .map(spanContextOf)
    .filter((context) => context !== undefined)
    .filter(({ traceFlags }) => (traceFlags & TraceFlags.SAMPLED) !== 0)
    .slice(0, MAX_LINKS)
    .map((context) => ({ context }));

/** Logs once a minute that the collector is unreachable, without its messages. */
function complainTo(logger: Logger): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  const complain = (): void => {
    if (performance.now() - lastMs < COMPLAIN_EVERY_MS) return;
    lastMs = performance.now();
    logger.warn({ component: 'tracing' }, 'Traces could not be delivered; some are lost.');
  };
  const nothing = (): void => undefined;
  diag.setLogger(
    { error: complain, warn: complain, info: nothing, debug: nothing, verbose: nothing },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}
