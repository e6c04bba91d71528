import type { Database, Statement } from 'better-sqlite3';
import { kidsOf, subjectOf } from '@crm/key-vault';
import type { Operation, Outcome } from './writer.messages.js';

export type KeyOperation = Extract<
  Operation,
  { kind: 'put-key' | 'put-setting' | 'rewrap' | 'erase' | 'authenticate-fences' }
>;

/** The vault's part of the writer. Deleted keys are overwritten with zeros (secure_delete is on for this connection). */
export class KeyRowWriter {
  readonly #insert: Statement;
  readonly #putSetting: Statement;
  readonly #rewrap: Statement;
  readonly #fence: Statement;
  readonly #authenticate: Statement;
  readonly #fenceOf: Statement<[string], [string]>;
  readonly #destroy: Statement;

  constructor(private readonly database: Database) {
    this.#insert = database.prepare('INSERT INTO keys (kid, kek_id, wrapped, created_at) VALUES (?, ?, ?, ?)');
    this.#putSetting = database.prepare('INSERT OR REPLACE INTO vault_settings (name, kek_id, value) VALUES (?, ?, ?)');
    this.#rewrap = database.prepare('UPDATE keys SET kek_id = ?, wrapped = ? WHERE kid = ?');
    this.#fence = database.prepare(
      'INSERT OR IGNORE INTO erased_subjects (subject, fenced_at, reason, mac) VALUES (?, ?, ?, unhex(?))',
    );
    this.#authenticate = database.prepare(
      'UPDATE erased_subjects SET mac = unhex(?) WHERE subject = ? AND fenced_at = ? AND reason = ?',
    );
    this.#fenceOf = database
      .prepare<[string], [string]>('SELECT fenced_at FROM erased_subjects WHERE subject = ?')
      .raw();
    this.#destroy = database.prepare('DELETE FROM keys WHERE kid >= ? AND kid < ?');
  }

  carryOut(operation: KeyOperation): Outcome {
    switch (operation.kind) {
      case 'put-key': {
        const { kid, kekId, wrapped, createdAt } = operation.row;
        const subject = subjectOf(kid);
        if (this.#fenceOf.get(subject) !== undefined)
          return { kind: 'rejected', error: { code: 'privacy.subject-erased', facts: { subject } } };
        this.#insert.run(kid, kekId, wrapped, createdAt);
        return { kind: 'done' };
      }
      case 'put-setting':
        this.#putSetting.run(operation.name, operation.setting.kekId, operation.setting.value);
        return { kind: 'done' };
      case 'rewrap':
        for (const { kid, kekId, wrapped } of operation.rows) this.#rewrap.run(kekId, wrapped, kid);
        return { kind: 'done' };
      case 'authenticate-fences':
        for (const { subject, fencedAt, reason, mac } of operation.fences)
          this.#authenticate.run(mac, subject, fencedAt, reason);
        return { kind: 'done' };
      case 'erase': {
        const { subject, fencedAt, reason, mac = null } = operation.fence;
        this.#fence.run(subject, fencedAt, reason, mac);
        const keysDestroyed = this.#destroy.run(...kidsOf(subject)).changes;
        return { kind: 'erased', fencedAt: this.#fenceOf.get(subject)![0], keysDestroyed };
      }
    }
  }

  /**
   * Call it after the commit: the write-ahead log still holds old pages with the destroyed keys, so it is written back and emptied before
   * an erasure is confirmed. When that fails, repeating the erasure completes it.
   */
  finish(outcomes: readonly Outcome[]): readonly Outcome[] {
    if (!outcomes.some(isErasure)) return outcomes;
    const problem = this.#emptyLog();
    if (problem === undefined) return outcomes;
    const error = { code: 'store.unavailable', facts: { reason: problem } } as const;
    return outcomes.map((outcome) => (isErasure(outcome) ? { kind: 'rejected', error } : outcome));
  }

  #emptyLog(): string | undefined {
    try {
      const [result] = this.database.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
      return result?.busy === 0
        ? undefined
        : 'The subject is fenced and its keys are deleted, but a long read keeps old pages in the write-ahead log.';
    } catch (error) {
      return `The subject is fenced and its keys are deleted, but the write-ahead log could not be emptied: ${(error as Error).message}`;
    }
  }
}

const isErasure = (outcome: Outcome): boolean => 'kind' in outcome && outcome.kind === 'erased';
