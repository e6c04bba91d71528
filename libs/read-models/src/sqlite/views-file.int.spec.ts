import { ReadModelsUnavailable } from '@crm/contracts/refusals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { randomFor } from '@crm/testing';
import { shelf } from '../conformance/shelf.fixture.js';
import { type Document, type Write } from '../read-model-store.port.js';
import { openSqliteReadModelStore } from './sqlite-read-model-store.js';

const DOCUMENTS = 'books.v1#documents';

function spoilDocument(file: string): void {
  const database = new Database(file);
  database.exec(`UPDATE "${DOCUMENTS}" SET document = 'not JSON'`);
  database.close();
}

function spoilPage(file: string): void {
  const database = new Database(file, { readonly: true });
  const size = database.pragma('page_size', { simple: true }) as number;
  const root = database.prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck();
  const page = root.get(DOCUMENTS)!;
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0x5a, (page - 1) * size, page * size);
  writeFileSync(file, bytes);
}

describe('the file of the read models', () => {
  let directory: string;
  let path: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'throughline-'));
    path = join(directory, 'views.db');
  });
  afterEach(() => rm(directory, { recursive: true }));

  const write = (document: Document | undefined): Write[] => [{ id: 'a', document }];
  const bytes = async (): Promise<string> => {
    const files = (await readdir(directory, { recursive: true })).filter((name) => /\.db(-wal|-shm)?$/.test(name));
    return (await Promise.all(files.map((name) => readFile(join(directory, name), 'latin1')))).join();
  };

  it('is named when it is damaged from its first byte, and removing it is enough', async () => {
    await (await openSqliteReadModelStore({ path })).close();
    writeFileSync(path, 'not a database, but as long as one'.repeat(200));
    await expect(openSqliteReadModelStore({ path })).rejects.toThrow(`${path} is damaged`);
    await rm(path);
    await (await openSqliteReadModelStore({ path })).close();
  });

  it('can be read by its owner only', async () => {
    const store = await openSqliteReadModelStore({ path });
    await store.define(shelf('books.v1'));
    expect((await stat(join(directory, 'views'))).mode & 0o777).toBe(0o700);
    const files = (await readdir(directory, { recursive: true })).filter((name) => name !== 'views');
    expect(files).toContain('views/books.v1.1.db');
    for (const name of files) expect((await stat(join(directory, name))).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it.each<[string, Document | undefined]>([
    ['removed', undefined],
    ['changed', { title: 'Nobody', authors: [], tags: [] }],
  ])('given a document that was %s, when the file is closed, then no byte of it is left', async (_, next) => {
    const secrets = ['qzysecrettitle', 'qzysecretauthor', 'qzysecrettag', 'qzysecretlocal', 'qzysecretdomain'];
    const document = {
      title: 'Qzysecrettitle Again',
      authors: [{ name: 'Qzysecretauthor' }],
      tags: ['qzysecrettag'],
      email: 'qzysecretlocal@qzysecretdomain.example',
    };
    const store = await openSqliteReadModelStore({ path });
    await store.define(shelf('books.v1'));
    await store.settle('books.v1');
    await store.commit('books.v1', { from: '', to: '1', epoch: store.epoch }, write(document));
    const others = Array.from({ length: 50 }, (__, index) => ({
      id: `o${index}`,
      document: { title: `Other ${index}` },
    }));
    await store.commit('books.v1', { from: '1', to: '2', epoch: store.epoch }, others);
    for (const secret of secrets) expect((await bytes()).toLowerCase()).toContain(secret);
    await store.find('books.v1', { limit: 1 });
    await store.commit('books.v1', { from: '2', to: '3', epoch: store.epoch }, write(next));
    await store.close();
    const left = (await bytes()).toLowerCase();
    expect(secrets.filter((secret) => left.includes(secret))).toEqual([]);
  });

  it('given stored documents, when they are written again unchanged, then nothing but the checkpoint is written', async () => {
    const store = await openSqliteReadModelStore({ path });
    await store.define(shelf('books.v1'));
    await store.settle('books.v1');
    const many = Array.from({ length: 200 }, (_, index) => ({
      id: `b${index}`,
      document: { id: `b${index}`, title: `Title ${index}`, size: { pages: index }, tags: [`t${index}`] },
    }));
    await store.commit('books.v1', { from: '', to: '1', epoch: store.epoch }, many);
    const before = (await stat(join(directory, 'views', 'books.v1.1.db-wal'))).size;
    await store.commit('books.v1', { from: '1', to: '2', epoch: store.epoch }, many);
    expect((await stat(join(directory, 'views', 'books.v1.1.db-wal'))).size - before).toBeLessThan(2 * (4096 + 24));
    await store.close();
  });

  it('given a batch with a write that cannot be stored, when it fails, then neither the writes before it nor the checkpoint are stored', async () => {
    const store = await openSqliteReadModelStore({ path });
    const search = ({ title }: Document) => ({ words: [title as string], codes: [] });
    await store.define({ name: 'books.v1', fields: {}, indexes: [], search });
    const writes = [{ id: 'b', document: { title: 'b' } }, ...write({ title: 1 })];
    await expect(store.commit('books.v1', { from: '', to: '1', epoch: store.epoch }, writes)).rejects.toThrow(
      TypeError,
    );
    expect(await store.get('books.v1', 'b')).toBeUndefined();
    expect(await store.checkpoint('books.v1')).toBe('');
    await store.close();
  });

  it('given a closed store, when it is used, then every call fails fast, and closing it again is allowed', async () => {
    const store = await openSqliteReadModelStore({ path });
    await store.define(shelf('books.v1'));
    const last = store.commit('books.v1', { from: '', to: '1', epoch: store.epoch }, write({ title: 'a' }));
    await Promise.all([store.close(), store.close()]);
    await last;
    await expect(store.get('books.v1', 'a')).rejects.toBeInstanceOf(ReadModelsUnavailable);
    await expect(store.checkpoint('books.v1')).rejects.toBeInstanceOf(ReadModelsUnavailable);
    await expect(store.commit('books.v1', { from: '1', to: '2', epoch: store.epoch }, [])).rejects.toBeInstanceOf(
      ReadModelsUnavailable,
    );
  });

  it('given a file of another release or a missing folder, when it is opened, then it is refused with a reason', async () => {
    const database = new Database(path);
    database.pragma('user_version = 99');
    database.close();
    await expect(openSqliteReadModelStore({ path })).rejects.toThrow(/another release \(layout 99\)/);
    await expect(openSqliteReadModelStore({ path: join(directory, 'no', 'such') })).rejects.toThrow(/ENOENT/);
  });

  it.each([
    ['a document that is not JSON', 'a document is not JSON', spoilDocument],
    ['a page that SQLite did not write', 'database disk image is malformed', spoilPage],
  ])(
    'given %s, when rows are read, then they are refused, and the view is named until it is rebuilt',
    async (_what, found, spoil) => {
      const store = await openSqliteReadModelStore({ path });
      await store.define(shelf('books.v1'));
      const writes = Array.from({ length: 500 }, (_, n) => ({ id: `b${n}`, document: { title: `Book ${n}` } }));
      await store.commit('books.v1', { from: '', to: '1', epoch: store.epoch }, writes);
      expect([...store.damaged()]).toEqual([]);
      const { path: file } = store.servedFileOf('books')!;
      await store.close();
      spoil(file);

      const again = await openSqliteReadModelStore({ path });
      await again.define(shelf('books.v1'));
      await expect(again.find('books.v1', { limit: 200 })).rejects.toBeInstanceOf(ReadModelsUnavailable);
      expect([...again.damaged()]).toEqual([['books', found]]);
      const build = await again.begin(shelf('books.v1'));
      await again.take(build, shelf('books.v1'));
      await again.serve(build);
      expect([...again.damaged()]).toEqual([]);
      await again.close();
    },
  );

  it('given a process killed while it writes, when the file is opened again, then every acknowledged batch is there as a whole, and no other batch in part', async () => {
    const random = randomFor('kills of the writer of views');
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      const child = spawn(process.execPath, [join(import.meta.dirname, 'crashing-writer.fixture.js'), path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const lines = createInterface({ input: child.stdout });
      const exited = once(child, 'exit');
      const enough = 5 + Math.floor(random() * 20);
      let seen = 0;
      for await (const line of lines) {
        acknowledged = Number(line);
        if (++seen === enough) child.kill('SIGKILL');
      }
      await exited;
      const store = await openSqliteReadModelStore({ path });
      await store.define(shelf('books.v1'));
      const checkpoint = Number(await store.checkpoint('books.v1'));
      expect(checkpoint).toBeGreaterThanOrEqual(acknowledged);
      const counts = [checkpoint, checkpoint + 1].map(
        async (batch) =>
          (
            await store.find('books.v1', {
              limit: 1,
              search: `batch ${batch}`,
              filter: { field: 'pages', op: 'eq', value: batch },
              total: true,
            })
          ).total,
      );
      expect(await Promise.all(counts)).toEqual([20, 0]);
      expect((await store.find('books.v1', { limit: 1, total: true })).total).toBe(checkpoint * 20);
      await store.close();
    }
  });
});
