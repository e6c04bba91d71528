import type { Row } from './command.port.js';

/** One finding of a check of the log. `kind` is stable; checks may add kinds. */
export interface Fault {
  /** null: a part of the key vault, which is in no stream. */
  readonly stream: string | null;
  readonly revision: number | null;
  readonly kind: string;
  readonly detail: string;
}

const MOST_LISTED = 1000;

/** What the checks of one command find: a row for each fault, and all of them in the last row. */
export class FaultList {
  private readonly listed: Fault[] = [];
  private count = 0;

  get exitCode(): 0 | 1 {
    return this.count === 0 ? 0 : 1;
  }

  /** Returns the row to print. */
  add({ stream, revision, kind, detail }: Fault): Row {
    const fault = { stream, revision, kind, detail };
    this.count += 1;
    if (this.count <= MOST_LISTED) this.listed.push(fault);
    return { fault };
  }

  /** Members of the last row. */
  summary(): Row {
    const more = this.count - this.listed.length;
    return { ok: this.count === 0, faults: this.listed, ...(more > 0 && { moreFaults: more }) };
  }
}

/** The text of a row of `add`; undefined for any other row. */
export function faultText(row: Row): string | undefined {
  const fault = row['fault'] as Fault | undefined;
  if (fault === undefined) return undefined;
  const place = fault.stream === null ? 'The key vault' : `${fault.stream} at revision ${fault.revision}`;
  return `${place}: ${fault.kind} (${fault.detail})`;
}

/** How many faults a row of `summary` reports. */
export const faultCount = (row: Row): number =>
  (row['faults'] as readonly Fault[]).length + Number(row['moreFaults'] ?? 0);
