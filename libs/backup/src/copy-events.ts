import { eventHash } from '@crm/event-store';
import { positionText, rowSize, type LogRow } from '@crm/event-store/log-file';
import type { BackupFolder } from './backup-folder.js';
import type { FoundFault, SegmentEntry } from './manifest.js';
import { compressLines, segmentLine } from './segment.js';
import type { LogSource } from './sqlite/log-source.js';

/** In UTF-16 code units: what one segment holds before compression, and what is in memory at a time. */
const SEGMENT_SIZE = 4 * 1024 * 1024;
const LISTED_FAULTS = 20;
const REMEMBERED_HEADS = 20_000;

/** Copies the events from `after` (exclusive) to `to` as one segment. Returns undefined when there are none. */
export function copySegment(
  source: LogSource,
  folder: BackupFolder,
  chain: ChainProbe,
  range: { readonly after: number; readonly to: number; readonly whole?: boolean },
): SegmentEntry | undefined {
  const rows = rowsOf(source, range);
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const faults = rows.filter((row) => !chain.fits(row)).map(faultOf);
  const { frame, textBytes } = compressLines(rows.map(segmentLine));
  // Not the name that an earlier release gave it: until this run is finished, the backup of that release stays whole.
  const file = `events-${positionText(first[0])}-${positionText(last[0])}.macs.jsonl.zst`;
  const { bytes, sha256 } = folder.write(file, [frame]);
  return {
    file,
    bytes,
    sha256,
    first: first[0],
    last: last[0],
    events: rows.length,
    textBytes,
    lastHash: last[8],
    faults: faults.slice(0, LISTED_FAULTS),
  };
}

/** `whole`: all of them, for a segment that is rewritten; otherwise as many as make up a segment. */
function rowsOf(
  source: LogSource,
  { after, to, whole = false }: { after: number; to: number; whole?: boolean },
): LogRow[] {
  const rows: LogRow[] = [];
  for (let size = 0, at = after; whole || size < SEGMENT_SIZE;) {
    const slice = source.slice(at, to);
    if (slice.length === 0) break;
    for (const row of slice) size += rowSize(row);
    rows.push(...slice);
    at = slice.at(-1)![0];
  }
  return rows;
}

const faultOf = ([position, stream, revision]: LogRow): FoundFault => ({ position, stream, revision });

/** Checks events, in the order of the log, against the chain of their stream, so a damaged log is noticed when it is copied. */
export class ChainProbe {
  readonly #heads = new Map<string, { readonly revision: number; readonly hash: string }>();

  constructor(private readonly source: LogSource) {}

  fits([, stream, revision, id, type, data, meta, , hash]: LogRow): boolean {
    const head = this.#heads.get(stream);
    const previous = head?.revision === revision - 1 ? head.hash : this.source.predecessor(stream, revision);
    if (this.#heads.size >= REMEMBERED_HEADS) this.#heads.clear();
    this.#heads.set(stream, { revision, hash });
    return previous !== undefined && eventHash(previous, { stream, revision, id, type, meta, data }) === hash;
  }
}
