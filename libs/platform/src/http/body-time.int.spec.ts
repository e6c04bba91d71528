import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { Health } from '../lifecycle/health.js';
import { createLogger } from '../logging/logger.js';
import type { BodyTime } from './body-time.js';
import { createHttpAdapter } from './http-adapter.js';

const SILENT_MS = 100;
const MIB = 1024 * 1024;

describe('a body', () => {
  let port: number;
  let close: () => Promise<void>;
  /** Bytes of the stream that the program read. */
  let read = 0;

  async function serve(limits: BodyTime): Promise<void> {
    const surroundings = { bodyTimes: { plain: limits, streamed: limits } };
    const adapter = await createHttpAdapter(new Health(), createLogger('silent'), surroundings);
    const server = adapter.getInstance();
    server.post('/plain', () => ({}));
    server.post('/streamed', { config: { consumes: ['text/csv'] } }, async ({ body }, reply) => {
      read = 0;
      await pause(4 * SILENT_MS); // busy: what has arrived waits
      for await (const piece of (body as Readable).iterator({ destroyOnReturn: false })) {
        read += (piece as Buffer).length;
        if (read > 16 * MIB) return reply.status(413).send({});
      }
      return {};
    });
    await server.listen({ port: 0, host: '127.0.0.1' });
    ({ port } = server.server.address() as AddressInfo);
    close = () => server.close();
  }
  afterEach(() => close());

  /** Sends the parts with a pause after each, and returns everything that comes until the connection is closed. */
  async function answerTo(path: string, type: string, length: number, parts: Iterable<string>, pauseMs = 0) {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.on('data', (bytes) => (received += bytes.toString('latin1')));
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => undefined);
    socket.write(`POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n`);
    for (const part of parts) {
      if (socket.destroyed) break;
      socket.write(part);
      await pause(pauseMs);
    }
    await closed;
    return received;
  }
  function* drops(): Generator<string> {
    for (;;) yield ' ';
  }

  it.each([
    ['plain', 'application/json'],
    ['streamed', 'text/csv'],
  ])('that falls silent is refused, and the connection is closed: %s', async (path, type) => {
    await serve({ silentMs: SILENT_MS, wholeMs: 60_000 });
    const answer = await answerTo(`/${path}`, type, 1_000, ['{"a":']);
    expect(answer).toMatch(/^HTTP\/1.1 408 .*"code":"request.timeout"/s);
  });
  it.each([
    ['plain', 'application/json'],
    ['streamed', 'text/csv'],
  ])('that comes drop by drop is refused after the time for the whole: %s', async (path, type) => {
    await serve({ silentMs: 60_000, wholeMs: 500 });
    const answer = await answerTo(`/${path}`, type, 100_000, drops(), SILENT_MS / 2);
    expect(answer).toMatch(/^HTTP\/1.1 408 .*"code":"request.timeout"/s);
  });

  it('that waits for a busy program is not silent', async () => {
    await serve({ silentMs: SILENT_MS, wholeMs: 60_000 });
    const body = 'x'.repeat(8 * MIB);
    const headers = { 'content-type': 'text/csv' };
    const answer = await fetch(`http://127.0.0.1:${port}/streamed`, { method: 'POST', headers, body });
    expect([answer.status, read]).toEqual([200, body.length]);
  });
  it('that is refused while it arrives leaves the connection usable', async () => {
    await serve({ silentMs: 60_000, wholeMs: 60_000 });
    const next = 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const answers = await answerTo('/streamed', 'text/csv', 24 * MIB, ['x'.repeat(24 * MIB), next]);
    expect([...answers.matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => status)).toEqual(['413', '404']);
  });
});

it('a request whose headers do not arrive in time is answered with 408, and the connection is closed', async () => {
  const server = (await createHttpAdapter(new Health(), createLogger('silent'))).getInstance();
  await server.listen({ port: 0, host: '127.0.0.1' });
  // What Node reports after a minute.
  const timeout = Object.assign(new Error('too slow'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' });
  server.server.once('connection', (socket: Socket) => server.server.emit('clientError', timeout, socket));
  const client = connect((server.server.address() as AddressInfo).port, '127.0.0.1');
  let received = '';
  for await (const bytes of client.setEncoding('latin1')) received += String(bytes);
  expect(received).toMatch(/^HTTP\/1.1 408 Request Timeout\r\n.*"code":"request.timeout"/s);
  await server.close();
});
