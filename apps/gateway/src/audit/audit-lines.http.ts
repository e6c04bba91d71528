import { createHash } from 'node:crypto';
import type { AuditEntryView, AuditExportFormat } from '@crm/contracts/audit';
import { csvRows } from '@crm/list-files';

type Column = readonly [name: string, value: (entry: AuditEntryView) => unknown];
const columns: readonly Column[] = [
  ['at', ({ at }) => at],
  ['recordedAt', ({ recordedAt }) => recordedAt],
  ['position', ({ position }) => position],
  ['id', ({ id }) => id],
  ['action', ({ action }) => action],
  ['outcome', ({ outcome }) => outcome],
  ['actorType', ({ actor }) => actor.type],
  ['actorId', ({ actor }) => actor.id],
  ['actorName', ({ actor }) => actor.name],
  ['onBehalfOf', ({ onBehalfOf }) => onBehalfOf],
  ['source', ({ source }) => source],
  ['recordType', ({ record }) => record.type],
  ['recordId', ({ record }) => record.id],
  ['revision', ({ revision }) => revision],
  ['ip', ({ ip }) => ip],
  ['requestId', ({ requestId }) => requestId],
  ['traceId', ({ traceId }) => traceId],
  ['correlationId', ({ correlationId }) => correlationId],
  ['changes', ({ changes }) => JSON.stringify(changes)],
  ['data', ({ data }) => JSON.stringify(data)],
  ['hash', ({ hash }) => hash],
];

/**
 * The trail as a file. Its last line holds the number of entries and the SHA-256 of everything before it: a file without that line is
 * incomplete.
 */
export class AuditLines {
  private readonly sha256 = createHash('sha256');
  rows = 0;

  constructor(private readonly format: AuditExportFormat) {}

  /** Returns the beginning of the file. */
  head(): string {
    return this.counted(this.format === 'csv' ? csvRows([columns.map(([name]) => name)]) : '');
  }

  page(entries: readonly AuditEntryView[]): string {
    this.rows += entries.length;
    if (this.format === 'jsonl') return this.counted(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
    return this.counted(csvRows(entries.map((entry) => columns.map(([, value]) => value(entry)))));
  }

  /** Returns the last line and the checksum in it. */
  end(): { readonly line: string; readonly sha256: string } {
    const sha256 = this.sha256.digest('hex');
    const { rows } = this;
    const line =
      this.format === 'csv'
        ? csvRows([['#end', 'rows', rows, 'sha256', sha256]])
        : `${JSON.stringify({ end: true, rows, sha256 })}\n`;
    return { line, sha256 };
  }

  private counted(text: string): string {
    this.sha256.update(text);
    return text;
  }
}
