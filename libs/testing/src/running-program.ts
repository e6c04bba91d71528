import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../../apps/standalone/dist/main.js', import.meta.url));
const FLAGS = JSON.parse(
  readFileSync(new URL('../../../apps/standalone/node-flags.json', import.meta.url), 'utf8'),
) as string[];
const START_MS = 20_000;

export const ADMINISTRATOR = { email: 'ada@example.org', password: 'correct horse battery staple' };

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ProgramOptions {
  /** Settings in addition to the free port, the data directory and the administrator. undefined removes one of those. */
  readonly env?: Environment;
  /** Data directory of an earlier program. Without it, a new one is created. `dispose` removes it. */
  readonly dataDir?: string;
}

export interface Question {
  readonly method?: string;
  /** Access token. */
  readonly token?: string;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined when it is empty or not JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** The output of a program that ended by itself. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The compiled standalone program, started as a user would start it, and driven over HTTP. */
export class RunningProgram {
  private token: Promise<string> | undefined;

  private constructor(
    private readonly child: ChildProcess,
    private readonly output: { stdout: string; stderr: string },
    readonly dataDir: string,
    readonly url: string,
  ) {}

  /** Resolves when the ready line was printed; rejects with all output when the program ends before. */
  static async start({ env, dataDir }: ProgramOptions = {}): Promise<RunningProgram> {
    const directory = dataDir ?? newDataDir();
    const { child, output } = launch(directory, env);
    const url = await Promise.race([readyLine(child, output), endOf(child)]);
    if (typeof url === 'string') return new RunningProgram(child, output, directory, url);
    if (dataDir === undefined) rmSync(directory, { recursive: true });
    throw new Error(`the program ended with ${url} before it was ready:\n${output.stdout}\n${output.stderr}`);
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  get stdout(): string {
    return this.output.stdout;
  }

  /** The log. */
  get stderr(): string {
    return this.output.stderr;
  }

  async ask(path: string, { method, token, body, headers }: Question = {}): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    // A spec that kept the event loop busy learns only now that the program closed an idle connection, which fetch would use otherwise.
    await setImmediate();
    const response = await fetch(`${this.url}${path}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: body === undefined || raw ? (body as string | undefined) : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  }

  /** As the administrator. Logs in once. */
  async askAsAdministrator(path: string, question: Question = {}): Promise<Answer> {
    this.token ??= this.logIn();
    return this.ask(path, { token: await this.token, ...question });
  }

  /** Returns an access token. */
  async logIn(credentials: { email: string; password: string } = ADMINISTRATOR): Promise<string> {
    const { status, body, text } = await this.ask('/api/v1/auth/login', { body: credentials });
    if (status !== 200) throw new Error(`cannot log in: ${status} ${text}`);
    return (body as { accessToken: string }).accessToken;
  }

  /** Shuts the program down in an orderly way. Returns the exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  /** Kills the program, which gets no chance to save anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Kills the program if it still runs, and removes its data. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  async ended(): Promise<number | null> {
    return this.child.exitCode ?? (this.child.signalCode === null ? endOf(this.child) : null);
  }

  private async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return this.child.exitCode;
    this.child.kill(signal);
    return endOf(this.child);
  }
}

/** For programs that are expected to end by themselves. */
export async function runToEnd({ env, dataDir }: ProgramOptions & { readonly dataDir: string }): Promise<Ended> {
  const { child, output } = launch(dataDir, env);
  const late = setTimeout(() => child.kill('SIGKILL'), START_MS);
  const code = await endOf(child);
  clearTimeout(late);
  return { code, ...output };
}

const newDataDir = (): string => mkdtempSync(join(tmpdir(), 'throughline-'));

function launch(
  dataDir: string,
  env: Environment = {},
): { child: ChildProcess; output: { stdout: string; stderr: string } } {
  const settings = {
    PORT: '0',
    // Many programs run at once: only specs about metrics ask for a port.
    METRICS_PORT: 'off',
    // No spec depends on the machine that it runs on.
    DISK_FREE_BYTES: '0',
    DISK_FREE_PERCENT: '0',
    EVENT_LOOP_BUDGET_MS: '0',
    DATA_DIR: dataDir,
    ADMIN_EMAIL: ADMINISTRATOR.email,
    ADMIN_PASSWORD: ADMINISTRATOR.password,
    // Counted, but too high to be reached by a spec that is not about limits.
    RATE_LIMIT_PER_MINUTE: '999999999',
    PUBLIC_RATE_LIMIT_PER_MINUTE: '999999999',
    ...env,
  };
  const child = spawn(process.execPath, [...FLAGS, MAIN], {
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'], ...settings },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return { child, output };
}

/** The exit code, once all output has arrived. */
async function endOf(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null];
  return code;
}

function readyLine(child: ChildProcess, output: { stdout: string }): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on('data', () => {
      const [, url] = /ready (http:\/\/\S+)/.exec(output.stdout) ?? [];
      if (url !== undefined) resolve(url);
    });
  });
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
