import { setTimeout as pause } from 'node:timers/promises';
import type { VerifyItem, VerifyOptions } from '@crm/event-store';
import type { KeyFault } from '@crm/key-vault';
import { StoreCheck, type CheckEnd, type LogFault } from './store-check.process.js';

const DONE: VerifyItem = { kind: 'done', streams: 2, events: 8, bytes: 99, macs: true };
const PROGRESS: VerifyItem = { kind: 'progress', streams: 1, events: 4, bytes: 50, totalEvents: 8 };
const FAULT: LogFault = { kind: 'fault', stream: 'user-1', revision: 3, fault: 'forged', detail: 'It has no MAC.' };

async function* told(items: readonly VerifyItem[], between: () => Promise<void>): AsyncGenerator<VerifyItem> {
  for (const item of items) {
    yield item;
    await between();
  }
}

/** A check of a store that holds this; `between` is awaited in the middle of the log. */
class Bed {
  readonly ends: CheckEnd[] = [];
  readonly failures: string[] = [];
  options: VerifyOptions | undefined;
  readonly check: StoreCheck;
  private readonly ended = Promise.withResolvers<void>();

  constructor(items: readonly VerifyItem[], keys: readonly KeyFault[] = [], between = () => Promise.resolve()) {
    const done = (work: () => unknown) => {
      work();
      this.ended.resolve();
    };
    this.check = new StoreCheck({
      keyVault: {
        async *verify({ pause: rest } = {}) {
          await rest?.();
          yield* keys;
        },
      },
      eventStore: {
        verify: (options) => {
          this.options = options;
          return told(items, between);
        },
      },
      heads: { async *all() {} },
      onEnd: (end) => done(() => this.ends.push(end)),
      onFailure: (reason) => done(() => this.failures.push(reason)),
      firstAfterMs: 0,
      againAfterMs: 60_000,
    });
    this.check.start();
  }

  end(): Promise<void> {
    return this.ended.promise;
  }
}

describe('the check of the store in the background', () => {
  let bed: Bed;
  afterEach(() => bed.check.stop());

  it('given a sound store, when it was read, then nothing is reported, and when that was is known', async () => {
    bed = new Bed([PROGRESS, DONE]);
    expect([bed.check.last, bed.check.progress]).toEqual([undefined, undefined]);
    await bed.end();
    expect(bed.check.last).toMatchObject({ events: 8, keyFaults: 0, logFaults: [] });
    expect(bed.ends).toEqual([bed.check.last]);
    expect(bed.options?.share).toBeLessThan(0.5);
  });

  it('given damage, then it is reported', async () => {
    bed = new Bed([FAULT, DONE], [{ key: 'customer:1.a', damage: 'missing' }]);
    await bed.end();
    expect(bed.check.last).toMatchObject({ keyFaults: 1, logFaults: [FAULT] });
  });

  it('says how far it is while it reads', async () => {
    const reached = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    bed = new Bed([PROGRESS, DONE], [], () => {
      reached.resolve();
      return goOn.promise;
    });
    await reached.promise;
    expect(bed.check.progress).toBe(0.5);
    goOn.resolve();
    await bed.end();
    await pause(0);
    expect(bed.check.progress).toBeUndefined();
  });

  it('given a log that cannot be read, then that is reported, and no check counts as completed', async () => {
    bed = new Bed([PROGRESS], [], () => Promise.reject(new Error('The disk failed.')));
    await bed.end();
    expect([bed.failures, bed.check.failure, bed.check.last]).toEqual([
      ['The disk failed.'],
      'The disk failed.',
      undefined,
    ]);
  });

  it('given a stop in the middle, then it ends, and reports nothing', async () => {
    const reached = Promise.withResolvers<void>();
    const read = Promise.withResolvers<void>();
    bed = new Bed([PROGRESS, DONE], [], () => {
      reached.resolve();
      return read.promise;
    });
    await reached.promise;
    const stopped = bed.check.stop();
    read.reject(new Error('Reading the log was stopped.'));
    await stopped;
    expect([bed.ends, bed.failures]).toEqual([[], []]);
  });
});
