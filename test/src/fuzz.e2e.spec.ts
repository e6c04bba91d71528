import { RunningProgram } from '@crm/testing';
import fc from 'fast-check';
import { requestTo, type FuzzRequest } from './served/arbitraries.js';
import { breaches, type Received } from './served/contract.js';
import { document, operations, type Operation } from './served/document.js';

/** Requests per operation, drawn from the seed that `npm test` prints. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 40);

/** Password hashing is slow on purpose: fewer runs. */
const runsOf = ({ path }: Operation): number =>
  /\/(login|register|setup|password|invitation)/.test(path) ? Math.ceil(RUNS / 4) : RUNS;

const ADMINISTRATOR = { email: 'root@fuzz.example', password: 'a long password for the fuzz' };

let program: RunningProgram;
const sessions: string[] = [];
const known = new Map<string, string[]>();

beforeAll(async () => {
  const env = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0', TRUST_PROXY: '127.0.0.1' };
  program = await RunningProgram.start({
    env: { ...env, ADMIN_EMAIL: ADMINISTRATOR.email, ADMIN_PASSWORD: ADMINISTRATOR.password },
  });
});
afterAll(() => program.dispose());

/** Some requests end the session they are sent in. Each log-in uses another address, so that no throttle applies. */
async function session(): Promise<string> {
  const token = sessions.at(-1);
  if (token !== undefined && (await program.ask('/api/v1/me', { token })).status === 200) return token;
  const { status, body, text } = await program.ask('/api/v1/auth/login', {
    body: ADMINISTRATOR,
    headers: { 'x-forwarded-for': `198.51.${sessions.length >> 8}.${sessions.length & 255}` },
  });
  if (status !== 200) throw new Error(text);
  sessions.push((body as { accessToken: string }).accessToken);
  return session();
}

async function send(operation: Operation, request: FuzzRequest, token: string): Promise<Received> {
  const response = await fetch(`${program.url}${request.path}`, {
    method: operation.method.toUpperCase(),
    headers: { ...request.headers, ...(request.signedIn ? { authorization: `Bearer ${token}` } : {}) },
    body: request.body,
  });
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  if (isEndless) await response.body?.cancel();
  const text = isEndless ? '' : await response.text();
  if (response.ok) remember(operation, text);
  return { status: response.status, headers: response.headers, text };
}

/** The ids of created records become path parameters of later requests. */
function remember({ path }: Operation, text: string): void {
  const kind = path.split('/')[3] ?? '';
  for (const [, id] of text.slice(0, 5000).matchAll(/"id":"([0-9a-f-]{36})"/g)) {
    const ids = known.get(kind) ?? [];
    if (id !== undefined && !ids.includes(id)) known.set(kind, [...ids, id].slice(-20));
  }
}

const pick = (operation: Operation) => (parameter: string, draw: number) => {
  const kind = operation.path.split(`/{${parameter}}`)[0]?.split('/').at(-1) ?? '';
  const ids = known.get(kind) ?? [];
  return ids[draw % Math.max(ids.length, 1)];
};

const shown = ({ method }: Operation, { path, headers, body, signedIn }: FuzzRequest): string =>
  `${method.toUpperCase()} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} signed in: ${signedIn} ${(body ?? '').slice(0, 300)}`;

/** Operations that create records come first, so that the others have something to work on; those that end things come last. */
const inOrder = [...operations].sort((one, other) => rank(one) - rank(other));
function rank({ method, path }: Operation): number {
  if (method === 'delete' || /(logout|sessions|deactivate|revoke|password|rotate)/.test(path)) return 3;
  return method === 'post' && !path.includes('{') ? 0 : 1;
}

describe('random requests', () => {
  it('use the document that is served', async () => {
    expect((await program.ask('/api/openapi.json')).body).toEqual(document);
  });

  it.each(inOrder.map((operation) => [operation.id, operation] as const))(
    '%s answers as documented',
    async (_id, operation) => {
      let token = await session();
      const faults = new Map<string, string>();
      await fc.assert(
        fc.asyncProperty(requestTo(operation, pick(operation)), async (request) => {
          const answer = await send(operation, request, token);
          if (answer.status === 401 && request.signedIn) token = await session();
          for (const breach of breaches(operation, answer))
            if (!faults.has(breach.slice(0, 60)))
              faults.set(breach.slice(0, 60), `${breach} to ${shown(operation, request)}`);
        }),
        { numRuns: runsOf(operation) },
      );
      expect([...faults.values()]).toEqual([]);
    },
    60_000,
  );

  it('leave the prototypes of the program clean, and it still answers', async () => {
    const { status, body } = await program.ask('/api/v1/me', { token: await session() });
    expect([status, body.polluted, body.email]).toEqual([200, undefined, ADMINISTRATOR.email]);
    expect(await program.ask('/livez')).toMatchObject({ status: 200 });
    expect(program.stderr).not.toMatch(/"level":(50|60)/);
  });
});
