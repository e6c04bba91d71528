import { newId } from '@crm/kernel';
import type { IncomingHttpHeaders } from 'node:http';

/** The ids of one request: in its answer, in the log, in the metadata of events. */
export interface Exchange {
  /** UUID, new for each request and never the caller's. */
  readonly id: string;
  /** 32 hex digits: the caller's W3C trace, or a new one. */
  readonly traceId: string;
  /** W3C trace context to pass on. */
  readonly traceparent: string;
  /** The caller's X-Request-Id, or a new UUID. */
  readonly requestId: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    exchange: Exchange;
  }
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})$/;
const REQUEST_ID = /^[\w.:@/+=-]{1,128}$/;

/** Malformed values are replaced, not refused: they come from proxies that the caller does not control. */
export function exchangeOf(headers: IncomingHttpHeaders): Exchange {
  const [, incoming, flags] = TRACEPARENT.exec(String(headers['traceparent'])) ?? [];
  const id = newId();
  const fresh = id.replaceAll('-', '');
  const traceId = incoming ?? fresh;
  const given = headers['x-request-id'];
  return {
    id,
    traceId,
    // The second half of a new id is random: enough to tell spans of one trace apart.
    traceparent: `00-${traceId}-${fresh.slice(16)}-${flags ?? '01'}`,
    requestId: typeof given === 'string' && REQUEST_ID.test(given) ? given : id,
  };
}
