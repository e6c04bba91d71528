import type Database from 'better-sqlite3';
import type { ParkedEvent, Parking, SetAside } from '../read-model-store.port.js';

const COLUMNS = 'position, stream, revision, type, error, attempts, parkedAt';

/** Writes what a projection sets aside. Runs inside the writer's transaction. */
export class ParkedWriter {
  private readonly park: Database.Statement;
  private readonly unpark: Database.Statement;
  private readonly skip: Database.Statement;

  constructor(database: Database.Database) {
    this.park = database.prepare(
      `INSERT OR REPLACE INTO parked (projection, ${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    this.unpark = database.prepare('DELETE FROM parked WHERE projection = ? AND position = ?');
    this.skip = database.prepare(
      `INSERT INTO skipped (projection, events) VALUES (?, ?) ON CONFLICT (projection) DO UPDATE SET events = events + excluded.events`,
    );
  }

  store(projection: string, { park = [], unpark = [], skipped = 0 }: Parking): void {
    for (const { position, stream, revision, type, error, attempts, parkedAt } of park)
      this.park.run(projection, position, stream, revision, type, error, attempts, parkedAt);
    for (const position of unpark) this.unpark.run(projection, position);
    if (skipped > 0) this.skip.run(projection, skipped);
  }
}

export function readSetAside(database: Database.Database, projection: string): SetAside {
  const parked = database
    .prepare(`SELECT ${COLUMNS} FROM parked WHERE projection = ? ORDER BY position`)
    .all(projection);
  const skipped = database.prepare('SELECT events FROM skipped WHERE projection = ?').pluck().get(projection);
  return { parked: parked as ParkedEvent[], skipped: (skipped as number | undefined) ?? 0 };
}
