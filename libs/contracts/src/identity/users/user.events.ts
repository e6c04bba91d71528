import Type from 'typebox';
import { personal, secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { exchanged, hiddenChange } from '../../telling.js';
import { userAdministration } from './user-administration.events.js';

const userId = Type.String({ format: 'uuid' });
/** Not an enumeration: new roles come without a new version of the event. */
const roleName = Type.String({ description: 'Name of a role.' });

/** A token that was mailed: `userId.secret`. Only its hash is kept; the newest replaces those before. */
const mailedToken = {
  userId,
  tokenHash: secret(Type.String({ description: 'SHA-256 of the mailed token, hex.' })),
  requestedAt: Type.String({ description: 'RFC 3339 UTC.' }),
  expiresAt: Type.String({ description: 'RFC 3339 UTC. The token is worthless from then on.' }),
};

export const userRecord = defineRecord({
  kind: 'user',
  names: ['userId'],
  subject: ({ userId: id }) => `user:${id}`,
  events: {
    UserRegistered: {
      description: 'Somebody got an account. Opens the stream; gives no access by itself.',
      tells: 'created',
      data: {
        userId,
        name: personal(Type.String()),
        email: personal(Type.String({ description: 'As entered, NFC. Compared case-folded.' })),
        via: Type.String({
          description:
            'How: `first-administrator`, `administrator` (created by the operator), `invitation`, `registration` (by themself).',
        }),
      },
    },
    UserActivated: {
      description: 'The account may be used from now on.',
      tells: { says: { status: ['registered', 'active'] } },
      data: { userId },
    },
    UserRolesChanged: {
      description: 'What the user may do changed. Holds only what was added and removed.',
      tells: { field: 'roles', becomes: exchanged },
      data: { userId, added: Type.Array(roleName), removed: Type.Array(roleName) },
    },
    PasswordChanged: {
      description: 'The user has another password. Never leaves identity: no feed, topic or export carries it.',
      tells: { says: { password: hiddenChange } },
      data: {
        userId,
        algorithm: Type.String({ description: '`argon2id`.' }),
        hash: secret(Type.String({ description: 'PHC string.' })),
      },
    },
    PasswordRehashed: {
      description:
        'The same password is kept under a costlier hash, made when the user logged in. Ends no session. Never leaves identity.',
      tells: 'changed',
      data: {
        userId,
        algorithm: Type.String({ description: '`argon2id`.' }),
        hash: secret(Type.String({ description: 'PHC string.' })),
      },
    },
    EmailVerificationRequested: {
      description: 'A mail asks the owner of the address to prove that it is theirs. Never leaves identity.',
      tells: 'changed',
      data: mailedToken,
    },
    EmailVerified: {
      description: 'Somebody who reads mail at this address proved it. Uses the token up.',
      tells: { says: { emailVerified: [false, true] } },
      data: { userId },
    },
    RegistrationRepeated: {
      description: 'Somebody tried to register with the address of this account; a mail told its owner.',
      tells: 'changed',
      data: { userId, requestedAt: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
    PasswordResetRequested: {
      description: 'Somebody asked for a new password; the token went to the address. Never leaves identity.',
      tells: 'changed',
      data: mailedToken,
    },
    UserSessionsEnded: {
      description: 'All sessions that the user had until then are over, except the one that is named.',
      tells: 'changed',
      data: {
        userId,
        reason: Type.String({ description: '`user` (ended them), `administrator`.' }),
        exceptSessionId: Type.Optional(Type.String({ format: 'uuid' })),
      },
    },
    ...userAdministration,
  },
});
export type UserEvent = EventOf<typeof userRecord>;
