import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { CallContext, Principal, Role } from '@crm/contracts';
import {
  CancelImport,
  GetImport,
  OpenImport,
  ReadImportErrors,
  ReadRejectedRows,
  StartImport,
  StoreImportPart,
  type ImportView,
  type StartImportInput,
  FilesFull,
  ImportErrorsExpired,
  ImportNotFound,
  ImportNotStartable,
  ImportUnreadable,
  TooManyUploads,
} from '@crm/contracts/customers';
import type { Access, GetHolderAccess } from '@crm/contracts/identity';
import { events, upcasters } from '@crm/contracts/records';
import { EventRegistry, EventSourcedStreams, Overloaded, type EventStore } from '@crm/event-store';
import { EmbeddedKeyVault } from '@crm/key-vault';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import type { ServiceClient } from '@crm/messaging';
import fc from 'fast-check';
import { LogCustomFieldDirectory } from '../custom-fields/log-custom-field-directory.adapter.js';
import { customerDecider } from '../customers/customer.decider.js';
import { FileUploadStore } from './file-upload-store.adapter.js';

import { ImportFiles } from './import-files.process.js';
import { ImportJobs } from './import-jobs.service.js';
import { ImportRows } from './import-rows.service.js';
import { ImportSettings } from './import-settings.port.js';
import {
  CancelImportHandler,
  GetImportHandler,
  OpenImportHandler,
  ReadImportErrorsHandler,
  ReadRejectedRowsHandler,
  StartImportHandler,
  StoreImportPartHandler,
} from './import.handlers.js';
import { UploadQuota } from './upload-quota.service.js';
import type { UploadStore } from './upload-store.port.js';

const ENDED = ['completed', 'validated', 'cancelled', 'failed'];

const contextOf = (id: string, ...roles: Role[]): CallContext => ({
  principal: { type: 'user', id, roles, teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'api',
});

/** A message as a handler receives it. */
const told = <M extends object>(message: M, context: CallContext): M & { context: CallContext } =>
  Object.assign(message, { context });

describe('importing customers', () => {
  const directory = mkdtempSync(join(tmpdir(), 'imports-'));
  const filesDirectory = join(directory, 'files');
  const files = new FileUploadStore(filesDirectory);
  let store: EventStore & { close(): Promise<void> };
  let streams: EventSourcedStreams;
  let jobs: ImportJobs;
  let admin: CallContext;
  /** What identity says about those whose rights differ from an administrator's. */
  const access = new Map<string, Access | null>();
  const identity = {
    query: ({ id }: GetHolderAccess) =>
      Promise.resolve(access.has(id) ? access.get(id) : { roles: ['admin'], teamIds: [], colleagueIds: [] }),
  } as unknown as ServiceClient;

  /** The clock is ahead by this. */
  let later = 0;
  const settings = new ImportSettings(
    { retentionMs: 3_600_000, bytesPerUploader: 10_000_000, bytesInAll: 15_000_000 },
    () => Date.now() + later,
  );
  let quota = new UploadQuota(settings);
  const filesOf = async (importId: string) =>
    (await readdir(filesDirectory)).filter((name) => name.startsWith(importId)).map((name) => name.slice(37));
  const lookAtAll = () => new ImportFiles(streams, files, jobs, quota, settings).lookAtAll();

  /** As after a start of the program: only what is on disk is known. */
  const newJobs = (rows = new ImportRows(streams), store: UploadStore = files) =>
    new ImportJobs(streams, store, rows, new LogCustomFieldDirectory(streams), identity, quota);

  beforeAll(async () => {
    const opened = await openSqliteEventStore({ directory });
    store = opened;
    const vault = await EmbeddedKeyVault.open({ rows: opened.keyRows, kek: { directory } });
    streams = new EventSourcedStreams({
      store,
      vault,
      registry: new EventRegistry(events, upcasters),
    });
    jobs = newJobs();
  });
  beforeEach(() => (admin = contextOf(newId(), 'admin')));
  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function upload(content: string | Buffer, context = admin): Promise<string> {
    const importId = newId();
    await new StoreImportPartHandler(files, quota).execute(
      told(new StoreImportPart(importId, 0, Buffer.from(content as string)), context),
    );
    await new OpenImportHandler(files, jobs, quota).execute(
      told(new OpenImport(importId, 'customers.csv'), { ...context, commandId: newId() }),
    );
    return importId;
  }
  const start = (importId: string, options: StartImportInput, context = admin) =>
    new StartImportHandler(jobs).execute(told(new StartImport(importId, options), { ...context, commandId: newId() }));
  const look = (importId: string, context = admin): Promise<ImportView> =>
    new GetImportHandler(jobs).execute(told(new GetImport(importId), context));
  async function ended(importId: string, context = admin): Promise<ImportView> {
    for (;;) {
      const view = await look(importId, context);
      if (ENDED.includes(view.state)) {
        await jobs.stop(importId); // its file is removed after its last event
        return view;
      }
      await setTimeout(5);
    }
  }
  async function imported(
    content: string | Buffer,
    options: StartImportInput,
  ): Promise<{ importId: string; view: ImportView; errors: string[] }> {
    const importId = await upload(content);
    await start(importId, options);
    return { importId, view: await ended(importId), errors: await errorsOf(importId) };
  }
  async function errorsOf(importId: string): Promise<string[]> {
    const { bytes } = await new ReadImportErrorsHandler(files, jobs).execute(
      told(new ReadImportErrors(importId, 0), admin),
    );
    return Buffer.from(bytes).toString('utf8').split('\r\n').slice(1, -1);
  }
  async function customerCount(): Promise<number> {
    let count = 0;
    for await (const event of store.readAll({ after: '', filter: { types: ['CustomerCreated'] } }))
      count += event.revision === 0 ? 1 : 0;
    return count;
  }
  const holderOf = (mailbox: string) => streams.holderOf('customer-email', mailbox);
  async function customerAt(mailbox: string) {
    const { state } = await streams.load(customerDecider, (await holderOf(mailbox)) ?? '');
    return state.status === 'absent' ? undefined : state;
  }

  it('creates each row once, and reports the others with line and holder', async () => {
    const { view, errors } = await imported(
      'Name,Email,Notes\nAda,ada@one.example,"two\nlines"\nAda again,ADA@one.example,\n,,nobody\nBob,bob@one.example,\n',
      { mode: 'create' },
    );
    expect(view).toMatchObject({
      state: 'completed',
      rows: 4,
      percent: 100,
      counts: { created: 2, updated: 0, unchanged: 0, skipped: 0, failed: 2, warned: 0, warnings: 0 },
    });
    expect(errors).toEqual([
      `4,Email,duplicate,Another customer has this e-mail address.,${await holderOf('ada@one.example')}`,
      `5,,name-missing,"The row has no name, no organisation, and no e-mail address to make a name from.",`,
    ]);
    expect(await customerAt('bob@one.example')).toMatchObject({ name: 'Bob', ownerId: admin.principal.id });
  });

  it('removes the file when the import has ended, and keeps the error file', async () => {
    const { importId } = await imported('Name,Email\nCy,cy@one.example\n', { mode: 'create' });
    const left = (await readdir(filesDirectory)).filter((name) => name.startsWith(importId));
    expect(left.sort()).toEqual([`${importId}.errors.csv`, `${importId}.rejected.csv`]);
  });

  it('skips known customers, or completes them', async () => {
    await imported('Name,Email\nDee,dee@two.example\n', { mode: 'create' });
    const file = 'Name,Email,Company,Tags\nDee Dee,dee@two.example,Acme,vip\nEve,eve@two.example,,\n';
    const skipped = await imported(file, { mode: 'skip' });
    expect(skipped.view.counts).toMatchObject({ created: 1, skipped: 1 });
    expect(await customerAt('dee@two.example')).toMatchObject({ name: 'Dee', tags: [] });
    const updated = await imported(file, { mode: 'update' });
    expect(updated.view.counts).toMatchObject({ created: 0, updated: 1, unchanged: 1, failed: 0 });
    const again = await imported(file, { mode: 'update' });
    expect(again.view.counts).toMatchObject({ updated: 0, unchanged: 2 });
    expect(await customerAt('dee@two.example')).toMatchObject({ name: 'Dee Dee', company: 'Acme', tags: ['vip'] });
  });

  it('predicts in a dry run what the import then does', async () => {
    const file =
      'Name,Email,Phone\nDee,dee@two.example,\nFay,fay@three.example,123\nFay again,Fay@three.example,\nGus,nonsense,\n';
    const importId = await upload(file);
    const before = await customerCount();
    await start(importId, { mode: 'create', dryRun: true });
    const dry = await ended(importId);
    const foreseen = await errorsOf(importId);
    expect(await customerCount()).toBe(before);
    await start(importId, { mode: 'create' });
    const real = await ended(importId);
    expect(dry).toMatchObject({
      state: 'validated',
      dryRun: true,
      rows: 4,
      counts: { created: 1, failed: 3, warnings: 1 },
    });
    expect(real).toMatchObject({ state: 'completed', dryRun: false, counts: dry.counts });
    const places = (lines: string[]) => lines.map((line) => line.split(',').slice(0, 3).join(','));
    expect(places(await errorsOf(importId))).toEqual(places(foreseen));
    expect(places(foreseen)).toEqual(['2,Email,duplicate', '3,Phone,phone', '4,Email,duplicate', '5,Email,email']);
  });

  it('counts what fills the columns that are not read, and sums up what was wrong, also over a crash', async () => {
    const lines = Array.from({ length: 3_000 }, (_, n) =>
      n % 3 === 0 ? `P${n},p${n}@filled.example,x,${n}` : `P${n},p${n}@filled.example,,`,
    );
    const importId = await upload(`Name,Email,Shoe size,Phone\n${lines.join('\n')}\n`);
    expect((await look(importId)).ignored).toEqual([{ column: 'Shoe size' }]);
    await start(importId, { mode: 'create' });
    await runningPast(importId, 1_000);
    await jobs.beforeApplicationShutdown();
    jobs = newJobs();
    await lookAtAll();
    const { ignored, remarks, counts } = await ended(importId);
    expect(ignored).toEqual([{ column: 'Shoe size', filled: 1_000 }]);
    expect(remarks).toEqual([{ code: 'phone', failed: false, count: 1_000, lines: [2, 5, 8, 11, 14] }]);
    expect(counts).toMatchObject({ created: 3_000, warned: 1_000, warnings: 1_000 });
  });

  it('says of rows that nothing identifies that importing them again creates them again', async () => {
    const { view, errors } = await imported('Name,Email\nIvy,\nJon,jon@key.example\nKai,\n', { mode: 'create' });
    expect(view.remarks).toEqual([{ code: 'no-match-key', failed: false, count: 2, lines: [2, 4] }]);
    expect(view.counts).toMatchObject({ created: 3, warned: 0, warnings: 0 });
    expect(errors.map((line) => line.split(',').slice(0, 3).join(','))).toEqual(['2,,no-match-key']);
  });

  describe('whose rows are rejected', () => {
    const rejectedOf = async (importId: string) =>
      Buffer.from(
        (await new ReadRejectedRowsHandler(files, jobs).execute(told(new ReadRejectedRows(importId, 0), admin))).bytes,
      ).toString('utf8');

    it('gives them back as they were, with the reason in front', async () => {
      const { importId } = await imported(
        'Name;Email;Notes;Phone\nLea;nonsense;"two; lines\nof text";\nMia;mia@rejected.example;;12\n;=1+1;-5;\n',
        { mode: 'create' },
      );
      const lines = (await rejectedOf(importId)).split('\r\n');
      expect(lines).toEqual([
        '\ufeffimport:line;import:column;import:code;import:reason;Name;Email;Notes;Phone',
        '2;Email;email;This is not an e-mail address.;Lea;nonsense;"two; lines\nof text";',
        expect.stringMatching(/^5;Email;.*;;'=1\+1;'-5;$/),
        '',
      ]);
    });

    it('takes them when they are corrected, and each only once', async () => {
      const first = await imported('Name,Email,Age\nNia,nia,7\nOle,ole@back.example,8\n', { mode: 'create' });
      const corrected = (await rejectedOf(first.importId)).replace('Nia,nia,', 'Nia,nia@back.example,');
      const { view, importId } = await imported(corrected, { mode: 'create' });
      expect(view).toMatchObject({
        counts: { created: 1, failed: 0 },
        ignored: [{ column: 'Age', filled: 1 }],
      });
      expect(await customerAt('nia@back.example')).toMatchObject({ name: 'Nia' });
      const again = await imported(await rejectedOf(first.importId), { mode: 'create' });
      expect(await rejectedOf(again.importId)).toBe(await rejectedOf(first.importId));
      expect(await rejectedOf(importId)).toBe(
        '\ufeffimport:line,import:column,import:code,import:reason,Name,Email,Age\r\n',
      );
    });

    it('keeps them as long as the error list, and then says that they are gone', async () => {
      const { importId } = await imported('Name,Email\nPia,nonsense\n', { mode: 'create' });
      later = 3_600_000;
      await lookAtAll();
      later = 0;
      await expect(rejectedOf(importId)).rejects.toThrow(ImportErrorsExpired);
    });
  });

  describe('a dry run', () => {
    const letters = ['a', 'b', 'c', 'd'];
    const rowsOf = (world: string, rows: readonly (readonly string[])[]) =>
      `Name,Email,Email 2,Company,Tags\n${rows
        .map(([name, one, two, company, tag]) => {
          const [first, second] = [one, two].map((letter) => (letter ? `${letter}@${world}.example` : ''));
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
      const { rows, counts, ignored, remarks } = await ended(importId);
      const lines = (await errorsOf(importId)).map((line) => line.split(',').slice(0, 3).join(','));
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
          const world = newId();
          await imported(rowsOf(world, before), { mode: 'create' });
          const importer = contextOf(newId(), role);
          access.set(importer.principal.id, { roles: [role], teamIds: [], colleagueIds: [] });
          const importId = await upload(rowsOf(world, rows), importer);
          const customers = await customerCount();
          await start(importId, { mode, dryRun: true }, importer);
          const foretold = await outcomes(importId);
          expect(await customerCount()).toBe(customers);
          await start(importId, { mode }, importer);
          expect(await outcomes(importId)).toEqual(foretold);
        }),
        { numRuns: 25 },
      );
    }, 60_000);

    it('of a row that belongs to two customers says so, as the run does', async () => {
      await imported('Name,Email\nA,pa1@pair.example\nB,pb1@pair.example\n', { mode: 'create' });
      const importId = await upload('Name,Email,Email 2,Company\nPair AB,pa1@pair.example,pb1@pair.example,PairCo\n');
      const holders = await Promise.all(['pa1@pair.example', 'pb1@pair.example'].map(holderOf));
      for (const dryRun of [true, false]) {
        await start(importId, { mode: 'update', dryRun });
        expect((await ended(importId)).counts).toMatchObject({ updated: 0, failed: 1 });
        expect(await errorsOf(importId)).toEqual([
          `2,"Email, Email 2",several-customers,What identifies this row belongs to different customers.,${holders.join(' ')}`,
        ]);
      }
      expect(await customerAt('pa1@pair.example')).toMatchObject({ name: 'A' });
    });
  });

  it('reads UTF-16 with and without a byte order mark, and semicolons', async () => {
    const little = Buffer.from('\ufeffName;E-Mail\r\nZoë;zoë@four.example\r\n', 'utf16le');
    const big = Buffer.from('Name;E-Mail\r\nŁukasz;lukasz@four.example\r\n', 'utf16le').swap16();
    const unmarked = Buffer.from('Name;E-Mail\r\nÁgnes;agnes@four.example\r\n', 'utf16le');
    for (const file of [little, big, unmarked])
      expect((await imported(file, { mode: 'create' })).view.counts).toMatchObject({ created: 1, failed: 0 });
    expect(await customerAt('lukasz@four.example')).toMatchObject({ name: 'Łukasz' });
  });

  it('reads a quoted header after a UTF-8 byte order mark', async () => {
    const { view } = await imported('\ufeff"Name","Email"\nBo,bo@four.example\n', { mode: 'create' });
    expect(view).toMatchObject({ columns: ['Name', 'Email'], counts: { created: 1, failed: 0 } });
  });

  it('refuses a file that is not a table, and keeps nothing of it', async () => {
    await expect(upload('')).rejects.toMatchObject({ facts: { reason: 'empty' } });
    await expect(upload(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).rejects.toThrow(ImportUnreadable);
    expect((await readdir(filesDirectory)).filter((name) => !/\.(errors|rejected)\.csv$/.test(name))).toEqual([]);
  });

  describe('whose file nobody needs any more', () => {
    const HOUR_MS = 3_600_000;
    afterEach(() => (later = 0));

    it('fails when it was not started in time, and its file is removed', async () => {
      const [plain, checked] = [await upload('Name\nHal\n'), await upload('Name\nHal\n')];
      await start(checked, { mode: 'create', dryRun: true });
      await ended(checked);
      await lookAtAll();
      expect((await look(plain)).state).toBe('uploaded');
      later = HOUR_MS;
      await lookAtAll();
      for (const importId of [plain, checked]) {
        expect(await look(importId)).toMatchObject({ state: 'failed', failure: 'customers.import-expired' });
        expect(await filesOf(importId)).not.toContain('csv');
      }
      await expect(start(plain, { mode: 'create' })).rejects.toThrow(ImportNotStartable);
    });

    it('keeps its error file for a time, and then says that it is gone', async () => {
      const { importId, errors } = await imported('Name,Email\nHal,nonsense\n', { mode: 'create' });
      later = HOUR_MS - 60_000;
      await lookAtAll();
      expect([errors.length, await errorsOf(importId)]).toEqual([1, errors]);
      later = HOUR_MS;
      await lookAtAll();
      expect(await filesOf(importId)).toEqual([]);
      await expect(errorsOf(importId)).rejects.toThrow(ImportErrorsExpired);
    });

    it('leaves no upload behind that a killed program was receiving, and disturbs none that is being received', async () => {
      const importId = newId();
      const part = new StoreImportPart(importId, 0, Buffer.from('Name\n'));
      await new StoreImportPartHandler(files, quota).execute(told(part, admin));
      await lookAtAll();
      expect(await filesOf(importId)).toEqual(['upload']);
      quota = new UploadQuota(settings); // as after a start
      await lookAtAll();
      expect(await filesOf(importId)).toEqual([]);
    });
  });

  describe('that is not over', () => {
    const big = `Name\n${'Hal '.repeat(1_000_000)}\n`;
    beforeEach(() => {
      quota = new UploadQuota(settings);
      jobs = newJobs();
    });

    it('counts for its uploader until it ends, also after a restart', async () => {
      const [first, second] = [await upload(big), await upload(big)];
      await expect(upload(big)).rejects.toThrow(TooManyUploads);
      quota = new UploadQuota(settings);
      jobs = newJobs();
      await lookAtAll();
      await expect(upload(big)).rejects.toThrow(TooManyUploads);
      await cancel(first);
      await cancel(await upload(big));
      await cancel(second);
    });

    it('counts for all uploaders, but not against the program itself', async () => {
      const others = await Promise.all([1, 2, 3].map(() => upload(big, contextOf(newId(), 'admin'))));
      await expect(upload(big)).rejects.toThrow(FilesFull);
      const system: CallContext = { ...admin, principal: { type: 'system', id: 'cli', roles: [], teamIds: [] } };
      for (const importId of [...others, await upload(big, system)]) await cancel(importId);
    });
  });
  const cancel = (importId: string) =>
    new CancelImportHandler(jobs).execute(told(new CancelImport(importId), { ...admin, commandId: newId() }));

  it('is refused without the right, and for an unknown id', async () => {
    const importId = await upload('Name\nHal\n');
    await expect(look(importId, contextOf(newId(), 'sales'))).rejects.toMatchObject({ code: 'access.forbidden' });
    await expect(look(newId())).rejects.toThrow(ImportNotFound);
  });

  /** Rows in which every tenth repeats the address of the row before. */
  const manyRows = (domain: string, count: number) =>
    `Name,Email\n${Array.from({ length: count }, (_, n) => `P${n},p${n % 10 === 9 ? n - 1 : n}@${domain}`).join('\n')}\n`;

  async function runningPast(importId: string, rows: number): Promise<void> {
    while ((jobs.progressOf(importId)?.rows ?? Infinity) < rows) await setTimeout(1);
  }

  it('resumes where it was after a crash, and duplicates nothing', async () => {
    const before = await customerCount();
    const importId = await upload(manyRows('five.example', 3_500));
    await start(importId, { mode: 'create' });
    await runningPast(importId, 1_000);
    await setTimeout(20); // into the second batch
    await jobs.beforeApplicationShutdown();
    expect((await look(importId)).state).toBe('running');
    expect((await look(importId)).rows).toBeLessThan(3_000);
    // Lines of a batch that was not recorded.
    await appendFile(join(filesDirectory, `${importId}.errors.csv`), '9999,,duplicate,unrecorded,\r\n'.repeat(5_000));
    jobs = newJobs();
    await lookAtAll();
    const view = await ended(importId);
    expect(view).toMatchObject({ state: 'completed', rows: 3_500, counts: { created: 3_150, failed: 350 } });
    expect(await customerCount()).toBe(before + 3_150);
    const errors = await errorsOf(importId);
    expect(errors).toHaveLength(350);
    expect(errors[0]).toBe(
      `11,Email,duplicate,Another customer has this e-mail address.,${await holderOf('p8@five.example')}`,
    );
    expect(await readFile(join(filesDirectory, `${importId}.errors.csv`), 'utf8')).toHaveLength(
      (await errorsText(importId)).length,
    );
  }, 30_000);
  const errorsText = async (importId: string) =>
    `line,column,code,reason,holder\r\n${(await errorsOf(importId)).join('\r\n')}\r\n`;

  /** Each row has one outcome; rows with a warning are among the others. */
  const sumOf = ({ counts: { created, updated, unchanged, skipped, failed } }: ImportView) =>
    created + updated + unchanged + skipped + failed;

  /** Streams in which some commands fail. */
  const failing = (refusalOf: (execution: number) => Error | undefined): EventSourcedStreams => {
    let executions = 0;
    return new Proxy(streams, {
      get: (target, name) => {
        const real = Reflect.get(target, name) as (...parameters: unknown[]) => unknown;
        if (name !== 'execute') return real.bind(target);
        return (...parameters: unknown[]) => {
          const refusal = refusalOf((executions += 1));
          return refusal === undefined ? real.apply(target, parameters) : Promise.reject(refusal);
        };
      },
    });
  };
  const overloadedAt = (share: number) =>
    failing((execution) => (execution % share === 0 ? new Overloaded({ pending: 1, limit: 1 }) : undefined));

  describe('that ends before the end of its file', () => {
    const waits = async (importId: string) => {
      while ((await look(importId)).waitingFor === undefined) await setTimeout(1);
      await setTimeout(50); // others go on
    };
    afterEach(() => (jobs = newJobs()));

    it.each<[string, (importId: string) => Promise<unknown>]>([
      ['its starter was deactivated', async () => access.set(admin.principal.id, null)],
      ['it was cancelled', (importId) => cancel(importId)],
    ])(
      'counts each row that was applied while others wait for the log, when %s',
      async (_why, end) => {
        const before = await customerCount();
        jobs = newJobs(new ImportRows(overloadedAt(7)));
        const importId = await upload(manyRows(`${newId()}.example`, 3_000));
        await start(importId, { mode: 'create' });
        await waits(importId);
        await end(importId);
        const view = await ended(importId);
        expect(view.rows).toBeGreaterThan(0);
        expect(view.rows).toBeLessThan(3_000);
        expect((await customerCount()) - before).toBe(view.counts.created);
        expect(sumOf(view)).toBe(view.rows);
        expect(await errorsOf(importId)).toHaveLength(view.counts.failed);
      },
      30_000,
    );

    it('counts each row that was applied, when another row fails unexpectedly', async () => {
      const before = await customerCount();
      jobs = newJobs(
        new ImportRows(failing((execution) => (execution === 700 ? new TypeError('planted') : undefined))),
      );
      const { view } = await imported(manyRows('planted.example', 3_000), { mode: 'create' });
      expect(view).toMatchObject({ state: 'failed', failure: 'internal' });
      expect((await customerCount()) - before).toBe(view.counts.created);
      expect(sumOf(view)).toBe(view.rows);
    });

    it('counts each row that was applied, when the file cannot be read to its end', async () => {
      const before = await customerCount();
      const damaged: UploadStore = new Proxy(files, {
        get: (target, name) =>
          name === 'read'
            ? async function* (...[file, from]: Parameters<UploadStore['read']>) {
                yield* target.read(file, from, 60_000);
                if (!file.endsWith('.errors.csv')) throw new Error('planted');
              }
            : (Reflect.get(target, name) as (...parameters: unknown[]) => unknown).bind(target),
      });
      jobs = newJobs(undefined, damaged);
      const { view } = await imported(manyRows('damaged.example', 3_000), { mode: 'create' });
      expect(view).toMatchObject({ state: 'failed', failure: 'internal', rows: 2_000 });
      expect((await customerCount()) - before).toBe(view.counts.created);
      expect(sumOf(view)).toBe(view.rows);
    });

    it('goes on when its cancellation could not be recorded', async () => {
      const importId = await upload(manyRows('goeson.example', 1_000));
      await start(importId, { mode: 'create' });
      const refused = jobs.execute.bind(jobs);
      jobs.execute = (command, context) =>
        command.type === 'CancelImport'
          ? Promise.reject(new Overloaded({ pending: 1, limit: 1 }))
          : refused(command, context);
      await expect(cancel(importId)).rejects.toThrow(Overloaded);
      expect(await ended(importId)).toMatchObject({ state: 'completed', rows: 1_000, counts: { created: 900 } });
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
    beforeAll(() => imported(row(''), { mode: 'create' }));

    it('stays within the scopes of its token, also when the client has more, and after a crash', async () => {
      const context = client(['customer.import']);
      access.set(context.principal.id, everything);
      const importId = await upload(`${manyRows('scopes2.example', 2_500)}Kim,kim@scopes.example\n`, context);
      await start(importId, { mode: 'update' }, context);
      await runningPast(importId, 1_000);
      await jobs.beforeApplicationShutdown();
      expect((await look(importId)).state).toBe('running');
      jobs = newJobs();
      await lookAtAll();
      const { state, counts } = await ended(importId);
      expect([state, counts.updated]).toEqual(['completed', 0]);
      expect(await customerAt('kim@scopes.example')).toMatchObject({ name: 'Kim' });
    }, 30_000);

    it('that an earlier release started is limited to the scopes that the client has now', async () => {
      for (const [now, name] of [
        [scoped('customer.import'), 'Kim'],
        [everything, 'Kimberly'],
      ] as const) {
        const { id } = client([]).principal;
        access.set(id, now);
        const importId = await upload('Name,Email\nKimberly,kim@scopes.example\n');
        const startedBy = { type: 'api-client' as const, id, roles: ['integration'], teamIds: [] };
        const command = {
          type: 'StartImport',
          importId,
          mode: 'update',
          dryRun: false,
          overrides: {},
          startedBy,
        } as const;
        await jobs.execute(command, { ...admin, commandId: newId() });
        await jobs.run(importId);
        await ended(importId);
        expect(await customerAt('kim@scopes.example')).toMatchObject({ name });
      }
    });

    it.each([
      ['a scope', scoped('customer.read'), 'access.rights-narrowed'],
      ['the client', null, 'access.actor-inactive'],
    ])(
      'ends when %s is taken away, and counts what was done',
      async (_what, left, failure) => {
        const context = client(everything.scopes ?? []);
        access.set(context.principal.id, everything);
        const before = await customerCount();
        const importId = await upload(manyRows(`${newId()}.example`, 20_000), context);
        await start(importId, { mode: 'create' }, context);
        await runningPast(importId, 1_000);
        access.set(context.principal.id, left);
        const view = await ended(importId);
        expect([view.state, view.failure]).toEqual(['failed', failure]);
        expect(view.rows).toBeLessThan(20_000);
        expect((await customerCount()) - before).toBe(view.counts.created);
        expect(sumOf(view)).toBe(view.rows);
        expect(await readdir(filesDirectory)).not.toContain(`${importId}.csv`);
      },
      30_000,
    );
  });

  it('ends while it waits, when its starter is deactivated', async () => {
    const { id } = admin.principal;
    const busy = new Proxy(streams, {
      get: (target, name) =>
        name === 'execute'
          ? () => Promise.reject(new Overloaded({ pending: 1, limit: 1 }))
          : (Reflect.get(target, name) as (...parameters: unknown[]) => unknown).bind(target),
    });
    jobs = newJobs(new ImportRows(busy));
    const importId = await upload('Name,Email\nYu,yu@nine.example\n');
    await start(importId, { mode: 'create' });
    access.set(id, null);
    expect(await ended(importId)).toMatchObject({ state: 'failed', failure: 'access.actor-inactive', rows: 0 });
    jobs = newJobs();
  });

  it('gives a shared address to the earlier row, however long that row takes', async () => {
    let executed = 0;
    const slowAtFirst = new Proxy(streams, {
      get:
        (target, name) =>
        async (...parameters: unknown[]) => {
          if (name === 'execute' && (executed += 1) === 1) await setTimeout(100);
          return (Reflect.get(target, name) as (...all: unknown[]) => unknown).apply(target, parameters);
        },
    });
    jobs = newJobs(new ImportRows(slowAtFirst));
    const { errors } = await imported('Name,Email\nFirst,yo@eight.example\nSecond,yo@eight.example\n', {
      mode: 'create',
    });
    jobs = newJobs();
    expect(errors.map((line) => line.split(',')[0])).toEqual(['3']);
    expect(await customerAt('yo@eight.example')).toMatchObject({ name: 'First' });
  });

  it('waits while the log cannot take more, and says so', async () => {
    let refusals = 2;
    const overloaded = new ImportRows(
      new Proxy(streams, {
        get: (target, name) =>
          name === 'execute' && refusals-- > 0
            ? () => Promise.reject(new Overloaded({ pending: 1, limit: 1 }))
            : (Reflect.get(target, name) as (...parameters: unknown[]) => unknown).bind(target),
      }),
    );
    jobs = newJobs(overloaded);
    const importId = await upload('Name,Email\nWu,wu@seven.example\nXi,xi@seven.example\n');
    await start(importId, { mode: 'create' });
    await setTimeout(50);
    expect((await look(importId)).waitingFor).toBe('store.overloaded');
    expect((await ended(importId)).counts).toMatchObject({ created: 2, failed: 0 });
    jobs = newJobs();
  });

  it('stops when it is cancelled, and keeps what was done', async () => {
    const before = await customerCount();
    const importId = await upload(manyRows('six.example', 9_000));
    await start(importId, { mode: 'create' });
    await runningPast(importId, 1_000);
    await cancel(importId);
    const view = await look(importId);
    expect(view.state).toBe('cancelled');
    expect(view.rows).toBeLessThan(9_000);
    expect(await customerCount()).toBe(before + view.counts.created);
    expect((await readdir(filesDirectory)).filter((name) => name === `${importId}.csv`)).toEqual([]);
  }, 30_000);
});
