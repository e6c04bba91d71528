import type { TeamEvent, TeamView } from '@crm/contracts/identity';
import type { RecordedEvent } from '@crm/event-store';
import type { Document, Projection, SearchText } from '@crm/read-models';

export type TeamRow = Omit<TeamView, 'allowedActions'> & Document;
type Recorded = RecordedEvent & TeamEvent;

/** One row per team, archived ones included. To rebuild, raise `version`. */
export const teamList: Projection<TeamRow> = {
  name: 'identity.teams',
  version: 1,
  filter: { streamPrefixes: ['team-'] },
  collection: {
    fields: {
      id: { path: 'id', type: 'keyword' },
      name: { path: 'name', type: 'text' },
      status: { path: 'status', type: 'keyword' },
      memberIds: { path: 'memberIds', type: 'keyword', many: true },
      createdAt: { path: 'createdAt', type: 'keyword' },
    },
    indexes: [['name'], ['status', 'name'], ['-createdAt'], ['memberIds']],
    search: (document): SearchText => ({ words: [(document as TeamRow).name], codes: [] }),
  },
  key: (event) => (event as Recorded).data.teamId,
  project: (row, event) => project(row, event as Recorded),
};

function project(row: TeamRow | undefined, event: Recorded): TeamRow | undefined {
  if (event.type !== 'TeamCreated') return row && { ...row, ...changes(row, event), revision: event.revision };
  const { teamId: id, name } = event.data;
  const { revision, recordedAt: createdAt } = event;
  return { id, revision, name, status: 'active', memberIds: [], createdAt };
}

function changes(row: TeamRow, event: Exclude<Recorded, { type: 'TeamCreated' }>): Partial<TeamRow> {
  switch (event.type) {
    case 'TeamRenamed':
      return { name: event.data.to };
    case 'TeamMemberAdded':
      return { memberIds: [...row.memberIds, event.data.userId] };
    case 'TeamMemberRemoved':
      return { memberIds: row.memberIds.filter((id) => id !== event.data.userId) };
    case 'TeamArchived':
      return { status: 'archived' };
    case 'TeamRestored':
      return { status: 'active' };
    default:
      return {};
  }
}
