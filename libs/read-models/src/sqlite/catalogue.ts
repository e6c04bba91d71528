import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { BuildId } from '../build/build-store.port.js';
import { projectionOf } from '../projection.js';
import type { BuildEntry } from './build-entry.js';
import type { RowsFile } from './rows-file.js';

/** The folder of the builds, next to the catalogue: `views.db` and `views/`. */
export const folderOf = (catalogue: string): string =>
  catalogue.replace(/\.db$/, '') + (catalogue.endsWith('.db') ? '' : '.builds');

export const pathOf = (catalogue: string, { file }: Pick<BuildEntry, 'file'>): string =>
  file === '' ? catalogue : join(folderOf(catalogue), file);

/** Records the builds, which of them is served, and where they are stored. Each change is one transaction. */
export class Catalogue {
  private readonly database: Database.Database;
  private readonly epoch: Database.Statement;

  constructor(
    private readonly path: string,
    readonly rows: RowsFile,
  ) {
    this.database = rows.database;
    this.epoch = this.database.prepare('SELECT epoch FROM owner').pluck();
    mkdirSync(folderOf(path), { recursive: true, mode: 0o700 });
  }

  /** The process that opened the catalogue last owns all builds: later writes of an earlier owner are refused. */
  raiseEpoch(): number {
    return this.rows.transaction(() => {
      const last = this.database.prepare('SELECT max(epoch) FROM owner').pluck().get() as number | null;
      this.database.exec('DELETE FROM owner');
      this.database.prepare('INSERT INTO owner (epoch) VALUES (?)').run((last ?? 0) + 1);
      return (last ?? 0) + 1;
    });
  }

  owner(): number {
    return this.epoch.get() as number;
  }

  /** Registers what an earlier release left in this file: the newest version is served from here, older versions are retired. */
  adopt(): void {
    this.rows.transaction(() => {
      const names = this.database.prepare('SELECT name FROM collections').pluck().all() as string[];
      const known = new Set(this.entries().map(({ collection, file }) => (file === '' ? collection : undefined)));
      const left = names
        .filter((name) => !known.has(name))
        .map((collection) => ({ collection, ...projectionOf(collection) }));
      for (const { collection, projection, version } of left.sort((one, other) => other.version - one.version)) {
        const state = this.served(projection) === undefined ? 'served' : 'retired';
        this.insert({ projection, version, build: 1, collection, file: '', state });
      }
    });
  }

  /** Removes what a crash left: comparisons, and files that no entry names. */
  sweep(): void {
    this.database.prepare("UPDATE builds SET state = 'retired' WHERE state = 'comparing'").run();
    const known = this.entries().map(({ file }) => file);
    const folder = folderOf(this.path);
    for (const name of readdirSync(folder))
      if (!known.some((file) => file !== '' && name.startsWith(file))) rmSync(join(folder, name), { force: true });
  }

  entries(): BuildEntry[] {
    return this.database.prepare('SELECT * FROM builds ORDER BY projection, version, build').all() as BuildEntry[];
  }

  served(projection: string): BuildEntry | undefined {
    return this.inState(projection, 'served');
  }

  /** Returns the unfinished build of this version, or a new one. An unfinished build of another version is retired. */
  begin(collection: string): BuildEntry {
    return this.rows.transaction(() => {
      const { projection, version } = projectionOf(collection);
      const begun = this.inState(projection, 'building');
      if (begun?.version === version) return begun;
      if (begun !== undefined) this.setState(begun, 'retired');
      return this.create(collection, 'building');
    });
  }

  create(collection: string, state: BuildEntry['state']): BuildEntry {
    const { projection, version } = projectionOf(collection);
    const entries = this.entries().filter((entry) => entry.projection === projection);
    let build = Math.max(0, ...entries.filter((entry) => entry.version === version).map((each) => each.build)) + 1;
    const fileOf = (): string => `${projection}.v${version}.${build}.db`;
    while (entries.some(({ file }) => file === fileOf())) build++;
    const entry = { projection, version, build, collection, file: fileOf(), state };
    this.insert(entry);
    return entry;
  }

  /** Returns the build that was served before. */
  serve(id: BuildId): BuildEntry | undefined {
    return this.rows.transaction(() => {
      const before = this.served(id.projection);
      if (before !== undefined) this.setState(before, 'retired');
      this.setState(id, 'served');
      return before;
    });
  }

  retire(id: BuildId): void {
    this.rows.transaction(() => this.setState(id, 'retired'));
  }

  /** Must be called only when the build is no longer open anywhere. */
  remove({ projection, version, build, collection, file }: BuildEntry): void {
    if (file === '') this.rows.drop(collection);
    else for (const suffix of ['', '-wal', '-shm']) rmSync(`${pathOf(this.path, { file })}${suffix}`, { force: true });
    this.database
      .prepare('DELETE FROM builds WHERE projection = ? AND version = ? AND build = ?')
      .run(projection, version, build);
  }

  private inState(projection: string, state: BuildEntry['state']): BuildEntry | undefined {
    return this.database.prepare('SELECT * FROM builds WHERE projection = ? AND state = ?').get(projection, state) as
      BuildEntry | undefined;
  }

  private setState({ projection, version, build }: BuildId, state: BuildEntry['state']): void {
    this.database
      .prepare('UPDATE builds SET state = ? WHERE projection = ? AND version = ? AND build = ?')
      .run(state, projection, version, build);
  }

  private insert({ projection, version, build, collection, file, state }: BuildEntry): void {
    this.database
      .prepare('INSERT INTO builds (projection, version, build, collection, file, state) VALUES (?, ?, ?, ?, ?, ?)')
      .run(projection, version, build, collection, file, state);
  }
}
