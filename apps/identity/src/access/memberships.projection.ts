import type { TeamEvent } from '@crm/contracts/identity';
import type { Document, Projection } from '@crm/read-models';

export interface MembershipsRow extends Document {
  readonly id: string;
  readonly memberIds: readonly string[];
}

/** One row per team with its members. The service's own index, so looking up rights asks no other service. */
export const memberships: Projection<MembershipsRow, TeamEvent> = {
  name: 'identity.memberships',
  version: 1,
  filter: { streamPrefixes: ['team-'] },
  collection: { fields: { memberId: { path: 'memberIds', type: 'keyword', many: true } }, indexes: [] },
  key: (event) => event.data.teamId,
  project(row = { id: '', memberIds: [] }, event) {
    const id = event.data.teamId;
    switch (event.type) {
      case 'TeamMemberAdded':
        return { id, memberIds: [...row.memberIds, event.data.userId] };
      case 'TeamMemberRemoved':
        return { id, memberIds: row.memberIds.filter((memberId) => memberId !== event.data.userId) };
      case 'TeamCreated':
      case 'TeamRenamed':
      case 'TeamArchived':
      case 'TeamRestored':
        return { ...row, id };
    }
  },
};
