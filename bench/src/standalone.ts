import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMINISTRATOR, RunningProgram, crm, type Question } from '@crm/testing';
import { VITALS_FILE, type Vitals } from './probe.js';

const PROBE = new URL('./probe.js', import.meta.url).href;
const POLL_MS = 5;
/** The program is measured, not its rate limits. */
const UNLIMITED = { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' };

/** The compiled program in its own process, started as a user would start it, with a probe inside. */
export class Standalone {
  private constructor(
    private readonly program: RunningProgram,
    private readonly vitalsFile: string,
  ) {}

  static async start(folder: string): Promise<Standalone> {
    const dataDir = resolve(folder);
    const vitalsFile = join(dataDir, 'vitals.json');
    // Metrics are on, as by default. METRICS_PORT=off in the environment of the benchmark shows what they cost.
    const METRICS_PORT = process.env['METRICS_PORT'] ?? '0';
    const env = {
      ...UNLIMITED,
      METRICS_PORT,
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: `--import ${PROBE}`,
      [VITALS_FILE]: vitalsFile,
    };
    const program = await RunningProgram.start({ dataDir, env });
    // A measurement that fails or is interrupted leaves no program behind.
    process.once('exit', () => program.signal('SIGKILL'));
    return new Standalone(program, vitalsFile);
  }

  get pid(): number {
    return this.program.pid;
  }

  get url(): string {
    return this.program.url;
  }

  /** An access token of the first administrator, or of another one, who is created for it. */
  async token(email: string = ADMINISTRATOR.email): Promise<string> {
    const { password } = ADMINISTRATOR;
    if (email !== ADMINISTRATOR.email) {
      const created = await crm(['user', 'create-admin', '--email', email, '--name', 'Owner'], {
        env: { DATA_DIR: this.program.dataDir },
        input: password,
      });
      if (created.code !== 0) throw new Error(created.stderr);
    }
    return this.program.logIn({ email, password });
  }

  /** The body of an answer. Throws unless the answer is a success. */
  async json<Body>(path: string, question: Question): Promise<Body> {
    const { status, text, body } = await this.program.ask(path, question);
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text}`);
    return body as Body;
  }

  /** The status of an answer, success or not. */
  async status(path: string, question: Question): Promise<number> {
    return (await this.program.ask(path, question)).status;
  }

  /** Vitals since the last call. */
  async vitals(): Promise<Vitals> {
    rmSync(this.vitalsFile, { force: true });
    this.program.signal('SIGUSR2');
    for (;;) {
      await sleep(POLL_MS);
      const text = existsSync(this.vitalsFile) ? readFileSync(this.vitalsFile, 'utf8') : '';
      if (text.endsWith('}')) return JSON.parse(text) as Vitals;
    }
  }

  async stop(): Promise<void> {
    await this.program.stop();
  }
}
