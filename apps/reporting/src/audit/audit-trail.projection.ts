import type { RecordedEvent } from '@crm/event-store';
import type { Document, Projection } from '@crm/read-models';
import { isAudited, outcomeOf, recordOf } from './audit-records.policy.js';

/** Where an entry of the trail is found, and what it is filtered by. What it says is read from the log when it is shown. */
export type AuditRow = Document & {
  readonly id: string;
  readonly position: string;
  readonly at: string;
  readonly action: string;
  readonly actor: string;
  readonly actorType: string;
  readonly onBehalfOf?: string;
  readonly source: string;
  readonly recordType: string;
  readonly recordId: string;
  /** Absent: done. */
  readonly outcome?: 'refused' | 'failed';
  readonly stream: string;
  readonly revision: number;
};

/**
 * One row for every event of the log, from its envelope alone: no key is asked for, and nothing personal is kept. To rebuild, raise
 * `version`. Fields with few values among many rows are declared as `many`: then only rows that have one cost anything.
 */
export const auditTrail: Projection<AuditRow> = {
  name: 'audit.entries',
  version: 1,
  filter: {},
  reads: 'envelope',
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      position: { path: 'position', type: 'keyword' },
      at: { path: 'at', type: 'keyword' },
      action: { path: 'action', type: 'keyword' },
      actor: { path: 'actor', type: 'keyword' },
      actorType: { path: 'actorType', type: 'keyword' },
      onBehalfOf: { path: 'onBehalfOf', type: 'keyword', many: true },
      source: { path: 'source', type: 'keyword' },
      recordType: { path: 'recordType', type: 'keyword' },
      recordId: { path: 'recordId', type: 'keyword' },
      outcome: { path: 'outcome', type: 'keyword', many: true },
    },
    indexes: [
      ['-at', '-position'],
      ['actor', '-at', '-position'],
      ['recordId', '-at', '-position'],
      ['action', '-at', '-position'],
    ],
  },
  key: ({ id, type }) => (isAudited(type) ? id : undefined),
  project: (_row, event) => rowOf(event),
};

function rowOf({ id, position, occurredAt, type, actor, source, stream, revision, data }: RecordedEvent): AuditRow {
  const record = recordOf(stream, data);
  const outcome = outcomeOf(type);
  return {
    id,
    position,
    at: occurredAt,
    action: type,
    actor: actor.id,
    actorType: actor.type,
    ...(actor.onBehalfOf !== undefined && { onBehalfOf: actor.onBehalfOf }),
    source,
    recordType: record.type,
    recordId: record.id,
    ...(outcome && { outcome }),
    stream,
    revision,
  };
}
