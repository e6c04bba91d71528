import Database from 'better-sqlite3';
import type { BuildEntry } from './build-entry.js';

/** Reads the list of builds and the checkpoints of reactors. */
export class CatalogueReader {
  private readonly database: Database.Database;

  constructor(path: string) {
    this.database = new Database(path, { readonly: true, fileMustExist: true });
  }

  entries(): BuildEntry[] {
    return this.database.prepare('SELECT * FROM builds ORDER BY projection, version, build').all() as BuildEntry[];
  }

  reactor(name: string): string | undefined {
    return this.database.prepare('SELECT position FROM reactors WHERE name = ?').pluck().get(name) as
      string | undefined;
  }

  close(): void {
    this.database.close();
  }
}
