import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { RunningProgram } from '@crm/testing';
import { SseReader } from './sse-reader.js';

const CLIENTS = 50;

/** The outcome of one attempt at one request. */
type Try =
  | { readonly kind: 'answered'; readonly status: number; readonly id?: string; readonly closes: boolean }
  /** The connection was new, or was refused: nothing was carried out that another attempt would duplicate. */
  | { readonly kind: 'not-accepted'; readonly error: string }
  /** The connection had served requests before, and broke during this one. */
  | { readonly kind: 'dropped'; readonly error: string };

interface Work {
  readonly key: string;
  readonly tries: Try[];
}

/** One client with one keep-alive connection, which creates one customer after the other until there is no answer. */
async function client(url: string, token: string, name: string): Promise<Work[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const works: Work[] = [];
  for (;;) {
    const work: Work = { key: randomUUID(), tries: [] };
    works.push(work);
    const made = await create(agent, url, token, `${name} ${works.length}`, work.key);
    work.tries.push(made);
    if (made.kind !== 'answered') break;
  }
  agent.destroy();
  return works;
}

function create(agent: Agent, url: string, token: string, name: string, key: string): Promise<Try> {
  return new Promise((resolve) => {
    const question = request(`${url}/api/v1/customers`, {
      method: 'POST',
      agent,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
    });
    question.once('response', (response) => void read(response).then(resolve));
    question.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ kind: question.reusedSocket ? 'dropped' : 'not-accepted', error: error.code ?? error.message }),
    );
    question.end(JSON.stringify({ kind: 'person', name }));
  });
}

async function read(response: IncomingMessage): Promise<Try> {
  let text = '';
  try {
    for await (const part of response.setEncoding('utf8')) text += part;
  } catch {
    return { kind: 'dropped', error: 'the answer was cut' };
  }
  const { id } = JSON.parse(text) as { id?: string };
  return { kind: 'answered', status: response.statusCode ?? 0, id, closes: response.headers.connection === 'close' };
}

describe('a program that gets SIGTERM while it has work', () => {
  let program: RunningProgram;
  beforeEach(async () => (program = await RunningProgram.start()));
  afterEach(() => program.dispose());

  it('given 50 clients that keep their connections alive and write, when SIGTERM arrives, then no request is dropped and no write is lost', async () => {
    const token = await program.logIn();
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(program.url, token, `Client ${index}`));
    await pause(1500);
    program.signal('SIGTERM');
    const works = (await Promise.all(clients)).flat();
    expect(await program.ended()).toBe(0);

    const tries = works.flatMap((work) => work.tries);
    expect(tries.filter(({ kind }) => kind === 'dropped')).toEqual([]);
    const answers = tries.filter((each) => each.kind === 'answered');
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([201]);
    // The last answer to each client says that the connection closes.
    expect(answers.filter(({ closes }) => closes)).toHaveLength(CLIENTS);
    expect(works.filter((work) => work.tries.some(({ kind }) => kind === 'not-accepted'))).toHaveLength(CLIENTS);

    const next = await RunningProgram.start({ dataDir: program.dataDir });
    try {
      const again = await next.logIn();
      const ids = answers.flatMap(({ id }) => id ?? []);
      expect(new Set(ids).size).toBe(answers.length);
      const found = await Promise.all(ids.map((id) => next.ask(`/api/v1/customers/${id}`, { token: again })));
      expect([...new Set(found.map(({ status }) => status))]).toEqual([200]);
      // What was not accepted is accepted after the restart, under the same key.
      const [unheard] = works.filter((work) => work.tries.some(({ kind }) => kind === 'not-accepted'));
      const retried = await create(new Agent(), next.url, again, 'Retried', unheard?.key ?? '');
      expect(retried).toMatchObject({ kind: 'answered', status: 201 });
    } finally {
      await next.stop();
    }
  }, 60_000);

  it('given an idle connection, when its next request is sent a moment after SIGTERM, then it is answered with Connection: close', async () => {
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    let text = '';
    socket.setEncoding('utf8').on('data', (part) => (text += part));
    const ended = once(socket, 'close');
    socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
    await once(socket, 'data');
    program.signal('SIGTERM');
    while (!program.stderr.includes('Stopping')) await pause(5);
    await pause(50);
    text = '';
    socket.write('GET /livez HTTP/1.1\r\nHost: x\r\n\r\n');
    await ended;
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text.toLowerCase()).toContain('connection: close');
    expect(await program.ended()).toBe(0);
  });

  it('given followers of changes, when SIGTERM arrives, then their streams end cleanly', async () => {
    const token = await program.logIn();
    const reader = await SseReader.open(`${program.url}/api/v1/changes`, { authorization: `Bearer ${token}` });
    await reader.until(({ comment, retry }) => comment !== undefined || retry !== undefined);
    program.signal('SIGTERM');
    await reader.over;
    expect(await program.ended()).toBe(0);
  });

  it('given SHUTDOWN_DELAY_SECONDS, when SIGTERM arrives, then /readyz says so first while requests are still accepted', async () => {
    const patient = await RunningProgram.start({ env: { SHUTDOWN_DELAY_SECONDS: '2' } });
    try {
      patient.signal('SIGTERM');
      let answer = await patient.ask('/readyz');
      while (answer.status === 200) answer = await patient.ask('/readyz');
      expect(answer.body).toMatchObject({
        status: 'unavailable',
        details: [{ code: 'program.stopping', blocking: true }],
      });
      expect((await patient.ask('/startupz')).status).toBe(200);
      expect(answer.headers.get('connection')).toBe('close');
      expect(await patient.logIn()).toBeTruthy();
      expect(await patient.ended()).toBe(0);
    } finally {
      await patient.dispose();
    }
  });
});
