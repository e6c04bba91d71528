import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';

export interface LoadTask {
  readonly url: string;
  readonly connections: number;
  readonly seconds: number;
  readonly token?: string;
  /** Requests a second over all connections together. Default: as many as are answered. */
  readonly rate?: number;
  /** A refusal for overload (503) is not a failure, nor is getting no connection within 10 s. */
  readonly mayBeRefused?: boolean;
  /** Paths to read, drawn at random. */
  readonly read?: readonly string[];
  /** Path to which customers with different e-mail addresses are posted. */
  readonly create?: string;
  /** The same body to the same path, again and again. */
  readonly post?: { readonly path: string; readonly body: object };
}

export interface LoadResult {
  /** Answers of any kind. */
  readonly perSecond: number;
  /** Successful answers (2xx). */
  readonly goodPerSecond: number;
  readonly refused: number;
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
  let refused = 0;
  const { url, connections, seconds: duration, token, rate, mayBeRefused } = task;
  const each = request(task);
  const headers = { ...each.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  const options = { url, connections, duration, headers, requests: [{ ...each, headers }], overallRate: rate };
  const run = autocannon(options, (error, result) => {
    const answer: LoadResult = error
      ? { perSecond: 0, goodPerSecond: 0, refused, p99Ms: 0, failures: 1, firstFailure: String(error) }
      : {
          perSecond: result.requests.average,
          goodPerSecond: result['2xx'] / result.duration,
          refused,
          p99Ms: result.latency.p99,
          failures: result.errors - (mayBeRefused === true ? result.timeouts : 0) + result.non2xx - refused,
          firstFailure,
        };
    process.send?.(answer);
    process.disconnect();
  });
  run.on('response', (_client, status) => {
    if (status === 503 && mayBeRefused === true) refused++;
    else if (status >= 300 && firstFailure === '') firstFailure = `status ${status}`;
  });
});
