import { appendFile, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type UploadStore } from '@crm/commands/imports';
import { type CallContext, type Principal } from '@crm/contracts';
import { type Access } from '@crm/contracts/identity';
import { Overloaded } from '@crm/event-store';
import { newId } from '@crm/kernel';
import fc from 'fast-check';

import { contextOf, ImportingProcess, manyRows, sumOf } from './importing-process.fixture.js';

describe('importing customers', () => {
  let world: ImportingProcess;
  beforeAll(async () => (world = await ImportingProcess.open()));
  beforeEach(() => (world.admin = contextOf(newId(), 'admin')));
  afterAll(() => world.close());

  it('skips known customers, or completes them', async () => {
    await world.imported('Name,Email\nDee,dee@two.example\n', { mode: 'create' });
    const file = 'Name,Email,Company,Tags\nDee Dee,dee@two.example,Acme,vip\nEve,eve@two.example,,\n';
    const skipped = await world.imported(file, { mode: 'skip' });
    expect(skipped.view.counts).toMatchObject({ created: 1, skipped: 1 });
    expect(await world.customerAt('dee@two.example')).toMatchObject({ name: 'Dee', tags: [] });
    const updated = await world.imported(file, { mode: 'update' });
    expect(updated.view.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, failed: 0 });
    const again = await world.imported(file, { mode: 'update' });
    expect(again.view.counts).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await world.customerAt('dee@two.example')).toMatchObject({
      name: 'Dee Dee',
      company: 'Acme',
      tags: ['vip'],
    });
  });

  it('predicts in a dry run what the import then does', async () => {
    const file =
      'Name,Email,Phone\nDee,dee@two.example,\nFay,fay@three.example,123\nFay again,Fay@three.example,\nGus,nonsense,\n';
    const importId = await world.upload(file);
    const before = await world.customerCount();
    await world.start(importId, { mode: 'create', dryRun: true });
    const dry = await world.ended(importId);
    const foreseen = await world.errorsOf(importId);
    expect(await world.customerCount()).toBe(before);
    await world.start(importId, { mode: 'create' });
    const real = await world.ended(importId);
    expect(dry).toMatchObject({
      state: 'validated',
      dryRun: true,
      rows: 4,
      counts: { created: 1, failed: 3, warnings: 1 },
    });
    expect(real).toMatchObject({ state: 'completed', dryRun: false, counts: dry.counts });
    const places = (lines: string[]) => lines.map((line) => line.split(',').slice(0, 3).join(','));
    expect(places(await world.errorsOf(importId))).toEqual(places(foreseen));
    expect(places(foreseen)).toEqual(['2,Email,duplicate', '3,Phone,phone', '4,Email,duplicate', '5,Email,email']);
  });

  it('counts what fills the columns that are not read, and sums up what was wrong, also over a crash', async () => {
    const lines = Array.from({ length: 3_000 }, (_, n) =>
      n % 3 === 0 ? `P${n},p${n}@filled.example,x,${n}` : `P${n},p${n}@filled.example,,`,
    );
    const importId = await world.upload(`Name,Email,Shoe size,Phone\n${lines.join('\n')}\n`);
    expect((await world.look(importId)).ignored).toEqual([{ column: 'Shoe size' }]);
    await world.start(importId, { mode: 'create' });
    await world.runningPast(importId, 1_000);
    await world.restarted();
    const { ignored, remarks, counts } = await world.ended(importId);
    expect(ignored).toEqual([{ column: 'Shoe size', filled: 1_000 }]);
    expect(remarks).toEqual([{ code: 'phone', failed: false, count: 1_000, lines: [2, 5, 8, 11, 14] }]);
    expect(counts).toMatchObject({ created: 3_000, warned: 1_000, warnings: 1_000 });
  });

  describe('a dry run', () => {
    const letters = ['a', 'b', 'c', 'd'];
    const rowsOf = (domain: string, rows: readonly (readonly string[])[]) =>
      `Name,Email,Email 2,Company,Tags\n${rows
        .map(([name, one, two, company, tag]) => {
          const [first, second] = [one, two].map((letter) => (letter ? `${letter}@${domain}.example` : ''));
          return `${name},${first},${second},${company},${tag}`;
        })
        .join('\n')}\n`;
    const address = fc.constantFrom('', ...letters);
    const row = fc.tuple(
      fc.constantFrom('', 'X', 'Y'),
      address,
      address,
      fc.constantFrom('', 'Acme'),
      fc.constantFrom('', 'vip'),
    );
    const someRows = (maxLength: number) => fc.array(row, { minLength: 1, maxLength });
    const outcomes = async (importId: string) => {
      const { rows, counts, ignored, remarks } = await world.ended(importId);
      const lines = (await world.errorsOf(importId)).map((line) => line.split(',').slice(0, 3).join(','));
      return { rows, counts, ignored, remarks, lines };
    };

    it('tells exactly what the run then does, and writes nothing', async () => {
      const worlds = fc.record({
        before: someRows(4),
        rows: someRows(7),
        mode: fc.constantFrom('create' as const, 'update' as const, 'skip' as const),
        role: fc.constantFrom('admin' as const, 'manager' as const),
      });
      await fc.assert(
        fc.asyncProperty(worlds, async ({ before, rows, mode, role }) => {
          const domain = newId();
          await world.imported(rowsOf(domain, before), { mode: 'create' });
          const importer = contextOf(newId(), role);
          world.access.set(importer.principal.id, { roles: [role], teamIds: [], colleagueIds: [] });
          const importId = await world.upload(rowsOf(domain, rows), importer);
          const customers = await world.customerCount();
          await world.start(importId, { mode, dryRun: true }, importer);
          const foretold = await outcomes(importId);
          expect(await world.customerCount()).toBe(customers);
          await world.start(importId, { mode }, importer);
          expect(await outcomes(importId)).toEqual(foretold);
        }),
        { numRuns: 25 },
      );
    }, 60_000);

    it('of a row that belongs to two customers says so, as the run does', async () => {
      await world.imported('Name,Email\nA,pa1@pair.example\nB,pb1@pair.example\n', { mode: 'create' });
      const importId = await world.upload(
        'Name,Email,Email 2,Company\nPair AB,pa1@pair.example,pb1@pair.example,PairCo\n',
      );
      const holders = await Promise.all(
        ['pa1@pair.example', 'pb1@pair.example'].map((mailbox) => world.holderOf(mailbox)),
      );
      for (const dryRun of [true, false]) {
        await world.start(importId, { mode: 'update', dryRun });
        expect((await world.ended(importId)).counts).toMatchObject({ updated: 0, failed: 1 });
        expect(await world.errorsOf(importId)).toEqual([
          `2,"Email, Email 2",several-customers,What identifies this row belongs to different customers.,${holders.join(' ')}`,
        ]);
      }
      expect(await world.customerAt('pa1@pair.example')).toMatchObject({ name: 'A' });
    });
  });

  it('resumes where it was after a crash, and duplicates nothing', async () => {
    const before = await world.customerCount();
    const importId = await world.upload(manyRows('five.example', 3_500));
    await world.start(importId, { mode: 'create' });
    await world.runningPast(importId, 1_000);
    await setTimeout(20); // into the second batch
    await world.jobs.beforeApplicationShutdown();
    expect((await world.look(importId)).state).toBe('running');
    expect((await world.look(importId)).rows).toBeLessThan(3_000);
    // Lines of a batch that was not recorded.
    await appendFile(
      join(world.filesDirectory, `${importId}.errors.csv`),
      '9999,,duplicate,unrecorded,\r\n'.repeat(5_000),
    );
    world.newJobs();
    await world.lookAtAll();
    const view = await world.ended(importId);
    expect(view).toMatchObject({ state: 'completed', rows: 3_500, counts: { created: 3_150, failed: 350 } });
    expect(await world.customerCount()).toBe(before + 3_150);
    const errors = await world.errorsOf(importId);
    expect(errors).toHaveLength(350);
    expect(errors[0]).toBe(
      `11,Email,duplicate,Another customer has this e-mail address.,${await world.holderOf('p8@five.example')}`,
    );
    expect(await readFile(join(world.filesDirectory, `${importId}.errors.csv`), 'utf8')).toHaveLength(
      (await errorsText(importId)).length,
    );
  }, 30_000);
  const errorsText = async (importId: string) =>
    `line,column,code,reason,holder\r\n${(await world.errorsOf(importId)).join('\r\n')}\r\n`;

  describe('that ends before the end of its file', () => {
    const waits = async (importId: string) => {
      while ((await world.look(importId)).waitingFor === undefined) await setTimeout(1);
      await setTimeout(50); // others go on
    };
    afterEach(() => world.newJobs());

    it.each<[string, (importId: string) => Promise<unknown>]>([
      ['its starter was deactivated', async () => world.access.set(world.admin.principal.id, null)],
      ['it was cancelled', (importId) => world.cancel(importId)],
    ])(
      'counts each row that was applied while others wait for the log, when %s',
      async (_why, end) => {
        const before = await world.customerCount();
        world.newJobs(world.customers(world.overloadedAt(7)));
        const importId = await world.upload(manyRows(`${newId()}.example`, 3_000));
        await world.start(importId, { mode: 'create' });
        await waits(importId);
        await end(importId);
        const view = await world.ended(importId);
        expect(view.rows).toBeGreaterThan(0);
        expect(view.rows).toBeLessThan(3_000);
        expect((await world.customerCount()) - before).toBe(view.counts.created);
        expect(sumOf(view)).toBe(view.rows);
        expect(await world.errorsOf(importId)).toHaveLength(view.counts.failed);
      },
      30_000,
    );

    it('counts each row that was applied, when another row fails unexpectedly', async () => {
      const before = await world.customerCount();
      world.newJobs(
        world.customers(world.failing((execution) => (execution === 700 ? new TypeError('planted') : undefined))),
      );
      const { view } = await world.imported(manyRows('planted.example', 3_000), { mode: 'create' });
      expect(view).toMatchObject({ state: 'failed', failure: 'internal' });
      expect((await world.customerCount()) - before).toBe(view.counts.created);
      expect(sumOf(view)).toBe(view.rows);
    });

    it('counts each row that was applied, when the file cannot be read to its end', async () => {
      const before = await world.customerCount();
      const damaged: UploadStore = new Proxy(world.files, {
        get: (target, name) =>
          name === 'read'
            ? async function* (...[file, from]: Parameters<UploadStore['read']>) {
                yield* target.read(file, from, 60_000);
                if (!file.endsWith('.errors.csv')) throw new Error('planted');
              }
            : (Reflect.get(target, name) as (...parameters: unknown[]) => unknown).bind(target),
      });
      world.newJobs(undefined, damaged);
      const { view } = await world.imported(manyRows('damaged.example', 3_000), { mode: 'create' });
      expect(view).toMatchObject({ state: 'failed', failure: 'internal', rows: 2_000 });
      expect((await world.customerCount()) - before).toBe(view.counts.created);
      expect(sumOf(view)).toBe(view.rows);
    });

    it('goes on when its cancellation could not be recorded', async () => {
      const importId = await world.upload(manyRows('goeson.example', 1_000));
      await world.start(importId, { mode: 'create' });
      const refused = world.jobs.execute.bind(world.jobs);
      world.jobs.execute = (command, context) =>
        command.type === 'CancelImport'
          ? Promise.reject(new Overloaded({ pending: 1, limit: 1 }))
          : refused(command, context);
      await expect(world.cancel(importId)).rejects.toThrow(Overloaded);
      expect(await world.ended(importId)).toMatchObject({ state: 'completed', rows: 1_000, counts: { created: 900 } });
    });
  });

  describe('of an API client', () => {
    const scoped = (...scopes: string[]): Access => ({ roles: ['integration'], teamIds: [], colleagueIds: [], scopes });
    const everything = scoped('customer.import', 'customer.read', 'customer.update', 'customer.tag');
    const client = (scopes: readonly string[]): CallContext & { principal: Principal } => ({
      ...contextOf(newId()),
      principal: { type: 'api-client', id: newId(), roles: ['integration'], teamIds: [], scopes },
    });
    const row = (company: string) => `Name,Email,Company\nKim,kim@scopes.example,${company}\n`;
    beforeAll(() => world.imported(row(''), { mode: 'create' }));

    it('stays within the scopes of its token, also when the client has more, and after a crash', async () => {
      const context = client(['customer.import']);
      world.access.set(context.principal.id, everything);
      const importId = await world.upload(`${manyRows('scopes2.example', 2_500)}Kim,kim@scopes.example\n`, context);
      await world.start(importId, { mode: 'update' }, context);
      await world.runningPast(importId, 1_000);
      await world.restarted();
      const { state, counts } = await world.ended(importId);
      expect([state, counts.updated]).toEqual(['completed', 0]);
      expect(await world.customerAt('kim@scopes.example')).toMatchObject({ name: 'Kim' });
    }, 30_000);

    it('that an earlier release started is limited to the scopes that the client has now', async () => {
      for (const [now, name] of [
        [scoped('customer.import'), 'Kim'],
        [everything, 'Kimberly'],
      ] as const) {
        const { id } = client([]).principal;
        world.access.set(id, now);
        const importId = await world.upload('Name,Email\nKimberly,kim@scopes.example\n');
        const startedBy = { type: 'api-client' as const, id, roles: ['integration'], teamIds: [] };
        const command = {
          type: 'StartImport',
          importId,
          mode: 'update',
          dryRun: false,
          mapping: ['name', 'email'],
          startedBy,
        } as const;
        await world.jobs.execute(command, { ...world.admin, commandId: newId() });
        await world.jobs.run(importId);
        await world.ended(importId);
        expect(await world.customerAt('kim@scopes.example')).toMatchObject({ name });
      }
    });

    it.each([
      ['a scope', scoped('customer.read'), 'access.rights-narrowed'],
      ['the client', null, 'access.actor-inactive'],
    ])(
      'ends when %s is taken away, and counts what was done',
      async (_what, left, failure) => {
        const context = client(everything.scopes ?? []);
        world.access.set(context.principal.id, everything);
        const before = await world.customerCount();
        const importId = await world.upload(manyRows(`${newId()}.example`, 6_000), context);
        await world.start(importId, { mode: 'create' }, context);
        await world.runningPast(importId, 1_000);
        world.access.set(context.principal.id, left);
        const view = await world.ended(importId);
        expect([view.state, view.failure]).toEqual(['failed', failure]);
        expect(view.rows).toBeLessThan(6_000);
        expect((await world.customerCount()) - before).toBe(view.counts.created);
        expect(sumOf(view)).toBe(view.rows);
        expect(await readdir(world.filesDirectory)).not.toContain(`${importId}.csv`);
      },
      30_000,
    );
  });

  it('ends while it waits, when its starter is deactivated', async () => {
    const { id } = world.admin.principal;
    world.newJobs(world.customers(world.overloadedAt(1)));
    const importId = await world.upload('Name,Email\nYu,yu@nine.example\n');
    await world.start(importId, { mode: 'create' });
    world.access.set(id, null);
    expect(await world.ended(importId)).toMatchObject({ state: 'failed', failure: 'access.actor-inactive', rows: 0 });
    world.newJobs();
  });

  it('gives a shared address to the earlier row, however long that row takes', async () => {
    const slowAtFirst = (execution: number) => (execution === 1 ? setTimeout(100, undefined) : undefined);
    world.newJobs(world.customers(world.failing(slowAtFirst)));
    const { errors } = await world.imported('Name,Email\nFirst,yo@eight.example\nSecond,yo@eight.example\n', {
      mode: 'create',
    });
    world.newJobs();
    expect(errors.map((line) => line.split(',')[0])).toEqual(['3']);
    expect(await world.customerAt('yo@eight.example')).toMatchObject({ name: 'First' });
  });

  it('waits while the log cannot take more, and says so', async () => {
    const overloadedTwice = world.failing((execution) =>
      execution <= 2 ? new Overloaded({ pending: 1, limit: 1 }) : undefined,
    );
    world.newJobs(world.customers(overloadedTwice));
    const importId = await world.upload('Name,Email\nWu,wu@seven.example\nXi,xi@seven.example\n');
    await world.start(importId, { mode: 'create' });
    await setTimeout(50);
    expect((await world.look(importId)).waitingFor).toBe('store.overloaded');
    expect((await world.ended(importId)).counts).toMatchObject({ created: 2, failed: 0 });
    world.newJobs();
  });

  it('stops when it is cancelled, and keeps what was done', async () => {
    const before = await world.customerCount();
    const importId = await world.upload(manyRows('six.example', 6_000));
    await world.start(importId, { mode: 'create' });
    await world.runningPast(importId, 1_000);
    await world.cancel(importId);
    const view = await world.look(importId);
    expect(view.state).toBe('cancelled');
    expect(view.rows).toBeLessThan(6_000);
    expect(await world.customerCount()).toBe(before + view.counts.created);
    expect((await readdir(world.filesDirectory)).filter((name) => name === `${importId}.csv`)).toEqual([]);
  }, 30_000);
});
