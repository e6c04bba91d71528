import createClient, {
  type Client,
  type ClientPathsWithMethod,
  type FetchResponse,
  type MaybeOptionalInit,
} from 'openapi-fetch';
import { walkPages, type ItemOf, type ListInit, type ListPath } from './pages.js';
import { Problem } from './problem.js';
import type { paths } from '../dist/schema.js';
import { Session, type SessionOptions, type SessionTokens } from './session.js';
import { Transport } from './transport.js';

type Verb = 'get' | 'post' | 'put' | 'patch' | 'delete';
type PathWith<V extends Verb> = ClientPathsWithMethod<Client<paths>, V>;
type Init<P extends keyof paths, V extends Verb> = MaybeOptionalInit<paths[P], V>;
type InitArgument<I> = undefined extends I ? [init?: I] : [init: I];
type Success<T> =
  T extends Record<string | number, unknown>
    ? Exclude<FetchResponse<T, object, `${string}/${string}`>['data'], undefined>
    : never;

/** One verb of the API, typed by its paths, their parameters and their responses. */
type Call<V extends Verb> = <P extends PathWith<V>>(
  path: P,
  ...init: InitArgument<Init<P, V>>
) => Promise<{ readonly data: Success<paths[P][V]>; readonly response: Response }>;

export interface ThroughlineOptions extends SessionOptions {
  /** Where the server is, without `/api`: `https://crm.example.org`. */
  readonly baseUrl: string;
  /** In place of the global fetch: for tests, proxies, tracing. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface ThroughlineClient {
  /** `data` is undefined on 304, when If-None-Match was sent. */
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  readonly PATCH: Call<'patch'>;
  readonly DELETE: Call<'delete'>;
  /** Every item of a list, page after page: `for await (const customer of client.each('/api/v1/customers'))`. */
  each<P extends ListPath>(path: P, init?: ListInit<P>): AsyncGenerator<ItemOf<P>, void, undefined>;
  /**
   * Runs a command with one Idempotency-Key, and retries it when its outcome is unknown: the connection broke, or the server is still
   * running it, overloaded or restarting. The command takes effect once.
   */
  once<Answer>(command: (idempotencyKey: string) => Promise<Answer>, options?: { attempts?: number }): Promise<Answer>;
  /** Uses these tokens from now on, for example after a log-in. */
  use(tokens: SessionTokens): void;
  /** The position of this client's last change. Its own reads already send it. */
  readonly consistencyToken: string | undefined;
}

/** A client for the REST API. Its types are generated from the server's OpenAPI document; refusals are thrown as `Problem`. */
export function createThroughlineClient({
  baseUrl,
  fetch = (request) => globalThis.fetch(request),
  ...options
}: ThroughlineOptions): ThroughlineClient {
  const origin = baseUrl.replace(/\/+$/, '');
  const session = new Session(origin, fetch, options);
  const transport = new Transport(fetch, session);
  const client = createClient<paths>({ baseUrl: origin, fetch: transport.send });
  // The transport throws refusals, so a response that arrives here always has data.
  const { GET, POST, PUT, PATCH, DELETE } = client as unknown as ThroughlineClient;
  return {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE,
    each: (path, init) => walkPages(GET as never, path, init),
    once: repeated,
    use: (tokens) => session.use(tokens),
    get consistencyToken() {
      return transport.consistencyToken;
    },
  };
}

async function repeated<Answer>(
  command: (idempotencyKey: string) => Promise<Answer>,
  { attempts = 4 }: { attempts?: number } = {},
): Promise<Answer> {
  const key = crypto.randomUUID();
  for (let attempt = 1; ; attempt += 1)
    try {
      return await command(key);
    } catch (error) {
      if (attempt >= attempts || !mayStillHappen(error)) throw error;
      await pause(secondsBefore(attempt, error));
    }
}

/** Without a response the outcome is unknown; the other cases are responses that ask for a later try. */
function mayStillHappen(error: unknown): boolean {
  if (error instanceof Problem)
    return error.code === 'request.still-running' || [429, 502, 503, 504].includes(error.status);
  return (error as { name?: unknown } | null)?.name === 'TypeError'; // how fetch reports a failed connection
}

const secondsBefore = (attempt: number, error: unknown): number =>
  (error instanceof Problem ? error.retryAfter : undefined) ?? 0.2 * 2 ** (attempt - 1);
const pause = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000));
