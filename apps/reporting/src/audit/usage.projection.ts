import type { AuditJournalEvent } from '@crm/contracts/audit';
import type { Document, Projection } from '@crm/read-models';

/** Number of calls of each principal on one day (UTC), by `<type>:<id>`. */
export type CallsOfDay = Document & {
  readonly id: string;
  readonly calls: Readonly<Record<string, number>>;
  readonly others: number;
};
/** Number of events recorded on one day (UTC). */
export type EventsOfDay = Document & { readonly id: string; readonly events: number };

const noFields = { fields: { id: { path: 'id', type: 'keyword' } }, indexes: [] } as const;

/** One row per day with calls. To rebuild, raise `version`. */
export const usageOfCallers: Projection<CallsOfDay, AuditJournalEvent> = {
  name: 'usage.callers',
  version: 1,
  filter: { streamPrefixes: ['usage-'] },
  collection: noFields,
  key: ({ type, data }) => (type === 'UsageCounted' ? data.since.slice(0, 10) : undefined),
  project: (row, { type, data }) => {
    if (type !== 'UsageCounted') return row;
    const calls = { ...row?.calls };
    for (const caller of data.callers) {
      const name = `${caller.type}:${caller.id}`;
      calls[name] = (calls[name] ?? 0) + caller.calls;
    }
    return { id: data.since.slice(0, 10), calls, others: (row?.others ?? 0) + data.others };
  },
};

/** One row per day with events. To rebuild, raise `version`. */
export const usageOfLog: Projection<EventsOfDay> = {
  name: 'usage.log',
  version: 1,
  filter: {},
  reads: 'envelope',
  collection: noFields,
  key: ({ recordedAt }) => recordedAt.slice(0, 10),
  project: (row, { recordedAt }) => ({ id: recordedAt.slice(0, 10), events: (row?.events ?? 0) + 1 }),
};
