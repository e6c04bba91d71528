import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.js';

export interface MetricsAddress {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
}

export interface MetricsServer {
  /** The port it listens on. */
  readonly port: number;
  close(): Promise<void>;
}

/**
 * `GET /metrics` on a port of its own. It needs no password: listen on the loopback address, or where only Prometheus has access. Rejects
 * with the error of `listen` when the port is taken, and names the setting.
 */
export async function serveMetrics(metrics: Metrics, { host, port }: MetricsAddress): Promise<MetricsServer> {
  const server = createServer((request, response) => void answer(metrics, request, response));
  server.listen({ port, host });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw Object.assign(error as Error, { setting: { port: 'METRICS_PORT', host: 'METRICS_HOST' } });
  }
  server.unref();
  const { port: taken } = server.address() as AddressInfo;
  return {
    port: taken,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(metrics: Metrics, { method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (url?.split('?', 1)[0] !== '/metrics') return void response.writeHead(404).end();
  if (method !== 'GET' && method !== 'HEAD') return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  try {
    const text = await metrics.exposition();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  } catch {
    // One metric that cannot be read hides all others: Prometheus shows the target as down, and an alert fires.
    response.writeHead(500).end();
  }
}
