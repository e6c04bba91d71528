import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

export interface LoadTask {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly token?: string;
  /** Paths to read, drawn at random; `new-customer`: post customers with different e-mail addresses to this path. */
  readonly read?: readonly string[];
  readonly create?: string;
  /** The same body to the same path, again and again. */
  readonly post?: { readonly path: string; readonly body: object };
}

export interface LoadResult {
  readonly perSecond: number;
  readonly p99Ms: number;
  readonly failures: number;
  readonly firstFailure: string;
}

/** The body of the REST row and of the bare echo. */
function newCustomer(): string {
  const id = randomUUID();
  return JSON.stringify({ kind: 'person', name: `Ada ${id.slice(0, 8)}`, emails: [{ address: `${id}@example.org` }] });
}

function request({ read, create, post }: LoadTask): autocannon.Request {
  if (create !== undefined)
    return {
      method: 'POST',
      path: create,
      headers: { 'content-type': 'application/json' },
      setupRequest: (each) => ({ ...each, body: newCustomer() }),
    };
  if (post !== undefined)
    return {
      method: 'POST',
      path: post.path,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(post.body),
    };
  const paths = read ?? [];
  return {
    method: 'GET',
    setupRequest: (each) => ({ ...each, path: paths[Math.floor(Math.random() * paths.length)] }),
  };
}

process.once('message', (task: LoadTask) => {
  let firstFailure = '';
  const { url, connections, seconds: duration, token } = task;
  const each = request(task);
  const headers = { ...each.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const run = autocannon({ url, connections, duration, headers, requests: [{ ...each, headers }] }, (error, result) => {
    const failures = error ? 1 : result.errors + result.timeouts + result.non2xx;
    const { average: perSecond } = error ? { average: 0 } : result.requests;
    process.send?.({
      perSecond,
      p99Ms: error ? 0 : result.latency.p99,
      failures,
      firstFailure: error ? String(error) : firstFailure,
    } satisfies LoadResult);
    process.disconnect();
  });
  run.on('response', (client, status) => {
    if (status >= 300 && firstFailure === '') firstFailure = `status ${status}`;
    void client;
  });
});
