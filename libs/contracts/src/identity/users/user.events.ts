import Type from 'typebox';
import { personal, secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { exchanged, hiddenChange } from '../../telling.js';
import { userAdministration } from './user-administration.events.js';

const userId = Type.String({ format: 'uuid' });
/** Not an enumeration: new roles need no new version of the event. */
const roleName = Type.String({ description: 'Name of a role.' });

/** A mailed token: `userId.secret`. Only its hash is stored; the newest token replaces earlier ones. */
const mailedToken = {
  userId,
  tokenHash: secret(Type.String({ description: 'SHA-256 of the mailed token, hex.' })),
  requestedAt: Type.String({ description: 'RFC 3339 UTC.' }),
  expiresAt: Type.String({ description: 'RFC 3339 UTC. After that the token no longer works.' }),
};

export const userRecord = defineRecord({
  kind: 'user',
  names: ['userId'],
  subject: ({ userId: id }) => `user:${id}`,
  events: {
    UserRegistered: {
      description: 'An account was created. Opens the stream; gives no access by itself.',
      tells: 'created',
      data: {
        userId,
        name: personal(Type.String()),
        email: personal(Type.String({ description: 'As entered, NFC. Compared case-folded.' })),
        via: Type.String({
          description:
            'How: `first-administrator`, `administrator` (created by the operator), `invitation`, `registration` (by the user).',
        }),
      },
    },
    UserActivated: {
      description: 'The account can be used from now on.',
      tells: { says: { status: ['registered', 'active'] } },
      data: { userId },
    },
    UserRolesChanged: {
      description: 'The roles of the user changed. Contains only the roles that were added and removed.',
      tells: { field: 'roles', becomes: exchanged },
      data: { userId, added: Type.Array(roleName), removed: Type.Array(roleName) },
    },
    PasswordChanged: {
      description:
        'The user has a new password. Never leaves the identity service: no feed, topic or export carries it.',
      tells: { says: { password: hiddenChange } },
      data: {
        userId,
        algorithm: Type.String({ description: '`argon2id`.' }),
        hash: secret(Type.String({ description: 'PHC string.' })),
      },
    },
    PasswordRehashed: {
      description:
        'The same password is now stored with a costlier hash, made when the user logged in. Ends no session. Never leaves the identity service.',
      tells: 'changed',
      data: {
        userId,
        algorithm: Type.String({ description: '`argon2id`.' }),
        hash: secret(Type.String({ description: 'PHC string.' })),
      },
    },
    EmailVerificationRequested: {
      description: 'A mail asks the owner of the address to confirm it. Never leaves the identity service.',
      tells: 'changed',
      data: mailedToken,
    },
    EmailVerified: {
      description: 'The owner of the address confirmed it with a mailed token, which is now used up.',
      tells: { says: { emailVerified: [false, true] } },
      data: { userId },
    },
    RegistrationRepeated: {
      description: 'Someone tried to register with the address of this account; its owner was informed by mail.',
      tells: 'changed',
      data: { userId, requestedAt: Type.String({ description: 'RFC 3339 UTC.' }) },
    },
    PasswordResetRequested: {
      description:
        'Someone requested a new password; the token was mailed to the address. Never leaves the identity service.',
      tells: 'changed',
      data: mailedToken,
    },
    UserSessionsEnded: {
      description: 'All sessions of the user ended, except the one named in `exceptSessionId`.',
      tells: 'changed',
      data: {
        userId,
        reason: Type.String({ description: 'Who ended them: `user` or `administrator`.' }),
        exceptSessionId: Type.Optional(Type.String({ format: 'uuid' })),
      },
    },
    ...userAdministration,
  },
});
export type UserEvent = EventOf<typeof userRecord>;
