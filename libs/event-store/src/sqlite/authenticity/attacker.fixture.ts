import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { CHAIN_START, eventHash } from '../../chain.js';

/** What somebody does who can write `events.db`, knows this program, and has no key. */
export class Attacker {
  constructor(private readonly database: Database) {}

  run(sql: string, ...values: unknown[]): void {
    this.database.prepare(sql).run(...values);
  }

  /** Appends an event with the right number, hash and position. */
  insert(stream: string, data: object): void {
    const [revision, hash] = (this.database
      .prepare('SELECT revision, lower(hex(hash)) FROM events WHERE stream = ? ORDER BY revision DESC')
      .raw()
      .get(stream) as [number, string] | undefined) ?? [-1, CHAIN_START];
    const forged = {
      stream,
      revision: revision + 1,
      id: createHash('md5').update(stream).digest('hex'),
      type: 'ThingHappened',
      meta: '{}',
      data: JSON.stringify(data),
    };
    this.run(
      'INSERT INTO events (stream, revision, id, type, data, meta, recorded_at, hash) VALUES (?, ?, ?, ?, ?, ?, 1, unhex(?))',
      stream,
      forged.revision,
      forged.id,
      forged.type,
      forged.data,
      forged.meta,
      eventHash(hash, forged),
    );
  }

  /** After a change: the hashes of the whole stream fit again. */
  rehash(stream: string): void {
    let previous = CHAIN_START;
    for (const row of this.database
      .prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision')
      .all(stream) as (Parameters<typeof eventHash>[1] & { position: number })[]) {
      previous = eventHash(previous, row);
      this.run('UPDATE events SET hash = unhex(?) WHERE position = ?', previous, row.position);
    }
  }

  position(stream: string, revision: number): number {
    const row = this.database.prepare<[string, number], number>(
      'SELECT position FROM events WHERE stream = ? AND revision = ?',
    );
    return row.pluck().get(stream, revision)!;
  }

  swapMacs(one: number, other: number): void {
    const mac = this.database.prepare<[number], Buffer>('SELECT mac FROM events WHERE position = ?').pluck();
    const [first, second] = [mac.get(one), mac.get(other)];
    this.run('UPDATE events SET mac = ? WHERE position = ?', second, one);
    this.run('UPDATE events SET mac = ? WHERE position = ?', first, other);
  }

  /** Makes the file look as if an earlier release had written it. */
  downgrade(): void {
    this.database.exec(
      'UPDATE events SET mac = NULL; UPDATE marks SET mac = NULL; UPDATE erased_subjects SET mac = NULL; DELETE FROM cut_over; PRAGMA user_version = 1',
    );
  }
}
