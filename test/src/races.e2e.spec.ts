import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createThroughlineClient, Problem, type ThroughlineClient } from '@crm/client';
import { RunningProgram } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' };
const ROUNDS = 1000;
const CALLERS = 50;

let program: RunningProgram;
let client: ThroughlineClient;
beforeAll(async () => {
  const env = { ...UNLIMITED, PORT: String(await freePort()) };
  program = await RunningProgram.start({ env });
  client = createThroughlineClient({ baseUrl: program.url, token: await program.logIn() });
});
afterAll(() => program.dispose());

/** A restarted program has to listen on the same port. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const callers = <Result>(call: (caller: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: CALLERS }, (_, caller) => call(caller)));
/** The status, or the code of the problem. */
const outcome = (call: Promise<{ response: Response }>): Promise<string> =>
  call.then(
    ({ response }) => String(response.status),
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  );
const tally = (outcomes: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const each of outcomes) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
};
async function idsNamed(name: string): Promise<string[]> {
  const { data } = await client.GET(CUSTOMERS, { params: { query: { filter: `name eq "${name}"` } } });
  return data.items.map(({ id }) => id);
}

describe('two edits of one state', () => {
  it(`never both win, ${ROUNDS} times`, async () => {
    const { data } = await client.POST(CUSTOMERS, { body: { kind: 'person', name: 'Contested' } });
    const edit = (name: string, revision: number) =>
      outcome(
        client.PATCH('/api/v1/customers/{customerId}', {
          params: { path: { customerId: data.id }, header: { 'If-Match': `"${revision}"` } },
          body: { name },
        }),
      );
    const results: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const both = await Promise.all([edit(`one ${round}`, round), edit(`other ${round}`, round)]);
      results.push(both.sort().join(' and '));
    }
    expect(tally(results)).toEqual({ '200 and streams.stale-revision': ROUNDS });
    const shown = await client.GET('/api/v1/customers/{customerId}', { params: { path: { customerId: data.id } } });
    expect(shown.data.revision).toBe(ROUNDS);
  }, 120_000);
});

describe(`${CALLERS} callers`, () => {
  it('with one Idempotency-Key have one effect and equal answers', async () => {
    const bodies = await callers(() => createOnce('Shared Key', 'shared'));
    expect(new Set(bodies).size).toBe(1);
    expect(await idsNamed('Shared Key')).toHaveLength(1);
  });

  it('with one Idempotency-Key have one effect and equal answers, even when the program is killed in between', async () => {
    for (const round of ['first', 'second', 'third']) {
      const started = callers(() => createOnce(`Killed ${round}`, `killed-${round}`));
      if (round !== 'first') await Promise.race([createOnce(`Killed ${round}`, `killed-${round}`), started]);
      await program.kill();
      program = await RunningProgram.start({
        dataDir: program.dataDir,
        env: { ...UNLIMITED, PORT: new URL(program.url).port },
      });
      const bodies = await started;
      expect(new Set(bodies).size).toBe(1);
      expect(await idsNamed(`Killed ${round}`)).toHaveLength(1);
    }
  }, 120_000);

  it('claim one e-mail address, and one gets it', async () => {
    const emails = [{ address: 'one@race.example' }];
    const outcomes = await callers((caller) =>
      outcome(client.POST(CUSTOMERS, { body: { kind: 'person', name: `Claimant ${caller}`, emails } })),
    );
    expect(tally(outcomes)).toEqual({ '201': 1, 'customers.email-taken': CALLERS - 1 });
    const { data } = await client.GET(CUSTOMERS, { params: { query: { filter: 'email eq "one@race.example"' } } });
    expect(data.items).toHaveLength(1);
  });
});

/** Retries until there is an answer, as a patient caller does. Returns the body as text. */
async function createOnce(name: string, key: string): Promise<string> {
  const { data } = await client.once(
    () => client.POST(CUSTOMERS, { params: { header: { 'Idempotency-Key': key } }, body: { kind: 'person', name } }),
    { attempts: 30 },
  );
  return JSON.stringify(data);
}
