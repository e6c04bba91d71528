import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';

const userId = Type.String({ format: 'uuid' });
const subject = ({ userId: id }: { userId: string }): string => `user:${id}`;

export const UserInvited = defineEvent({
  type: 'UserInvited',
  description:
    'Somebody was sent a link with which they set their password. Replaces an earlier link. Never leaves identity.',
  schema: Type.Object(
    {
      userId,
      tokenHash: personal(Type.String({ description: 'SHA-256 of the token in the link, hex.' })),
      expiresAt: Type.String({ description: 'RFC 3339 UTC. The link is worthless from then on.' }),
      invitedBy: Type.String({ description: 'The user who invites.' }),
    },
    { additionalProperties: false },
  ),
  subject,
});
export const UserDeactivated = defineEvent({
  type: 'UserDeactivated',
  description: 'The account may not be used any more; its sessions have ended. It keeps its roles for a reactivation.',
  schema: Type.Object(
    { userId, reason: Type.Optional(personal(Type.String({ description: 'As the administrator put it.' }))) },
    { additionalProperties: false },
  ),
  subject,
});
export const UserReactivated = defineEvent({
  type: 'UserReactivated',
  description: 'A deactivated account may be used again, with the roles it has. Its old sessions stay ended.',
  schema: Type.Object({ userId }, { additionalProperties: false }),
});
export const UserProfileChanged = defineEvent({
  type: 'UserProfileChanged',
  description: 'What the user is called changed.',
  schema: Type.Object(
    {
      userId,
      fields: Type.Array(Type.String(), { description: 'Names of what changed.' }),
      changes: personal(
        Type.Object(
          { name: Type.Optional(Type.Object({ from: Type.String(), to: Type.String() })) },
          { additionalProperties: false },
        ),
      ),
    },
    { additionalProperties: false },
  ),
  subject,
});
export const UserDeleted = defineEvent({
  type: 'UserDeleted',
  description: 'The account is gone for good: its sessions have ended, its address is free. Ends the stream.',
  schema: Type.Object({ userId }, { additionalProperties: false }),
});
export type UserAdministrationEvent =
  | EventOf<typeof UserInvited>
  | EventOf<typeof UserDeactivated>
  | EventOf<typeof UserReactivated>
  | EventOf<typeof UserProfileChanged>
  | EventOf<typeof UserDeleted>;

/** One stream decides who the last administrator is: see apps/identity/README.md. */
export const AdministratorJoined = defineEvent({
  type: 'AdministratorJoined',
  description: 'An active user who is an administrator counts as one of those of whom one must stay.',
  schema: Type.Object(
    { userId, revision: Type.Integer({ description: 'Of the user’s stream, at which they were one.' }) },
    { additionalProperties: false },
  ),
});
export const AdministratorLeft = defineEvent({
  type: 'AdministratorLeft',
  description:
    'A user is about to stop being an administrator and does not count any more; another one does. The change to the user follows.',
  schema: Type.Object(
    { userId, revision: Type.Integer({ description: 'Of the user’s stream, after which they stop being one.' }) },
    { additionalProperties: false },
  ),
});
export type AdministratorsEvent = EventOf<typeof AdministratorJoined> | EventOf<typeof AdministratorLeft>;
