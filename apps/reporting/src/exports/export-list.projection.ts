import type { ExportEvent, ExportFormat } from '@crm/contracts/reporting';
import type { Document, Projection, Recorded } from '@crm/read-models';
import type { KnownExport, WholeFile } from './export.decider.js';

/** Does not hold the search and filter texts: they are encrypted in the log, and shown only to the requester. */
export type ExportRow = Document & {
  readonly id: string;
  /** `user:<id>`, `api-client:<id>` or `system:<name>`. */
  readonly requester: string;
  readonly list: string;
  readonly format: ExportFormat;
  readonly requestedAt: string;
  readonly status: KnownExport['status'];
  readonly file: WholeFile | null;
  readonly failure: string | null;
};

/** One row per export. To rebuild, raise `version`. */
export const exportList: Projection<ExportRow, ExportEvent> = {
  name: 'reporting.exports',
  version: 1,
  filter: { streamPrefixes: ['export-'] },
  collection: {
    fields: {
      requester: { path: 'requester', type: 'keyword' },
      requestedAt: { path: 'requestedAt', type: 'keyword' },
    },
    indexes: [['requester', '-requestedAt']],
  },
  key: (event) => event.data.exportId,
  project,
};

function project(row: ExportRow | undefined, event: Recorded<ExportEvent>): ExportRow | undefined {
  if (event.type === 'ExportRequested') {
    const { exportId: id, requester, list, format } = event.data;
    const known = { status: 'running', file: null, failure: null } as const;
    return {
      id,
      requester: `${requester.type}:${requester.id}`,
      list,
      format,
      requestedAt: event.recordedAt,
      ...known,
    };
  }
  return row && { ...row, ...changes(event) };
}

function changes(event: Recorded<Exclude<ExportEvent, { type: 'ExportRequested' }>>): Partial<ExportRow> {
  switch (event.type) {
    case 'ExportCompleted': {
      const { exportId: _id, ...file } = event.data;
      return { status: 'completed', file };
    }
    case 'ExportFailed':
      return { status: 'failed', failure: event.data.reason };
    case 'ExportCancelled':
      return { status: 'cancelled' };
    case 'ExportRemoved':
      return { status: 'removed' };
    case 'ExportDownloaded':
      return {};
  }
}
