import type { FastifyInstance } from 'fastify';

/** Attributes of a span: counts, categories and stable codes. Never an id of a person or record, never anything personal. */
export type SpanAttributes = Readonly<Record<string, string | number | readonly string[]>>;

export interface SpanEnd {
  /** Stable code of what went wrong. */
  readonly error?: string;
  /** It is our fault, or that of something we depend on. */
  readonly fault?: boolean;
  readonly attributes?: SpanAttributes;
}

/** Shows where one request went: services, log and views. */
export interface Tracing {
  /** A span for every request. Call it before routes are added. */
  traceRequests(server: FastifyInstance): void;
  /**
   * A span under the active one, or else under `traceparent`. Returns its own W3C trace context and how to end it; `within` runs work in
   * it, so that the spans of that work become its children.
   */
  begin(name: string, attributes: SpanAttributes, traceparent?: string): RunningSpan;
  /** A span of its own trace, with links to those that caused it; undefined when none of those is sampled. */
  beginCausedBy(name: string, attributes: SpanAttributes, traceparents: readonly string[]): RunningSpan | undefined;
  /** Sends pending spans, for a few seconds at most. */
  close(): Promise<void>;
}

export interface RunningSpan {
  readonly traceparent: string;
  within<Result>(work: () => Result): Result;
  end(end?: SpanEnd): void;
}

export interface TracingSettings {
  /** Base URL of a collector that takes OTLP over HTTP. undefined: nothing is traced. */
  readonly tracesEndpoint: string | undefined;
  readonly tracesHeaders: Readonly<Record<string, string>> | undefined;
  /** 0 to 1. */
  readonly tracesRatio: number;
  readonly tracesService: string;
}
