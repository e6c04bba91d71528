import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandFailed, type Application, type DataCommand, type Row } from '../command.port.js';
import { ask, connect } from './control-socket-client.adapter.js';
import { controlSocketOf } from './control-socket-path.adapter.js';
import { ControlSocketServer } from './control-socket-server.adapter.js';

const command = (name: string, run: DataCommand['run']): DataCommand => ({
  name,
  summary: '',
  options: {},
  read: () => ({}),
  show: String,
  run,
});
let endOf: (name: string) => void;
const ended = new Promise<string>((resolve) => (endOf = resolve));

let closed: (word: string) => void;
const poured = new Promise<string>((resolve) => (closed = resolve));

const commands = [
  command('count', async function* (input) {
    for (let n = 1; n <= Number(input['to']); n++) yield { n, padding: 'x'.repeat(1000) };
    return 0;
  }),
  command('fail', async function* () {
    yield { n: 1 };
    throw new CommandFailed('The disk is on holiday.');
  }),
  command('wait', async function* (_input, _application, signal) {
    yield { waiting: true };
    await sleep(20_000, undefined, { signal }).catch(() => endOf('cancelled'));
    return 0;
  }),
  command('pour', async function* () {
    try {
      for (let n = 1; ; n++) yield { n, padding: 'x'.repeat(10_000) };
    } finally {
      closed('closed');
    }
  }),
];

describe('the control socket', () => {
  const folder = mkdtempSync(join(tmpdir(), 'control-'));
  const path = controlSocketOf(folder) as string;
  let server: ControlSocketServer;
  const collect = async (name: string, input: Row = {}) => {
    const socket = await connect(path);
    if (socket === undefined) throw new Error('nobody listens');
    const rows: Row[] = [];
    const answers = ask(socket, { command: name, input }, AbortSignal.timeout(10_000));
    for (let step = await answers.next(); ; step = await answers.next()) {
      if (step.done) return { rows, exit: step.value };
      rows.push(step.value);
    }
  };

  beforeAll(async () => {
    expect(await connect(path)).toBeUndefined();
    server = await ControlSocketServer.listen(path, commands, {} as Application);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('belongs to its owner alone', () => expect(statSync(path).mode & 0o777).toBe(0o600));

  it('delivers every row in order, even more than a socket holds at once, and the exit code', async () => {
    const { rows, exit } = await collect('count', { to: 3000 });
    expect([rows.length, rows[0]?.['n'], rows[2999]?.['n'], exit]).toEqual([3000, 1, 3000, 0]);
  });

  it('delivers the message of a failure', async () => {
    await expect(collect('fail')).rejects.toThrow('The disk is on holiday.');
  });

  it('refuses a command it does not know', async () => {
    await expect(collect('dance')).rejects.toThrow('does not know "dance"');
  });

  it('cancels the command of a client that goes away', async () => {
    const cancel = new AbortController();
    const rows = ask((await connect(path))!, { command: 'wait', input: {} }, cancel.signal);
    await rows.next();
    cancel.abort();
    expect(await ended).toBe('cancelled');
    await expect(rows.next()).rejects.toThrow('Cancelled');
  });

  it('closes a command whose next row nobody reads any more', async () => {
    const socket = (await connect(path))!;
    socket.write('{"command":"pour","input":{}}\n');
    await new Promise((resolve) => socket.once('readable', resolve)); // and read no further
    socket.destroy();
    expect(await poured).toBe('closed');
  });

  it.each(['nonsense', '[]', '{"command":7}', 'null'])('survives the request %s', async (words) => {
    const socket = (await connect(path))!;
    socket.write(`${words}\n`);
    socket.resume();
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await collect('count', { to: 1 })).exit).toBe(0);
  });

  it('says who may use it when the file belongs to somebody else', async () => {
    if (process.getuid?.() === 0) return; // root may open everything
    chmodSync(path, 0);
    await expect(connect(path)).rejects.toThrow('Only the user it runs as');
    chmodSync(path, 0o600);
  });

  it('leaves no file behind', async () => {
    await server.close();
    expect(existsSync(path)).toBe(false);
  });
});

describe('the path of the control socket', () => {
  it('is relative when the absolute one is too long for the kernel', () => {
    const long = 'd'.repeat(90);
    expect(controlSocketOf(join(process.cwd(), long))).toBe(join(long, 'control.sock'));
    expect(controlSocketOf(join('/', long, long))).toBeUndefined();
  });
});
