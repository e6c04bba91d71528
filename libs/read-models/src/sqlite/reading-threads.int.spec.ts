import { QueryInterrupted, ReadModelsOverloaded, ReadModelsUnavailable } from '@crm/contracts/refusals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shelf } from '../conformance/shelf.fixture.js';
import { resolveCount, resolveQuery } from '../query.js';
import { shapeOf } from './layout.js';
import type { Question } from './reading-messages.js';
import { ReadingThread, type AskedBuild } from './reading-thread.js';
import { ReadingThreads } from './reading-threads.js';
import { UnservedBuild } from './unserved-build.js';

const spec = shelf('books.v1');
const BOOKS = 2100;

describe('the threads that answer questions', () => {
  let directory: string;
  let books: AskedBuild;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'throughline-'));
    const path = join(directory, 'books.db');
    const build = UnservedBuild.open(path, spec);
    const all = Array.from({ length: BOOKS }, (_, number) => ({ id: `b${number}`, title: `Title ${number}` }));
    build.store('1', new Map(all.map((book) => [book.id, book])));
    for (const _ of build.settle());
    build.close();
    books = { name: 'books', path, shape: shapeOf(spec), settled: true };
  });
  afterAll(() => rm(directory, { recursive: true }));

  let threads: ReadingThreads;
  afterEach(() => threads.close());

  const page = (limit: number, total = false): Extract<Question, { kind: 'page' }> => ({
    kind: 'page',
    query: resolveQuery(spec, { limit, total, sort: [{ field: 'title' }] }),
  });
  /** Walks all rows, and finds none. */
  const walk: Extract<Question, { kind: 'page' }> = {
    kind: 'page',
    query: resolveQuery(spec, {
      filter: { field: 'code', op: 'ne', value: null },
      sort: [{ field: 'title' }],
      limit: 1,
    }),
  };

  it('given a question beyond its time, then it is stopped and refused, and the questions with it are answered', async () => {
    threads = new ReadingThreads(1000, 0);
    const [late, other] = await Promise.allSettled([threads.ask(books, walk), threads.ask(books, page(2))]);
    expect(late).toMatchObject({ reason: { code: 'query.interrupted', kind: 'unavailable' } });
    expect(late.status === 'rejected' && late.reason).toBeInstanceOf(QueryInterrupted);
    expect(other).toMatchObject({ status: 'fulfilled', value: { kind: 'page' } });
  });

  it('given a question that the quick thread has no time for, then the thorough one answers it', async () => {
    threads = new ReadingThreads(1000, 60_000, 0);
    expect((await threads.ask(books, walk)).documents).toBe('[]');
  });

  it('given more questions than may wait, then the rest are refused at once', async () => {
    threads = new ReadingThreads(1000);
    const asked = await Promise.allSettled(Array.from({ length: 600 }, () => threads.ask(books, page(1))));
    const refused = asked.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(600 - 512);
    for (const { reason } of refused as PromiseRejectedResult[]) expect(reason).toBeInstanceOf(ReadModelsOverloaded);
  });

  it('given a file that cannot be opened, then its questions are refused and those of other files answered', async () => {
    threads = new ReadingThreads(1000);
    const gone = threads.ask({ ...books, name: 'gone', path: join(directory, 'gone.db') }, page(1));
    await expect(gone).rejects.toBeInstanceOf(ReadModelsUnavailable);
    expect((await threads.ask(books, page(1))).kind).toBe('page');
  });

  it('given a question under way, when its build is released, then it is answered first', async () => {
    threads = new ReadingThreads(1000);
    let isAnswered = false;
    const asked = threads.ask(books, page(1)).then(() => (isAnswered = true));
    await threads.release(books.name);
    expect(isAnswered).toBe(true);
    await asked;
  });
});

describe('a thread that answers questions', () => {
  let directory: string;
  let thread: ReadingThread;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'throughline-'));
    thread = threadOf(60_000);
  });
  afterEach(async () => {
    await thread.close();
    await rm(directory, { recursive: true });
  });

  const threadOf = (limitMs: number) =>
    new ReadingThread(
      { fewRows: 1000, limitMs, niceness: 0 },
      new URL('./odd-reading.worker.fixture.js', import.meta.url),
    );
  const counts: Question = { kind: 'counts', query: resolveCount(spec, { fields: ['code'], top: 1 }) };
  const ask = (name: string) =>
    thread.ask({ name, path: join(directory, 'mark'), shape: shapeOf(spec), settled: true }, counts);
  const answered = { kind: 'counts' };

  it('given that it ends once, then another takes its place and the question is asked again', async () => {
    expect(await Promise.all([ask('ends once'), ask('fine')])).toMatchObject([answered, answered]);
  });

  it.each(['ends', 'fills its memory'])(
    'given a question at which it %s each time, then that one is refused after the second time, and the others are answered',
    async (name) => {
      const [bad, ...others] = await Promise.all([ask(name), ask('fine'), ask('fine')]);
      expect(bad).toMatchObject({ kind: 'failed' });
      expect(others).toMatchObject([answered, answered]);
    },
  );

  it('given a question that ignores its time, then it is refused, the thread ends, and the others are answered', async () => {
    thread = threadOf(0);
    expect(await Promise.all([ask('never ends'), ask('fine')])).toMatchObject([{ kind: 'out-of-time' }, answered]);
  });

  it('given that it is closed, then waiting and later questions are refused', async () => {
    const waiting = ask('fine');
    await thread.close();
    expect(await Promise.all([waiting, ask('fine')])).toMatchObject([{ kind: 'failed' }, { kind: 'failed' }]);
  });
});
