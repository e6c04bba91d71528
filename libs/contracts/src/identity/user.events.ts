import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';
import type { UserAdministrationEvent } from './user-administration.events.js';

/** Not an enumeration: new roles come without a new version of the event. */
const roleName = Type.String({ description: 'Name of a role.' });
const subject = ({ userId }: { userId: string }): string => `user:${userId}`;

export const UserRegistered = defineEvent({
  type: 'UserRegistered',
  description: 'Somebody got an account. Opens the stream; gives no access by itself.',
  schema: Type.Object(
    {
      userId: Type.String({ format: 'uuid' }),
      name: personal(Type.String()),
      email: personal(Type.String({ description: 'As entered, NFC. Compared case-folded.' })),
      via: Type.String({
        description: 'How: `first-administrator`, `administrator` (created by the operator), `invitation`.',
      }),
    },
    { additionalProperties: false },
  ),
  subject,
});
export const UserActivated = defineEvent({
  type: 'UserActivated',
  description: 'The account may be used from now on.',
  schema: Type.Object({ userId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
});
export const UserRolesChanged = defineEvent({
  type: 'UserRolesChanged',
  description: 'What the user may do changed. Holds only what was added and removed.',
  schema: Type.Object(
    { userId: Type.String({ format: 'uuid' }), added: Type.Array(roleName), removed: Type.Array(roleName) },
    { additionalProperties: false },
  ),
});
export const PasswordChanged = defineEvent({
  type: 'PasswordChanged',
  description: 'The user has another password. Never leaves identity: no feed, topic or export carries it.',
  schema: Type.Object(
    {
      userId: Type.String({ format: 'uuid' }),
      algorithm: Type.String({ description: '`argon2id`.' }),
      hash: personal(Type.String({ description: 'PHC string.' })),
    },
    { additionalProperties: false },
  ),
  subject,
});
export const EmailVerified = defineEvent({
  type: 'EmailVerified',
  description: 'The user proved that mail to their address reaches them.',
  schema: Type.Object({ userId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
});
export type UserEvent =
  | UserAdministrationEvent
  | EventOf<typeof EmailVerified>
  | EventOf<typeof UserRegistered>
  | EventOf<typeof UserActivated>
  | EventOf<typeof UserRolesChanged>
  | EventOf<typeof PasswordChanged>;
