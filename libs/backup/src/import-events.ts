import { createReadStream, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { authenticateLog, eventHash, ENCRYPTED, LogKey } from '@crm/event-store';
import { acquireDataDirectory, openSqliteEventStore } from '@crm/event-store/sqlite';
import { macOfRow, type LogRow } from '@crm/event-store/log-file';
import { EmbeddedKeyVault, type KekSettings } from '@crm/key-vault';
import { refuse } from './refuse.js';
import { rowOfLine } from './event-line.js';
import { LogTarget } from './sqlite/log-target.js';

export type ImportItem =
  | { readonly kind: 'progress'; readonly done: number }
  | {
      readonly kind: 'done';
      readonly events: number;
      /** Events that were already in the log. */
      readonly skipped: number;
      readonly imported: number;
      readonly position: number;
      /** Events with personal data, readable only with the keys of the installation they come from. */
      readonly sealed: number;
    };

const BATCH_LINES = 1000;
const ENCRYPTED_MEMBER = `"${ENCRYPTED}":`;

export interface ImportOrder {
  readonly file: string;
  /** The event log's file. */
  readonly events: string;
  readonly kek: KekSettings;
  /** Accepts events without a MAC of this installation, by their chains alone. They get MACs as they are. */
  readonly withoutMacs: boolean;
}

/**
 * Imports events unchanged into a log that is empty or holds the same first events. Each batch is one durable transaction; when it is run
 * again after a kill, it skips events that are already there. Throws BackupRefused, which names line and reason (nothing of that batch is kept),
 * and what opening the log and its vault throws.
 */
export async function* importEvents(order: ImportOrder, signal: AbortSignal): AsyncGenerator<ImportItem> {
  const { file, events } = order;
  if (!existsSync(file)) throw refuse(file, `${file} does not exist.`);
  const key = await keyOf(order);
  const lock = acquireDataDirectory(dirname(events));
  try {
    const target = LogTarget.open(events);
    try {
      yield* new EventImport(order, key, target, signal).run();
    } finally {
      target.close();
    }
  } finally {
    lock.release();
  }
}

/**
 * The key of the log's MACs. Opens the log as a start does: a new log gets the secrets of its vault before its first event, because later
 * missing ones count as lost.
 */
async function keyOf({ events, kek }: ImportOrder): Promise<LogKey> {
  const store = await openSqliteEventStore({ directory: dirname(events) });
  try {
    const vault = await EmbeddedKeyVault.open({ rows: store.keyRows, kek });
    try {
      await authenticateLog({ store, vault, path: events });
      return await LogKey.of(vault);
    } finally {
      await vault.close();
    }
  } finally {
    await store.close();
  }
}

class EventImport {
  #line = 0;
  #skipped = 0;
  #imported = 0;
  #encrypted = 0;
  #tail: number;

  constructor(
    private readonly order: ImportOrder,
    private readonly key: LogKey,
    private readonly target: LogTarget,
    private readonly signal: AbortSignal,
  ) {
    this.#tail = target.tail();
  }

  async *run(): AsyncGenerator<ImportItem> {
    for await (const lines of batches(this.order.file)) {
      this.signal.throwIfAborted();
      const { skipped, imported, encrypted, tail } = this.#carryOut(lines);
      this.#line += lines.length;
      this.#skipped += skipped;
      this.#imported += imported;
      this.#encrypted += encrypted;
      this.#tail = tail;
      yield { kind: 'progress', done: this.#line };
      await nextTurn();
    }
    yield {
      kind: 'done',
      events: this.#skipped + this.#imported,
      skipped: this.#skipped,
      imported: this.#imported,
      position: this.#tail,
      sealed: this.#encrypted,
    };
  }

  #carryOut(lines: readonly string[]) {
    const counts = { skipped: 0, imported: 0, encrypted: 0, tail: this.#tail };
    this.target.inTransaction(() => {
      for (const [index, line] of lines.entries()) {
        const row = this.#judged(index, () => rowOfLine(line));
        const known = row[0] <= counts.tail;
        this.#judged(index, () => (known ? this.#checkSame(row) : this.#add(row, counts.tail)));
        if (known) counts.skipped += 1;
        else {
          counts.imported += 1;
          counts.tail = row[0];
          if (row[5].includes(ENCRYPTED_MEMBER)) counts.encrypted += 1;
        }
      }
    });
    return counts;
  }

  #judged<Result>(index: number, judge: () => Result): Result {
    try {
      return judge();
    } catch (error) {
      throw refuse(
        this.order.file,
        `${this.order.file}, line ${this.#line + index + 1}: ${(error as Error).message}. ` +
          `The log ends at position ${this.#tail}. Correct the file and import it again: events that are already there are skipped.`,
      );
    }
  }

  #checkSame([position, stream, , id, , , , , hash]: LogRow): void {
    const stored = this.target.at(position);
    if (stored?.id !== id || stored.hash !== hash)
      throw new Error(
        `the log holds another event at position ${position} (stream ${stored?.stream ?? 'unknown'}; the file has ${stream}): it belongs to another history`,
      );
  }

  #add(row: LogRow, tail: number): void {
    const [position, stream, revision, id, type, data, meta, , hash] = row;
    if (position !== tail + 1)
      throw new Error(
        `position ${position} cannot follow ${tail}: a log is imported whole and in order (exported without --after, --to and --type)`,
      );
    const head = this.target.head(stream);
    if (revision !== head.revision + 1)
      throw new Error(`revision ${revision} of ${stream} cannot follow ${head.revision}`);
    if (eventHash(head.hash, { stream, revision, id, type, meta, data }) !== hash)
      throw new Error(`the hash of ${stream} at revision ${revision} does not match its content and its predecessor`);
    const mac = macOfRow(this.key, row);
    if (row[9] !== mac && !this.order.withoutMacs)
      throw new Error(
        `the event at position ${position} has no MAC of this installation, so nothing but its chain shows that it is genuine. If you know where the file was kept, add --without-macs`,
      );
    this.target.insert(row.with(9, mac) as unknown as LogRow);
    head.revision = revision;
    head.hash = hash;
  }
}

async function* batches(file: string): AsyncGenerator<string[]> {
  let lines: string[] = [];
  for await (const line of linesOf(file)) {
    lines.push(line);
    if (lines.length < BATCH_LINES) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}

/** Splits at line feeds only: other line separators may occur inside a text. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const text of createReadStream(file, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}
