import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.js';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** The label of paths without a route. The paths themselves can be anything. */
const UNMATCHED = 'unmatched';

/** Rate, errors and duration of every route, by its template. Call it before routes are added. */
export function measureRequests(server: FastifyInstance, metrics: Metrics): void {
  const requests = metrics.counter(
    'crm_http_requests_total',
    'Answered requests. status_class is 2xx to 5xx, or aborted if the client went away first.',
    ['method', 'route', 'status_class'],
  );
  const durations = metrics.histogram(
    'crm_http_request_duration_seconds',
    'From the head of a request to the end of its answer, without requests that wait for something to happen.',
    undefined,
    ['method', 'route'],
  );
  const refusals = metrics.counter('crm_http_refusals_total', 'Problems that were returned, by their stable code.', [
    'code',
  ]);
  const replays = metrics.counter(
    'crm_idempotency_replays_total',
    'Answers replayed for a request that was executed before, under the same Idempotency-Key.',
  );
  const running = new Set<FastifyRequest>();
  metrics.gauge(
    'crm_http_requests_in_flight',
    'Requests that are being answered, including event streams.',
    () => running.size,
  );
  server.addHook('onRequest', (request, _reply, done) => {
    running.add(request);
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    // A request that an earlier hook answered was never added.
    running.delete(request);
    const method = METHODS.has(request.method) ? request.method : 'other';
    const route = routeOf(request);
    requests.inc({ method, route, status_class: statusClassOf(reply) });
    if (request.routeOptions.config.waits !== true) durations.observe({ method, route }, reply.elapsedTime / 1000);
    if (request.problemCode !== undefined) refusals.inc({ code: request.problemCode });
    if (reply.hasHeader('idempotency-replayed')) replays.inc();
    done();
  });
}

/** The template of the route: `/api/v1/customers/:id`. */
export const routeOf = ({ is404, routeOptions }: FastifyRequest): string =>
  is404 ? UNMATCHED : (routeOptions.url ?? UNMATCHED);

const statusClassOf = (reply: FastifyReply): string =>
  reply.raw.writableFinished ? `${Math.trunc(reply.raw.statusCode / 100)}xx` : 'aborted';
