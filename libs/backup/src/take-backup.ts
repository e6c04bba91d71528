import { BackupFolder } from './backup-folder.js';
import { refuse } from './refuse.js';
import { ChainProbe, copySegment } from './copy-events.js';
import {
  BACKUP_FORMAT,
  lastPosition,
  sum,
  WITH_MACS,
  type FoundFault,
  type Manifest,
  type Progress,
  type Run,
  type SegmentEntry,
  type StateEntry,
} from './manifest.js';
import { encryptFiles, type FileKey } from './encrypted-files.js';
import { compressLines } from './segment.js';
import { LogSource } from './sqlite/log-source.js';

export interface BackupOrder {
  /** The event log's file. */
  readonly events: string;
  /** Uploaded files, which cannot be derived from the log. */
  readonly files: string;
  /** Encrypts the uploaded files, which hold personal data in clear. */
  readonly fileKey: FileKey;
  readonly folder: string;
  readonly program: string;
}

export interface BackupProgress {
  readonly done: number;
  readonly total: number;
}

export interface BackupSummary {
  readonly position: number;
  /** In the backup. */
  readonly events: number;
  /** Copied by this run. */
  readonly added: number;
  /** Segments that were damaged or missing, and were rewritten. */
  readonly replaced: readonly string[];
  /** Written by this run. */
  readonly bytes: number;
  readonly takenAt: string;
  readonly kekIds: readonly string[];
  readonly faults: readonly FoundFault[];
}

const KEPT_RUNS = 1000;
const STATE_ATTEMPTS = 5;

/**
 * Copies the events since the last backup in this folder, up to the end of the log at the start. Synchronous: it runs in a thread of its
 * own and yields for each segment. The next run continues from what a killed run left.
 */
export function* takeBackup(order: BackupOrder): Generator<BackupProgress, BackupSummary> {
  const folder = new BackupFolder(order.folder);
  folder.prepare();
  const source = LogSource.open(order.events);
  try {
    return yield* new BackupRun(order, folder, source).run();
  } finally {
    source.close();
  }
}

class BackupRun {
  readonly #before: Progress;
  readonly #segments: SegmentEntry[];
  readonly #chain: ChainProbe;
  readonly #replaced: string[] = [];
  /** Position at which this backup is consistent. */
  readonly #end: number;
  #bytes = 0;

  constructor(
    private readonly order: BackupOrder,
    private readonly folder: BackupFolder,
    private readonly source: LogSource,
  ) {
    this.#before = folder.progress();
    // Segments of an earlier release lack the MACs: they are written again, once.
    this.#segments = this.#before.format < WITH_MACS ? [] : [...this.#before.segments];
    this.#chain = new ChainProbe(source);
    this.#end = source.tail();
  }

  *run(): Generator<BackupProgress, BackupSummary> {
    this.#refuseAnotherHistory();
    const finishedBefore = this.folder.finished();
    const start = finishedBefore?.position ?? 0;
    this.#replaceDamaged();
    for (let at = lastPosition(this.#segments); at < this.#end; at = lastPosition(this.#segments)) {
      yield { done: at - start, total: this.#end - start };
      const segment = copySegment(this.source, this.folder, this.#chain, { after: at, to: this.#end });
      if (segment === undefined) break;
      this.#bytes += segment.bytes;
      this.#segments.push(segment);
      this.folder.note(this.#progress());
    }
    const takenAt = new Date().toISOString();
    const events = sum(this.#segments.map((segment) => segment.events));
    const added = events - (finishedBefore?.events ?? 0);
    const state = this.#copyState(takenAt);
    const files = encryptFiles(this.order.files, this.order.fileKey, takenAt, this.folder);
    this.#bytes += sum(files.map((file) => file.bytes));
    const run: Run = { at: takenAt, position: this.#end, events: added, bytes: this.#bytes };
    const manifest: Manifest = {
      ...this.#progress(),
      schemaVersion: this.source.schemaVersion,
      program: this.order.program,
      takenAt,
      position: this.#end,
      events,
      state,
      files,
      runs: [...(finishedBefore?.runs ?? []), run].slice(-KEPT_RUNS),
    };
    this.folder.finish(manifest);
    const faults = this.#segments.flatMap((segment) => segment.faults);
    return {
      position: this.#end,
      events,
      added,
      replaced: this.#replaced,
      bytes: this.#bytes,
      takenAt,
      kekIds: state.kekIds,
      faults,
    };
  }

  #progress(): Progress {
    return { format: BACKUP_FORMAT, installation: this.source.installation(), segments: this.#segments };
  }

  /** Refuses another installation, and a log with other events than the backup: a log that was restored and continued differs. */
  #refuseAnotherHistory(): void {
    const { path } = this.folder;
    const { installation, segments } = this.#before;
    if (installation !== null && installation !== this.source.installation())
      throw refuse(path, `${path} holds the backup of another installation. Name another folder.`);
    const foreign = segments.find(({ last, lastHash }) => this.source.hashAt(last) !== lastHash);
    if (foreign !== undefined)
      throw refuse(
        path,
        `${path} holds another history of this installation: its event at position ${foreign.last} is not the one in the log. ` +
          'The log was restored from an older backup, or events were removed from it (crm verify). Name another folder.',
      );
  }

  /** Checks the size of every segment and the content of the last one. A damaged one is rewritten from the log, which still has its events. */
  #replaceDamaged(): void {
    for (const [index, entry] of this.#segments.entries()) {
      const newest = index === this.#segments.length - 1;
      if (newest ? this.folder.isWhole(entry) : this.folder.seemsWhole(entry)) continue;
      const after = this.#segments[index - 1]?.last ?? 0;
      const range = { after, to: entry.last, whole: true };
      this.#segments[index] = copySegment(this.source, this.folder, this.#chain, range) ?? entry;
      this.#bytes += this.#segments[index].bytes;
      this.#replaced.push(entry.file);
    }
  }

  /**
   * Called after the events were copied, so the key of each is included. When a key-encryption key was replaced and removed while the rows
   * were read, they are read again, so none of them needs the removed key.
   */
  #copyState(takenAt: string): StateEntry {
    for (let attempt = 1; ; attempt += 1) {
      const state = this.#copyStateOnce(takenAt);
      this.#bytes += state.bytes;
      const now = new Set(this.source.kekIds());
      if (state.kekIds.every((id) => now.has(id)) || attempt === STATE_ATTEMPTS) return state;
    }
  }

  #copyStateOnce(takenAt: string): StateEntry {
    const frames: Buffer[] = [];
    const rows: Record<string, number> = {};
    const kekIds = new Set<string>();
    for (const table of fencesLast(this.source.tables())) {
      const kekColumn = table.columns.indexOf('kek_id');
      rows[table.name] = 0;
      for (const slice of this.source.rowsOf(table)) {
        const header = JSON.stringify({ table: table.name, columns: table.columns });
        frames.push(compressLines([header, ...slice.map((row) => JSON.stringify(row))]).frame);
        rows[table.name]! += slice.length;
        if (kekColumn >= 0) for (const row of slice) kekIds.add(String(row[kekColumn]));
      }
    }
    const file = `state-${String(this.#end).padStart(20, '0')}-${takenAt.replaceAll(/\D/g, '')}.jsonl.zst`;
    const written = this.folder.write(file, frames);
    return { file, ...written, frames: frames.map(({ length }) => length), rows, kekIds: [...kekIds].sort() };
  }
}

/** Reads the fences after the keys, so an erasure that happens while the keys are read is included. */
const fencesLast = <Named extends { readonly name: string }>(tables: readonly Named[]): Named[] => [
  ...tables.filter(({ name }) => name !== 'erased_subjects'),
  ...tables.filter(({ name }) => name === 'erased_subjects'),
];
