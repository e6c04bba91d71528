import { BeingRebuilt, NotIndexed } from '@crm/contracts/refusals';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { type CollectionSpec } from '../read-model-store.port.js';
import { openSqliteReadModelStore, type SqliteReadModelStore } from './sqlite-read-model-store.js';

const PREVIOUS = join(import.meta.dirname, '../../../../test/data/previous-release/views.db.gz');
const POSITION = '00000000000000000144';

describe('the read models of the previous release', () => {
  let directory: string;
  let path: string;
  let store: SqliteReadModelStore;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'throughline-'));
    path = join(directory, 'views.db');
    await writeFile(path, gunzipSync(await readFile(PREVIOUS)));
    store = await openSqliteReadModelStore({ path });
  });
  afterEach(async () => {
    await store.close();
    await rm(directory, { recursive: true });
  });

  /** As that release declared it. */
  function teams(version = 1): CollectionSpec {
    const database = new Database(path, { readonly: true });
    const text = database.prepare(`SELECT shape FROM collections WHERE name = 'identity.teams.v1'`).pluck().get();
    database.close();
    const { searchable: _with, ...shape } = JSON.parse(text as string) as CollectionSpec & { searchable: boolean };
    return { ...shape, name: `identity.teams.v${version}`, search: () => ({ words: [], codes: [] }) };
  }

  it('given the same version, when it is defined, then it is served and written where it is', async () => {
    const spec = teams();
    expect(await store.define(spec)).toMatchObject({ version: 1, frozen: false });
    expect(await store.checkpoint(spec.name)).toBe(POSITION);
    const { items } = await store.find(spec.name, { limit: 10 });
    expect(items).toHaveLength(1);
    await store.commit(spec.name, { from: POSITION, to: `${POSITION}0`, epoch: store.epoch }, [
      { id: 'more', document: { id: 'more', name: 'More' } },
    ]);
    expect(await store.get(spec.name, 'more')).toEqual({ id: 'more', name: 'More' });
    expect(await readdir(join(directory, 'views'))).toEqual([]);
  });

  it('given a newer version, when it is queried, then the old rows answer, and a field that only the new version has is refused as being rebuilt', async () => {
    const known = teams(2);
    const spec = { ...known, fields: { ...known.fields, motto: { path: 'motto', type: 'text' as const } } };
    expect(await store.define(spec)).toMatchObject({ version: 1, frozen: true });
    expect((await store.find(spec.name, { limit: 10, sort: [{ field: 'name' }] })).items).toHaveLength(1);
    await expect(store.find(spec.name, { limit: 1, sort: [{ field: 'motto' }] })).rejects.toBeInstanceOf(BeingRebuilt);
    await expect(store.find(spec.name, { limit: 1, sort: [{ field: 'none' }] })).rejects.toBeInstanceOf(NotIndexed);
    await expect(
      store.commit(spec.name, { from: POSITION, to: `${POSITION}0`, epoch: store.epoch }, []),
    ).rejects.toThrow('read-only');
  });

  it('given a build of the newer version, when it is served, then the old rows are gone from the file, and it is served again after a restart', async () => {
    const spec = teams(2);
    await store.define(spec);
    const build = await store.begin(spec);
    const name = await store.take(build, spec);
    await store.commit(name, { from: '', to: POSITION, epoch: store.epoch }, [{ id: 'one', document: { id: 'one' } }]);
    expect(await store.get(spec.name, 'one')).toBeUndefined();
    await store.serve(build);
    expect(await store.get(spec.name, 'one')).toEqual({ id: 'one' });
    await store.close();
    const database = new Database(path, { readonly: true });
    expect(database.prepare(`SELECT count(*) FROM sqlite_schema WHERE name LIKE 'identity.teams%'`).pluck().get()).toBe(
      0,
    );
    database.close();
    store = await openSqliteReadModelStore({ path });
    expect(await store.define(spec)).toMatchObject({ version: 2, frozen: false });
    expect(await store.get(spec.name, 'one')).toEqual({ id: 'one' });
    expect((await store.builds()).filter(({ projection }) => projection === 'identity.teams')).toEqual([
      {
        projection: 'identity.teams',
        version: 2,
        build: 1,
        state: 'served',
        checkpoint: POSITION,
        rows: 1,
        bytes: expect.any(Number) as number,
      },
    ]);
  });
});
