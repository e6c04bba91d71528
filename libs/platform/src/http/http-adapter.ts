import type { Socket } from 'node:net';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { Health } from '../lifecycle/health.js';
import { Admission } from '../limits/admission.js';
import type { Logger } from '../logging/logger.js';
import { routeOf } from '../metrics/http-metrics.js';
import { PROBLEM_TYPE, problemOf, RequestRefused, underPath } from '../problems/problem.js';
import { allowOrigins } from './cross-origin.js';
import { dropRest, limitBodyTime, type BodyTime } from './body-time.js';
import { exchangeOf } from './exchange.js';
import { parseFormBody } from './form-body.js';
import { parseJsonBody } from './json-body.js';
import { trustIn } from './network-address.js';
import { publicPathOf, withoutPublicPath } from './public-path.js';
import { Routes } from './routes.js';
import { securityHeaders } from './security-headers.js';

const KIB = 1024;
const BODY_BYTES = KIB * KIB;
const HEADER_BYTES = 16 * KIB;
const URL_BYTES = 8 * KIB;
const SILENT_SOCKET_MS = 120_000;
const BODY_TIMES: BodyTimes = {
  plain: { silentMs: 10_000, wholeMs: 30_000 },
  streamed: { silentMs: 30_000, wholeMs: 3_600_000 },
};
/** Slower answers are logged at level info. */
const SLOW_MS = 1000;
/** Answered at once, whatever the load. */
const PROBES = new Set(['/livez', '/readyz', '/startupz']);

declare module 'fastify' {
  interface FastifyInstance {
    /** The path of PUBLIC_URL, under which people reach this server: `/crm`, or nothing. Every path that an answer names begins with it. */
    publicPath: string;
    /** Registered paths and methods, for 405. */
    crmRoutes: Routes;
  }
  interface FastifyContextConfig {
    /** Media types of the body that this route takes as a stream, instead of JSON. */
    consumes?: readonly string[];
    /** The route also takes its body as an HTML form, as RFC 6749 requires, besides JSON. */
    acceptsForm?: boolean;
    /** The request takes long because it waits for an event or for its caller: it does not count among the requests at work. */
    waits?: boolean;
  }
  interface FastifyRequest {
    /** Code of the problem that was returned, if any. */
    problemCode?: string;
  }
}

/** Media types that a route can take as a stream. */
const STREAMED_TYPES = ['text/csv', 'text/vcard', 'text/x-vcard'];

export interface BodyTimes {
  /** Bodies that are read as a whole before the request is handled. */
  readonly plain: BodyTime;
  readonly streamed: BodyTime;
}

/** What the HTTP server must know about its environment. */
export interface Surroundings {
  /** Addresses and networks of proxies whose X-Forwarded-For is trusted. */
  readonly trustProxy?: readonly string[];
  /** Origins whose browser applications may call the API. */
  readonly corsOrigins?: readonly string[];
  /** Requests processed at once. 0: any number. */
  readonly requestsAtWork?: number;
  /** How long bodies may take. */
  readonly bodyTimes?: BodyTimes;
  /** Where people reach the server; its path is put before every path that an answer names. */
  readonly publicUrl?: string | undefined;
}

/**
 * Fastify with the limits of the API: sizes, media types, strict JSON, security headers, ids of the exchange, and problem+json answers even
 * where no handler is reached.
 */
export async function createHttpAdapter(
  health: Health,
  logger: Logger,
  { trustProxy = [], corsOrigins = [], requestsAtWork = 0, bodyTimes = BODY_TIMES, publicUrl }: Surroundings = {},
): Promise<FastifyAdapter> {
  const begin = beginner(await securityHeaders());
  const publicPath = publicPathOf(publicUrl);
  const adapter = new FastifyAdapter({
    skipMiddie: true,
    trustProxy: trustProxy.length === 0 ? false : trustIn(trustProxy),
    bodyLimit: BODY_BYTES,
    // Room for a URL and headers at their limits, so that the refusal can say which of them is too long.
    http: { maxHeaderSize: HEADER_BYTES + 2 * URL_BYTES },
    keepAliveTimeout: 61_000,
    connectionTimeout: SILENT_SOCKET_MS,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    routerOptions: { maxParamLength: 500 },
    rewriteUrl: ({ url = '/' }) => withoutPublicPath(url, publicPath),
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket, publicPath),
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      begin(request, reply); // no hook has run
      sendProblem(reply, error);
    },
  });
  const server = adapter.getInstance();
  server.decorate('publicPath', publicPath);
  server.server.headersTimeout = 65_000;
  addHooks(server, begin, health, logger);
  limitBodies(server, bodyTimes);
  if (requestsAtWork > 0) admit(server, new Admission(requestsAtWork));
  acceptBodies(adapter);
  await allowOrigins(server, corsOrigins);
  server.addHook('onRequest', answerUnrouted);
  return adapter;
}

function addHooks(server: FastifyInstance, begin: Begin, health: Health, logger: Logger): void {
  const routes = new Routes();
  server.decorate('crmRoutes', routes);
  server.addHook('onRoute', ({ method, url }: RouteOptions) => {
    // The preflight route matches every path, so it does not show which paths exist.
    if (url !== '*') [method].flat().forEach((each) => routes.add(each, url));
  });
  server.addHook('onRequest', (request, reply, done) => {
    begin(request, reply);
    done(oversized(request.raw));
  });
  // While the program stops, each answer is the last one on its connection: the next request goes to another instance.
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (health.stopping) reply.header('connection', 'close');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => done(logExchange(logger, request, reply)));
}

function limitBodies(server: FastifyInstance, bodyTimes: BodyTimes): void {
  server.addHook('preParsing', (request, reply, payload, done) => {
    const limits = request.routeOptions.config.consumes === undefined ? bodyTimes.plain : bodyTimes.streamed;
    if (hasBody(request)) limitBodyTime(request.raw, limits, () => refuseSlow(reply));
    done(null, payload);
  });
  server.addHook('onResponse', (request, _reply, done) => {
    if (hasBody(request)) dropRest(request.raw);
    done();
  });
}

/** What no route answers: OPTIONS, and paths and methods that do not exist. Whatever the body holds, it is not read. */
function answerUnrouted(request: FastifyRequest, reply: FastifyReply, done: (error?: Error) => void): void {
  const isOptions = request.method === 'OPTIONS';
  if (!request.is404 && !isOptions) return done();
  const methods = request.server.crmRoutes.methodsOf(request.url);
  if (methods.length === 0) return done(new RequestRefused(404));
  const allow = [...methods, 'OPTIONS'].sort().join(', ');
  if (!isOptions) return done(new RequestRefused(405, { allow }));
  reply.status(204).header('allow', allow).send();
}

/** Admission comes after the body has arrived, so that a slow sender does not hold a place. */
function admit(server: FastifyInstance, admission: Admission): void {
  server.addHook('preValidation', ({ url, routeOptions: { config } }, reply, done) => {
    if (config.waits === true || config.consumes !== undefined || PROBES.has(url)) return done();
    const over = admission.enter(done);
    reply.raw.once('close', over);
  });
}

type Begin = (request: FastifyRequest, reply: FastifyReply) => void;

/** Creates the exchange, and sets the headers that every answer has. */
function beginner(security: Readonly<Record<string, string>>): Begin {
  const same = { ...security, 'cache-control': 'no-store' };
  return (request, reply) => {
    request.exchange = exchangeOf(request.headers);
    reply.headers(same);
    reply.header('x-request-id', request.exchange.requestId).header('traceparent', request.exchange.traceparent);
  };
}

/** Sends the error as a problem, outside of Nest. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply {
  const { problem, headers } = problemOf(error);
  const { exchange, url, server } = reply.request;
  reply.request.problemCode = problem.code;
  const named = {
    ...underPath(problem, server.publicPath),
    instance: server.publicPath + pathOf(url),
    traceId: exchange.traceId,
  };
  return reply.status(problem.status).headers(headers).type(PROBLEM_TYPE).send(JSON.stringify(named));
}

/**
 * Failures are logged separately, with the reason. One line per request is written only at level debug: at a few thousand requests a second
 * it is costly.
 */
const levelOf = ({ elapsedTime, request }: FastifyReply): 'info' | 'debug' =>
  elapsedTime > SLOW_MS && request.routeOptions.config.waits !== true ? 'info' : 'debug';

/** Logs the route, not the path: paths contain ids, and callers can put anything into them. */
function logExchange(logger: Logger, request: FastifyRequest, reply: FastifyReply): undefined {
  const level = levelOf(reply);
  if (!logger.isLevelEnabled(level)) return;
  const { method, exchange, problemCode: code } = request;
  const { traceId, requestId } = exchange;
  const actorId = (request as { principal?: { readonly id: string } }).principal?.id;
  const durationMs = Math.round(reply.elapsedTime * 10) / 10;
  logger[level](
    { method, route: routeOf(request), status: reply.statusCode, durationMs, traceId, requestId, actorId, code },
    'Answered.',
  );
}

/** The URL without its query, which may contain confidential data. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? '';

function acceptBodies(adapter: FastifyAdapter): void {
  const server = adapter.getInstance();
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.consumes !== undefined) return done(new RequestRefused(415));
    try {
      done(null, parseJsonBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.acceptsForm !== true) return done(new RequestRefused(415));
    try {
      done(null, parseFormBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  for (const mediaType of STREAMED_TYPES)
    server.addContentTypeParser(mediaType, (request, body, done) =>
      request.routeOptions.config.consumes?.includes(mediaType) === true
        ? done(null, body)
        : done(new RequestRefused(415)),
    );
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

/** The connection ends with the answer: the rest of the body would be taken for another request. */
function refuseSlow(reply: FastifyReply): void {
  const { raw } = reply.request;
  if (reply.sent) return void raw.destroy();
  reply.raw.once('finish', () => raw.destroy());
  sendProblem(reply.header('connection', 'close'), new RequestRefused(408));
}

function oversized({ url = '', rawHeaders }: IncomingMessage): RequestRefused | undefined {
  if (url.length > URL_BYTES) return new RequestRefused(414);
  let bytes = 0;
  for (const part of rawHeaders) bytes += part.length;
  return bytes > HEADER_BYTES ? new RequestRefused(431) : undefined;
}

/** What the parser reports, by the code of its error; anything else is malformed. */
const BROKEN: Readonly<Record<string, readonly [status: number, reason: string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** The parser gave up before there was a request: smuggling attempts, unknown verbs, oversized or endless headers. The connection is closed. */
function answerBrokenRequest(error: Error & { code?: string }, socket: Socket, publicPath: string): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] = BROKEN[error.code ?? ''] ?? [400, 'Bad Request'];
  const { problem } = problemOf(new RequestRefused(status));
  const { traceId } = exchangeOf({});
  const body = JSON.stringify({ ...underPath(problem, publicPath), traceId });
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: ${PROBLEM_TYPE}\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
