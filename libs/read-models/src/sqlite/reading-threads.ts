import { QueryInterrupted, QueryTooCostly, ReadModelsOverloaded, ReadModelsUnavailable } from '@crm/contracts/refusals';
import { RowsDamaged } from './damage.js';
import type { Answer, Question } from './reading-messages.js';
import { ReadingThread, type AskedBuild } from './reading-thread.js';

/** Nearly every question takes less. In milliseconds. */
const QUICK_MS = 50;
const LIMIT_MS = 3_000;
/** Questions that may wait for the quick thread, and for the thorough one. */
const MOST_QUICK = 512;
const MOST_THOROUGH = 32;

type Answered = Extract<Answer, { kind: Question['kind'] }>;

/**
 * Questions are answered in two threads, so that a costly one holds up neither the serving thread nor other questions. Each is asked in the
 * quick thread first. One that takes longer there is stopped and starts over in the thorough thread, which has time and a lower priority.
 */
export class ReadingThreads {
  private readonly quick: ReadingThread;
  private readonly thorough: ReadingThread;
  private readonly pending = new Map<string, Set<Promise<unknown>>>();

  constructor(
    fewRows: number,
    private readonly limitMs = LIMIT_MS,
    quickMs = Math.min(QUICK_MS, limitMs),
  ) {
    this.quick = new ReadingThread({ fewRows, limitMs: quickMs, niceness: 0 });
    this.thorough = new ReadingThread({ fewRows, limitMs, niceness: 5 });
  }

  /** Throws QueryTooCostly, QueryInterrupted, ReadModelsOverloaded, RowsDamaged and ReadModelsUnavailable. */
  async ask<Kind extends Question['kind']>(
    build: AskedBuild,
    question: Extract<Question, { kind: Kind }>,
  ): Promise<Extract<Answered, { kind: Kind }>> {
    const asked = this.answer(build, question);
    this.remember(build.name, asked);
    return (await asked) as Extract<Answered, { kind: Kind }>;
  }

  /** Closes the file of a build, once nobody waits for an answer from it. */
  async release(build: string): Promise<void> {
    await Promise.allSettled(this.pending.get(build) ?? []);
    this.quick.forget(build);
    this.thorough.forget(build);
  }

  async close(): Promise<void> {
    await Promise.all([this.quick.close(), this.thorough.close()]);
  }

  private async answer(build: AskedBuild, question: Question): Promise<Answered> {
    const quick = await asked(this.quick, MOST_QUICK, build, question);
    const answer = quick.kind === 'out-of-time' ? await asked(this.thorough, MOST_THOROUGH, build, question) : quick;
    switch (answer.kind) {
      case 'out-of-time':
        throw new QueryInterrupted({ seconds: this.limitMs / 1000 });
      case 'too-costly':
        throw new QueryTooCostly({ limit: answer.limit });
      case 'failed':
        if (answer.damaged === true) throw new RowsDamaged(answer.reason);
        throw new ReadModelsUnavailable({ reason: answer.reason });
      default:
        return answer;
    }
  }

  private remember(build: string, asked: Promise<unknown>): void {
    const pending = this.pending.get(build) ?? new Set();
    this.pending.set(build, pending.add(asked));
    const done = (): void => {
      pending.delete(asked);
      if (pending.size === 0) this.pending.delete(build);
    };
    asked.then(done, done);
  }
}

function asked(thread: ReadingThread, most: number, build: AskedBuild, question: Question): Promise<Answer> {
  const { waiting } = thread;
  if (waiting >= most) throw new ReadModelsOverloaded({ waiting });
  return thread.ask(build, question);
}
