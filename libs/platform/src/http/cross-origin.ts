import type { FastifyInstance, FastifyRequest } from 'fastify';
import cors, { type FastifyCorsOptions } from '@fastify/cors';

const ALLOWED_HEADERS = [
  'Accept',
  'Authorization',
  'Consistency-Token',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Prefer',
  'X-Request-Id',
  'traceparent',
];
/** Headers that scripts of another origin may read, beyond the few that browsers always show. */
const EXPOSED_HEADERS = [
  'Allow',
  'Consistency-Token',
  'Content-Disposition',
  'ETag',
  'Idempotency-Replayed',
  'Location',
  'Preference-Applied',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Upsert-Result',
  'WWW-Authenticate',
  'X-Request-Id',
  'traceparent',
];
/** How long a browser may cache the answer to its preflight, in seconds. */
const PREFLIGHT_SECONDS = 600;

/**
 * Lets browser applications of exactly these origins call the API. Other origins get no CORS header at all, and without configured origins
 * none does. Credentials are off: tokens travel in a header, so there is no cookie that a foreign page could use.
 */
export async function allowOrigins(server: FastifyInstance, origins: readonly string[]): Promise<void> {
  if (origins.length === 0) return;
  const allowed = new Set(origins);
  const options = {
    origin: (origin: string | undefined, done: (error: null, allowed: string | false) => void) =>
      done(null, origin !== undefined && allowed.has(origin) ? origin : false),
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    credentials: false,
    maxAge: PREFLIGHT_SECONDS,
    strictPreflight: false,
  };
  await server.register(cors, {
    delegator: ({ method, url }: FastifyRequest, done: (error: null, options: FastifyCorsOptions) => void) =>
      done(null, method === 'OPTIONS' ? { ...options, methods: server.crmRoutes.methodsOf(url) } : options),
  });
}
