import { teamView, type ShownTeam, type TeamEvent } from '@crm/contracts/identity';
import { collectionOfView, type Document, type Projection, type Recorded } from '@crm/read-models';

export type TeamRow = ShownTeam & Document;

/** One row per team, archived ones included. To rebuild, raise `version`. */
export const teamList: Projection<TeamRow, TeamEvent> = {
  name: 'identity.teams',
  version: 2,
  filter: { streamPrefixes: ['team-'] },
  collection: collectionOfView(teamView, { indexes: [['name'], ['status', 'name'], ['-createdAt'], ['memberIds']] }),
  key: (event) => event.data.teamId,
  project(row, event) {
    if (event.type !== 'TeamCreated') return row && { ...row, ...changes(row, event), revision: event.revision };
    const { teamId: id, name } = event.data;
    const { revision, recordedAt: createdAt } = event;
    return { id, revision, name, status: 'active', memberIds: [], createdAt };
  },
};

function changes(row: TeamRow, event: Recorded<Exclude<TeamEvent, { type: 'TeamCreated' }>>): Partial<TeamRow> {
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
  }
}
