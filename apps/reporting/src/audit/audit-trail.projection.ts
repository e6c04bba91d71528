import { auditView, type FoundEntry } from '@crm/contracts/audit';
import type { RecordedEvent } from '@crm/event-store';
import { collectionOfView, type Document, type Projection } from '@crm/read-models';
import { isAudited, outcomeOf, recordOf } from './audit-records.model.js';

/** The place of an entry in the log, and the values it is filtered by. Its content is read from the log when it is shown. */
export type AuditRow = FoundEntry & Document & { readonly stream: string; readonly revision: number };

/**
 * One row per audited event of the log, from its envelope alone: no key is needed, and no personal data is stored. To rebuild, raise
 * `version`.
 */
export const auditTrail: Projection<AuditRow> = {
  name: 'audit.entries',
  version: 1,
  filter: {},
  reads: 'envelope',
  collection: collectionOfView(auditView, {
    indexes: [
      ['-at', '-position'],
      ['actor', '-at', '-position'],
      ['recordId', '-at', '-position'],
      ['action', '-at', '-position'],
    ],
  }),
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
