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
      description: 'There is a new team, still without members. Opens the stream.',
      tells: 'created',
      data: { teamId, name: Type.String({ description: 'Not personal. No two teams in use share it.' }) },
    },
    TeamRenamed: {
      description: 'The team is called something else.',
      tells: { field: 'name' },
      data: { teamId, from: Type.String(), to: Type.String() },
    },
    TeamMemberAdded: {
      description: 'A user belongs to the team from now on: those who lead see the records of their colleagues.',
      tells: { field: 'members', becomes: (members, { userId: id }) => joined(members, id) },
      data: { teamId, userId },
    },
    TeamMemberRemoved: {
      description: 'A user belongs to the team no more.',
      tells: { field: 'members', becomes: (members, { userId: id }) => without(members, id) },
      data: { teamId, userId },
    },
    TeamArchived: {
      description: 'The team is out of use. Everybody left it just before; its name is free.',
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
