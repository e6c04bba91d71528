import fc from 'fast-check';
import type { AppendRequest, EventStore, ExpectedRevision } from '../event-store.port.js';
import { collect, event, newStream } from './events.js';
import type { EventStoreHarness } from './harness.js';

/** The port's rules again, as simple as possible: no files, no threads, no optimisation. */
class ModelLog {
  readonly log: { stream: string; revision: number; id: string }[] = [];
  readonly #streams = new Map<
    string,
    { ids: string[]; visibleFrom: number; deletedBefore: number; retired: boolean }
  >();

  append({ stream, expected, events }: AppendRequest): number | string {
    const { ids, deletedBefore, retired } = this.#of(stream);
    if (retired) return 'store.stream-deleted';
    if (!this.#accepts(stream, expected)) {
      const first = expected === 'no-stream' ? deletedBefore : typeof expected === 'number' ? expected + 1 : Infinity;
      const found = events.length > 0 && events.every(({ id }, index) => ids[first + index] === id);
      return found ? first + events.length - 1 : 'store.concurrency-conflict';
    }
    for (const { id } of events) {
      this.log.push({ stream, revision: ids.length, id });
      ids.push(id);
    }
    return ids.length - 1;
  }

  delete(stream: string, mode: 'soft' | 'hard', expected: ExpectedRevision): string {
    const state = this.#of(stream);
    if (state.retired) return mode === 'hard' ? 'done' : 'store.stream-deleted';
    if (!this.#accepts(stream, expected)) return 'store.concurrency-conflict';
    if (mode === 'hard') state.retired = true;
    else state.visibleFrom = state.deletedBefore = state.ids.length;
    return 'done';
  }

  truncate(stream: string, before: number): string {
    const state = this.#of(stream);
    if (state.retired) return 'store.stream-deleted';
    state.visibleFrom = Math.max(state.visibleFrom, Math.min(before, state.ids.length));
    return 'done';
  }

  read(stream: string): string[] | string {
    const { ids, visibleFrom, retired } = this.#of(stream);
    return retired ? 'store.stream-deleted' : ids.slice(visibleFrom);
  }

  #accepts(stream: string, expected: ExpectedRevision): boolean {
    const { ids, deletedBefore } = this.#of(stream);
    const live = ids.length > deletedBefore;
    if (expected === 'any') return true;
    if (expected === 'exists') return live;
    return expected === 'no-stream' ? !live : expected === ids.length - 1;
  }

  #of(stream: string): { ids: string[]; visibleFrom: number; deletedBefore: number; retired: boolean } {
    let state = this.#streams.get(stream);
    if (state === undefined)
      this.#streams.set(stream, (state = { ids: [], visibleFrom: 0, deletedBefore: 0, retired: false }));
    return state;
  }
}

type Step =
  | { kind: 'append'; stream: number; expected: ExpectedRevision; ids: number[] }
  | { kind: 'delete'; stream: number; mode: 'soft' | 'hard'; expected: ExpectedRevision }
  | { kind: 'truncate'; stream: number; before: number };

const STREAMS = 3;
const stream = fc.nat({ max: STREAMS - 1 });
const expected = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<ExpectedRevision>('any', 'exists', 'no-stream') },
  { weight: 4, arbitrary: fc.integer({ min: -1, max: 8 }) },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    // Few ids, so identical and nearly identical retries occur.
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      stream,
      expected,
      ids: fc.uniqueArray(fc.nat({ max: 7 }), { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('delete' as const),
      stream,
      mode: fc.constantFrom('soft', 'soft', 'hard'),
      expected,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('truncate' as const), stream, before: fc.nat({ max: 8 }) }) },
);

export function modelCases(harness: EventStoreHarness): void {
  describe('against a simple model', () => {
    let store: EventStore;
    beforeAll(async () => (store = await harness.open()));
    afterAll(() => store.close());

    it('returns what the model returns for every sequence of calls, one by one or all in flight', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), fc.boolean(), async (steps, inFlight) => {
          const names = Array.from({ length: STREAMS }, () => newStream('model'));
          const pool = Array.from({ length: 8 }, () => event());
          const model = new ModelLog();
          const after = await store.tail();
          const answers: unknown[] = [];
          for (const current of steps) {
            const answer = perform(store, current, names, pool);
            answers.push(inFlight ? answer : await answer);
          }
          expect(await Promise.all(answers)).toEqual(steps.map((current) => predict(model, current, names, pool)));
          const filter = { streamPrefixes: names };
          const log = (await collect(store.readAll({ after, filter }))).map(({ stream, revision, id }) => ({
            stream,
            revision,
            id,
          }));
          expect(log).toEqual(model.log);
          for (const name of names) {
            const read = collect(store.readStream(name)).then((stored) => stored.map(({ id }) => id));
            expect(await read.catch((error: { code: string }) => error.code)).toEqual(model.read(name));
          }
        }),
        { numRuns: 60 },
      );
    });
  });
}

async function perform(
  store: EventStore,
  step: Step,
  names: string[],
  pool: ReturnType<typeof event>[],
): Promise<number | string> {
  const name = names[step.stream]!;
  try {
    switch (step.kind) {
      case 'append':
        return (await store.append({ stream: name, expected: step.expected, events: step.ids.map((id) => pool[id]!) }))
          .revision;
      case 'delete':
        await store.delete(name, step.mode, step.expected);
        return 'done';
      case 'truncate':
        await store.truncate(name, step.before);
        return 'done';
    }
  } catch (error) {
    return (error as { code: string }).code;
  }
}

function predict(model: ModelLog, step: Step, names: string[], pool: ReturnType<typeof event>[]): number | string {
  const name = names[step.stream]!;
  switch (step.kind) {
    case 'append':
      return model.append({ stream: name, expected: step.expected, events: step.ids.map((id) => pool[id]!) });
    case 'delete':
      return model.delete(name, step.mode, step.expected);
    case 'truncate':
      return model.truncate(name, step.before);
  }
}
