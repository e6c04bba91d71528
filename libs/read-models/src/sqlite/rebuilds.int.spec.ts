import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEventStore, type SqliteEventStore } from '@crm/event-store/sqlite';
import { systemClock } from '@crm/kernel';
import Database from 'better-sqlite3';
import type { BuildDone, Builder } from '../build/builder.port.js';
import { Rebuilds } from '../build/rebuilds.js';
import { counted, decodeUndamaged, rowsOf, tally, type Tally } from '../conformance/tally.fixture.js';
import { collectionOf, type Projection } from '../projection.js';
import { ProjectionRunner } from '../runner/projection-runner.js';
import { openSqliteReadModelStore, type SqliteReadModelStore } from './sqlite-read-model-store.js';
import { ThreadBuilder } from './thread-builder.js';

const VIEW = tally('spec.rebuilt');
const THREAD = new URL('./build.fixture.js', import.meta.url);
const never = new AbortController().signal;

describe('a view that is rebuilt', () => {
  let directory: string;
  let log: SqliteEventStore;
  let store: SqliteReadModelStore;
  let runner: ProjectionRunner;
  let rebuilds: Rebuilds;
  let ends: { projection: string; done?: BuildDone; error?: unknown }[];

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'throughline-'));
    log = await openSqliteEventStore({ directory });
    await start();
  });
  afterEach(async () => {
    await end();
    await log.close();
    await rm(directory, { recursive: true });
  });

  async function start(more: { mostEventsToCatchUp?: number } = {}): Promise<void> {
    store = await openSqliteReadModelStore({ path: join(directory, 'views.db') });
    const options = {
      store: log,
      decode: decodeUndamaged,
      readModels: store,
      epoch: store.epoch,
      clock: systemClock,
      ...more,
    };
    const projections = [VIEW] as unknown as Projection[];
    runner = new ProjectionRunner(options, projections);
    await runner.start();
    ends = [];
    const builder = new ThreadBuilder(store, THREAD, directory);
    rebuilds = new Rebuilds({ runner, builds: store, builder, projections, onEnd: (each) => ends.push(each) });
  }

  async function end(): Promise<void> {
    await rebuilds.stop();
    await runner.stop();
    await store.close();
  }

  async function write(streams: number, appends: number, type = 'Counted'): Promise<void> {
    for (let index = 0; index < appends; index++)
      await log.append({ stream: `tally-${index % streams}`, expected: 'any', events: [counted(index, type)] });
  }

  async function rows(): Promise<Map<string, Tally>> {
    const { items } = await store.find<Tally>(collectionOf(VIEW), { limit: 500 });
    return new Map(items.map((row) => [row.id, row]));
  }

  const caughtUp = async () => runner.waitFor(VIEW.name, await log.tail(), 10_000);
  const served = async () => (await store.builds()).map(({ build, state }) => `${state} ${build}`);

  async function resultOf(steps: AsyncIterable<{ kind: string }>): Promise<BuildDone> {
    let last: { kind: string } | undefined;
    for await (const step of steps) last = step;
    return last as BuildDone;
  }

  it('given writers at work, when it is rebuilt, then it is served throughout, switches in one step, and equals the old build', async () => {
    await write(20, 300);
    expect(await caughtUp()).toBe(true);
    let done = false;
    const writing = (async () => {
      for (let index = 0; !done; index++) {
        const { position } = await log.append({ stream: 'tally-mine', expected: 'any', events: [counted(index)] });
        expect(await runner.waitFor(VIEW.name, position, 10_000)).toBe(true);
        expect((await store.get<Tally>(collectionOf(VIEW), 'tally-mine'))?.revisions).toHaveLength(index + 1);
      }
    })();
    const result = await resultOf(rebuilds.rebuild(VIEW.name, never));
    done = true;
    await writing;
    expect(result).toMatchObject({ kind: 'done', differing: 0, ids: [] });
    expect(result.served).toBe(result.built);
    expect(await served()).toEqual(['served 2']);
    await write(20, 40);
    expect(await caughtUp()).toBe(true);
    expect(await rows()).toEqual(await rowsOf(log, VIEW));
    expect((await readdir(join(directory, 'views'))).filter((name) => name.startsWith('spec.rebuilt.v1.1'))).toEqual(
      [],
    );
    await end();
    await start();
    expect(await served()).toEqual(['served 2']);
    expect(await rows()).toEqual(await rowsOf(log, VIEW));
  });

  it('given a build that is behind the served one, when it is complete, then the switch waits until it has caught up', async () => {
    await write(20, 300);
    expect(await caughtUp()).toBe(true);
    const before = await rows();
    const nothing = { position: '', built: '', rows: 0, differing: 0, ids: [], events: 0, seconds: 0 };
    const builder: Builder = {
      async *make() {
        yield { kind: 'done', ...nothing };
      },
    };
    const empty = new Rebuilds({ runner, builds: store, builder, projections: [VIEW] as unknown as Projection[] });
    await resultOf(empty.rebuild(VIEW.name, never));
    expect(await rows()).toEqual(before);
    expect(await served()).toEqual(['served 2']);
  });

  it('given an event that cannot be handled, when it is rebuilt, then the build fails with a reason, skips nothing, and the served build is unchanged', async () => {
    await write(3, 30);
    await write(1, 1, 'Broken');
    await write(3, 5);
    await expect(resultOf(rebuilds.rebuild(VIEW.name, never))).rejects.toThrow(
      /spec.rebuilt could not be built: TypeError at .* at position \d+: Broken, .* The served view is unchanged\.$/,
    );
    expect(await served()).toEqual(['served 1']);
    expect((await rows()).size).toBe(3);
  });

  it('given a build that is cancelled, when it ends, then the served build is unchanged, and the next build starts from scratch', async () => {
    await write(3, 30);
    await expect(resultOf(rebuilds.rebuild(VIEW.name, AbortSignal.abort(new Error('cancelled'))))).rejects.toThrow(
      'cancelled',
    );
    expect(await served()).toEqual(['served 1']);
    expect(await resultOf(rebuilds.rebuild(VIEW.name, never))).toMatchObject({ differing: 0 });
  });

  it('given a build that the end of the program interrupted, when the program starts again, then the build continues by itself', async () => {
    await write(20, 200);
    const steps = rebuilds.rebuild(VIEW.name, never);
    await steps.next();
    const ended = expect(resultOf(steps)).rejects.toThrow();
    await end();
    await ended;
    await start();
    expect(await served()).toEqual(['served 1', 'building 2']);
    rebuilds.carryOn();
    while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ends).toEqual([{ projection: VIEW.name, done: expect.objectContaining({ differing: 0 }) as BuildDone }]);
    expect(await served()).toEqual(['served 2']);
    expect(await rows()).toEqual(await rowsOf(log, VIEW));
  });

  it('given no rows and a long log, when the program starts, then they are built separately, and waiting for them fails until then', async () => {
    await write(20, 120);
    await end();
    await rm(join(directory, 'views'), { recursive: true });
    await rm(join(directory, 'views.db'));
    await start({ mostEventsToCatchUp: 100 });
    expect([runner.isFrozen(VIEW.name), await runner.waitFor(VIEW.name, await log.tail(), 10)]).toEqual([true, false]);
    rebuilds.carryOn();
    while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect([ends[0]?.error, runner.isFrozen(VIEW.name)]).toEqual([undefined, false]);
    expect(await caughtUp()).toBe(true);
    expect(await rows()).toEqual(await rowsOf(log, VIEW));
  });

  it('given no rows, a long log and an event that cannot be handled, when the build fails, then the rows up to that event are there', async () => {
    await write(3, 120);
    await write(1, 1, 'Broken');
    await end();
    await rm(join(directory, 'views'), { recursive: true });
    await rm(join(directory, 'views.db'));
    await start({ mostEventsToCatchUp: 100 });
    rebuilds.carryOn();
    while ((await runner.status())[0]?.state !== 'stopped') await new Promise((resolve) => setTimeout(resolve, 10));
    expect((await rows()).size).toBe(3);
  });

  it('given damaged data, no rows and a long log, when the view is built, then the damaged stream is parked', async () => {
    await write(3, 120);
    await write(1, 1, 'Damaged');
    await write(1, 1);
    await end();
    await rm(join(directory, 'views'), { recursive: true });
    await rm(join(directory, 'views.db'));
    await start({ mostEventsToCatchUp: 100 });
    rebuilds.carryOn();
    while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(ends[0]?.error).toBeUndefined();
    expect((await runner.parked(VIEW.name)).map(({ stream, revision }) => `${stream}@${revision}`)).toEqual([
      'tally-0@40',
      'tally-0@41',
    ]);
    expect((await rows()).get('tally-0')?.revisions).toHaveLength(40);
  });

  it('given damaged data and served rows, which may still show it, when they are rebuilt, then the build fails and they stay', async () => {
    await write(3, 30);
    await write(1, 1, 'Damaged');
    await runner.fitness(VIEW.name, 'end', 10_000);
    const before = await rows();
    await expect(resultOf(rebuilds.rebuild(VIEW.name, never))).rejects.toThrow('privacy.key-damaged');
    expect(await served()).toEqual(['served 1']);
    expect(await rows()).toEqual(before);
  });

  it('given a build in progress, when another one is requested, then it is refused with a reason', async () => {
    await write(3, 30);
    const steps = rebuilds.rebuild(VIEW.name, never);
    await steps.next();
    await expect(rebuilds.rebuild(VIEW.name, never).next()).rejects.toThrow('is already being built');
    await resultOf(steps);
    expect(await served()).toEqual(['served 2']);
  });

  it('given a row that differs from the log, when it is compared, then its id is named and the served build stays', async () => {
    await write(3, 30);
    expect(await caughtUp()).toBe(true);
    expect(await resultOf(rebuilds.diff(VIEW.name, never))).toMatchObject({ differing: 0, rows: 3 });
    await runner.stop();
    await store.close();
    const file = new Database(join(directory, 'views', 'spec.rebuilt.v1.1.db'));
    file.exec(`UPDATE "spec.rebuilt.v1#documents" SET document = '{"id":"tally-1"}' WHERE "row" = 2`);
    file.close();
    await start();
    const result = await resultOf(rebuilds.diff(VIEW.name, never));
    expect(result).toMatchObject({ differing: 1, ids: ['tally-1'], rows: 3 });
    expect(result.served).not.toBe(result.built);
    expect(await served()).toEqual(['served 1']);
  });

  it('given rows of another version, when the program starts, then they are served unchanged until this version is built', async () => {
    await write(3, 30);
    expect(await caughtUp()).toBe(true);
    await end();
    const catalogue = new Database(join(directory, 'views.db'));
    catalogue.exec('UPDATE builds SET version = 0');
    catalogue.close();
    await start();
    const before = await rows();
    await write(3, 3);
    expect(runner.isFrozen(VIEW.name)).toBe(true);
    expect(await runner.waitFor(VIEW.name, await log.tail(), 1)).toBe(false);
    expect(await rows()).toEqual(before);
    expect((await runner.status())[0]).toMatchObject({ version: 0, state: 'frozen', lagEvents: 3 });
    rebuilds.carryOn();
    while (ends.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(runner.isFrozen(VIEW.name)).toBe(false);
    expect(await rows()).toEqual(await rowsOf(log, VIEW));
    expect((await runner.status())[0]).toMatchObject({ version: 1, lagEvents: 0 });
  });
});
