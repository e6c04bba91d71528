import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogRow } from '@crm/event-store/log-file';
import type { BackupFolder } from './backup-folder.js';
import { readState } from './check-backup.js';
import { manifestText, type Manifest } from './manifest.js';
import { compressLines, segmentRows } from './segment.js';

type Line = readonly unknown[];

/** Changes the rows of all events, with checksums that match: what somebody does who can write to the folder. */
export function rewriteSegments(folder: BackupFolder, change: (row: LogRow) => Line): void {
  const manifest = folder.manifest();
  const segments = manifest.segments.map((entry) => {
    const rows = segmentRows(folder.read(entry)).map(change);
    return { ...entry, ...folder.write(entry.file, [frameOf(rows)]) };
  });
  put(folder, { ...manifest, segments });
}

/** Changes the rows of one table. */
export function rewriteState(folder: BackupFolder, table: string, change: (row: Line) => Line): void {
  rewriteTables(folder, (slice) => (slice.table === table ? { ...slice, rows: slice.rows.map(change) } : slice));
}

/** Takes the MACs away, and everything else that an earlier release did not write. */
export function asEarlierReleaseWroteIt(folder: BackupFolder): void {
  rewriteSegments(folder, (row) => row.slice(0, -1));
  rewriteTables(folder, ({ table, columns, rows }) => {
    const kept = columns.filter((column) => column !== 'mac');
    return table === 'cut_over'
      ? undefined
      : { table, columns: kept, rows: rows.map((row) => row.slice(0, kept.length)) };
  });
  put(folder, { ...folder.manifest(), format: 1, schemaVersion: 1 });
}

interface Slice {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly Line[];
}

function rewriteTables(folder: BackupFolder, change: (slice: Slice) => Slice | undefined): void {
  const manifest = folder.manifest();
  const frames = [...readState(folder, manifest)].flatMap((slice) => {
    const changed = change(slice);
    return changed === undefined
      ? []
      : [frameOf([{ table: changed.table, columns: changed.columns }, ...changed.rows])];
  });
  const written = folder.write(manifest.state.file, frames);
  put(folder, { ...manifest, state: { ...manifest.state, ...written, frames: frames.map(({ length }) => length) } });
}

const frameOf = (lines: readonly unknown[]): Buffer => compressLines(lines.map((line) => JSON.stringify(line))).frame;

const put = (folder: BackupFolder, manifest: Manifest): void =>
  writeFileSync(join(folder.path, 'manifest.json'), manifestText(manifest));
