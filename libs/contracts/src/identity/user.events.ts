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
        description:
          'How: `first-administrator`, `administrator` (created by the operator), `invitation`, `registration` (by themself).',
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
export const PasswordRehashed = defineEvent({
  type: 'PasswordRehashed',
  description:
    'The same password is kept under a costlier hash, made when the user logged in. Ends no session. Never leaves identity.',
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

/** A token that was mailed: `userId.secret`. Only its hash is kept; the newest replaces those before. */
const mailedToken = {
  userId: Type.String({ format: 'uuid' }),
  tokenHash: personal(Type.String({ description: 'SHA-256 of the mailed token, hex.' })),
  requestedAt: Type.String({ description: 'RFC 3339 UTC.' }),
  expiresAt: Type.String({ description: 'RFC 3339 UTC. The token is worthless from then on.' }),
};
export const EmailVerificationRequested = defineEvent({
  type: 'EmailVerificationRequested',
  description: 'A mail asks the owner of the address to prove that it is theirs. Never leaves identity.',
  schema: Type.Object(mailedToken, { additionalProperties: false }),
  subject,
});
export const EmailVerified = defineEvent({
  type: 'EmailVerified',
  description: 'Somebody who reads mail at this address proved it. Uses the token up.',
  schema: Type.Object({ userId: Type.String({ format: 'uuid' }) }, { additionalProperties: false }),
});
export const RegistrationRepeated = defineEvent({
  type: 'RegistrationRepeated',
  description: 'Somebody tried to register with the address of this account; a mail told its owner.',
  schema: Type.Object(
    { userId: Type.String({ format: 'uuid' }), requestedAt: Type.String({ description: 'RFC 3339 UTC.' }) },
    { additionalProperties: false },
  ),
});
export const PasswordResetRequested = defineEvent({
  type: 'PasswordResetRequested',
  description: 'Somebody asked for a new password; the token went to the address. Never leaves identity.',
  schema: Type.Object(mailedToken, { additionalProperties: false }),
  subject,
});
export const UserSessionsEnded = defineEvent({
  type: 'UserSessionsEnded',
  description: 'All sessions that the user had until then are over, except the one that is named.',
  schema: Type.Object(
    {
      userId: Type.String({ format: 'uuid' }),
      reason: Type.String({ description: '`user` (ended them), `administrator`.' }),
      exceptSessionId: Type.Optional(Type.String({ format: 'uuid' })),
    },
    { additionalProperties: false },
  ),
});
export type UserEvent =
  | UserAdministrationEvent
  | EventOf<typeof EmailVerified>
  | EventOf<typeof UserRegistered>
  | EventOf<typeof UserActivated>
  | EventOf<typeof UserRolesChanged>
  | EventOf<typeof PasswordChanged>
  | EventOf<typeof PasswordRehashed>
  | EventOf<typeof EmailVerificationRequested>
  | EventOf<typeof EmailVerified>
  | EventOf<typeof RegistrationRepeated>
  | EventOf<typeof PasswordResetRequested>
  | EventOf<typeof UserSessionsEnded>;
