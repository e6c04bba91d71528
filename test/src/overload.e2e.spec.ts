import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMINISTRATOR, RunningProgram, type Answer } from '@crm/testing';

const PATH = '/api/v1/customers';

describe('a program that is asked for more than it can answer', () => {
  let program: RunningProgram;
  let token: string;
  beforeAll(async () => {
    program = await RunningProgram.start({ env: { REQUESTS_AT_WORK: '2' } });
    token = await program.logIn();
  });
  afterAll(() => program.dispose());

  /** Each takes the program some milliseconds of hashing, and only two hashes run at once. */
  const logIns = (count: number): Promise<Answer[]> =>
    Promise.all(Array.from({ length: count }, () => program.ask('/api/v1/auth/login', { body: ADMINISTRATOR })));

  it('refuses what it cannot take with a reason and a time to retry, and answers the rest', async () => {
    const answers = await logIns(300);
    const refused = answers.filter(({ status }) => status === 503);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 503]));
    expect(refused[0]?.body).toMatchObject({ code: 'service.overburdened', status: 503 });
    expect(refused.every(({ headers }) => headers.get('retry-after') === '2')).toBe(true);
    expect((await program.ask(PATH, { token })).status).toBe(200);
  });

  it('still reports that it is alive and ready, and takes requests while streams only wait', async () => {
    const crowd = logIns(300);
    const probes = await Promise.all(['/livez', '/readyz'].map((path) => program.ask(path)));
    expect(probes.map(({ status }) => status)).toEqual([200, 200]);
    await crowd;
    const followers = new AbortController();
    const headers = { authorization: `Bearer ${token}` };
    const waiting = Array.from({ length: 8 }, async () => {
      const stream = await fetch(`${program.url}/api/v1/changes`, { headers, signal: followers.signal });
      await stream.text();
    });
    await sleep(300);
    expect((await program.ask(PATH, { token })).status).toBe(200);
    followers.abort();
    await Promise.allSettled(waiting);
  });

  it('frees the places of callers who went away', async () => {
    const { port, hostname } = new URL(program.url);
    const body = JSON.stringify({ kind: 'person', name: 'Somebody Gone' });
    const request = `POST ${PATH} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const leave = (afterMs: number): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(Number(port), hostname, () => {
          socket.write(request, () => void sleep(afterMs).then(() => socket.resetAndDestroy()));
        });
        socket.once('close', () => resolve());
        socket.once('error', () => undefined);
      });
    await Promise.all(Array.from({ length: 200 }, (_none, index) => leave(index % 10)));
    await sleep(1500);
    const answers = await Promise.all([1, 2].map(() => program.ask(PATH, { token })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});
