import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { joined, without } from '../../telling.js';

const teamId = Type.String({ format: 'uuid' });
const userId = Type.String({ format: 'uuid' });

export const teamRecord = defineRecord({
  kind: 'team',
  names: ['teamId'],
  events: {
    TeamCreated: {
      description: 'A team was created, without members. Opens the stream.',
      tells: 'created',
      data: { teamId, name: Type.String({ description: 'Not personal. No two teams in use share a name.' }) },
    },
    TeamRenamed: {
      description: 'The name of the team changed.',
      tells: { field: 'name' },
      data: { teamId, from: Type.String(), to: Type.String() },
    },
    TeamMemberAdded: {
      description: 'A user joined the team. Members whose role covers their team can see the records of this user.',
      tells: { field: 'members', becomes: (members, { userId: id }) => joined(members, id) },
      data: { teamId, userId },
    },
    TeamMemberRemoved: {
      description: 'A user left the team.',
      tells: { field: 'members', becomes: (members, { userId: id }) => without(members, id) },
      data: { teamId, userId },
    },
    TeamArchived: {
      description: 'The team is no longer in use. All members left just before; its name is free.',
      tells: { verb: 'archived', says: { status: ['active', 'archived'] } },
      data: { teamId },
    },
    TeamRestored: {
      description: 'The team is in use again, without members.',
      tells: { verb: 'restored', says: { status: ['archived', 'active'] } },
      data: { teamId },
    },
  },
});
export type TeamEvent = EventOf<typeof teamRecord>;
