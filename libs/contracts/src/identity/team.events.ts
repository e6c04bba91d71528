import Type from 'typebox';
import { defineEvent, type EventOf } from '../event-definition.js';

const teamId = Type.String({ format: 'uuid' });
const userId = Type.String({ format: 'uuid' });

export const TeamCreated = defineEvent({
  type: 'TeamCreated',
  description: 'There is a new team, still without members. Opens the stream.',
  schema: Type.Object(
    { teamId, name: Type.String({ description: 'Not personal. No two teams in use share it.' }) },
    { additionalProperties: false },
  ),
});
export const TeamRenamed = defineEvent({
  type: 'TeamRenamed',
  description: 'The team is called something else.',
  schema: Type.Object({ teamId, from: Type.String(), to: Type.String() }, { additionalProperties: false }),
});
export const TeamMemberAdded = defineEvent({
  type: 'TeamMemberAdded',
  description: 'A user belongs to the team from now on: those who lead see the records of their colleagues.',
  schema: Type.Object({ teamId, userId }, { additionalProperties: false }),
});
export const TeamMemberRemoved = defineEvent({
  type: 'TeamMemberRemoved',
  description: 'A user belongs to the team no more.',
  schema: Type.Object({ teamId, userId }, { additionalProperties: false }),
});
export const TeamArchived = defineEvent({
  type: 'TeamArchived',
  description: 'The team is out of use. Everybody left it just before; its name is free.',
  schema: Type.Object({ teamId }, { additionalProperties: false }),
});
export const TeamRestored = defineEvent({
  type: 'TeamRestored',
  description: 'The team is in use again, without members.',
  schema: Type.Object({ teamId }, { additionalProperties: false }),
});
export type TeamEvent =
  | EventOf<typeof TeamCreated>
  | EventOf<typeof TeamRenamed>
  | EventOf<typeof TeamMemberAdded>
  | EventOf<typeof TeamMemberRemoved>
  | EventOf<typeof TeamArchived>
  | EventOf<typeof TeamRestored>;
