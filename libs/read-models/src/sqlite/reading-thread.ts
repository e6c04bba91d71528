import { Worker } from 'node:worker_threads';
import type {
  Answer,
  FromReadingThread,
  Question,
  ReadableBuild,
  ReadingData,
  ToReadingThread,
} from './reading-messages.js';

/** In MiB. */
const MEMORY = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 128 };
/** How often the thread is looked after, and for how many times in a row the same question may be found running after its time. */
const BEAT_MS = 250;
const BEATS_OF_GRACE = 4;

export interface AskedBuild extends ReadableBuild {
  readonly name: string;
}

interface Asked {
  readonly build: AskedBuild;
  readonly question: Question;
  /** How often the thread ended while it answered this. */
  losses: number;
  resolve(answer: Answer): void;
}

/**
 * One thread that answers questions, one after the other. If it ends, another takes its place: the question that it was answering is asked
 * once more, after the others. If a question ignores its time limit, the thread is abandoned.
 */
export class ReadingThread {
  private worker: Worker | undefined;
  /** The builds that the current worker knows. */
  private known = new Map<string, AskedBuild>();
  private asked: Asked[] = [];
  private isReady = false;
  private beats = 0;
  private heartbeat: NodeJS.Timeout | undefined;
  private readonly ending = new Set<Promise<unknown>>();
  private isClosed = false;

  constructor(
    private readonly data: ReadingData,
    private readonly module = new URL('./reading.worker.js', import.meta.url),
  ) {}

  /** Questions without an answer. */
  get waiting(): number {
    return this.asked.length;
  }

  ask(build: AskedBuild, question: Question): Promise<Answer> {
    return new Promise((resolve) => this.add({ build, question, losses: 0, resolve }));
  }

  /** The build is no longer asked for. */
  forget(build: string): void {
    if (this.known.delete(build)) this.tell({ kind: 'close', build });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.abandon();
    for (const { resolve } of this.asked.splice(0)) resolve(lost('the read models are closed'));
    await Promise.all(this.ending);
  }

  private add(asked: Asked): void {
    if (this.isClosed) return asked.resolve(lost('the read models are closed'));
    this.asked.push(asked);
    this.send(asked);
    this.heartbeat ??= setInterval(() => this.beat(), BEAT_MS).unref();
  }

  private send({ build, question }: Asked): void {
    const { name } = build;
    const known = this.known.get(name);
    if (known?.path !== build.path || known.settled !== build.settled) {
      this.known.set(name, build);
      const { path, shape, settled } = build;
      this.tell({ kind: 'open', build: name, path, shape, settled });
    }
    this.tell({ kind: 'ask', build: name, question });
  }

  private tell(message: ToReadingThread): void {
    this.worker ??= this.start();
    this.worker.postMessage(message);
  }

  private start(): Worker {
    const worker = new Worker(this.module, { workerData: this.data, resourceLimits: MEMORY });
    worker.on('message', (answer: FromReadingThread) => worker === this.worker && this.receive(answer));
    // Without a listener the error would end the program; `exit` follows it.
    worker.on('error', (error: Error) => worker === this.worker && this.replace(error.message));
    worker.on('exit', () => worker === this.worker && this.replace('the thread has ended'));
    worker.unref();
    return worker;
  }

  private receive(answer: FromReadingThread): void {
    this.beats = 0;
    if (answer.kind === 'ready') {
      this.isReady = true;
      return;
    }
    this.asked.shift()?.resolve(answer);
    if (this.asked.length > 0) return;
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
  }

  /** Counts beats and not time: while this thread is held up, answers that have arrived wait unread. */
  private beat(): void {
    if (this.isReady) this.beats++;
    if (this.beats * BEAT_MS <= this.data.limitMs + BEATS_OF_GRACE * BEAT_MS) return;
    const [late, ...others] = this.asked;
    late?.resolve({ kind: 'out-of-time' });
    this.restart(others);
  }

  private replace(reason: string): void {
    const [running, ...others] = this.asked;
    if (running === undefined || ++running.losses < 2) return this.restart(running ? [...others, running] : others);
    running.resolve(lost(reason));
    this.restart(others);
  }

  private restart(asked: readonly Asked[]): void {
    this.abandon();
    this.asked = [];
    for (const each of asked) this.add(each);
  }

  /** The worker ends at the next row whose number makes it check the time. Whatever it still answers is ignored. */
  private abandon(): void {
    const { worker } = this;
    clearInterval(this.heartbeat);
    this.heartbeat = undefined;
    this.beats = 0;
    this.isReady = false;
    this.worker = undefined;
    this.known = new Map();
    if (worker === undefined) return;
    const ended = worker.terminate().finally(() => this.ending.delete(ended));
    this.ending.add(ended);
  }
}

const lost = (reason: string): Answer => ({ kind: 'failed', reason });
