import Type from 'typebox';
import { personal, secret } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { exchanged, hiddenChange } from '../../telling.js';
import { defineUpcaster } from '../../upcaster.js';
import { emailChange } from './email-change.events.js';
import { userAdministration } from './user-administration.events.js';

const userId = Type.String({ format: 'uuid' });
/** Not an enumeration: new roles need no new version of the event. */
const roleName = Type.String({ description: 'Name of a role.' });

/** A mail that anyone who knows the address can cause. */
const requestedMail = {
  userId,
  requestedAt: Type.String({ description: 'RFC 3339 UTC.' }),
  network: personal(
    Type.Optional(Type.String({ description: 'The block of network addresses that the request came from.' })),
  ),
};
/** A mailed token: `userId.secret`. Only its hash is stored. When one is used, all that were mailed for the same purpose are used up. */
const mailedToken = {
  ...requestedMail,
  tokenHash: secret(Type.String({ description: 'SHA-256 of the mailed token, hex.' })),
  expiresAt: Type.String({ description: 'RFC 3339 UTC. After that the token no longer works.' }),
};
/** Version 2 adds the network, which older events do not have. */
const withNetwork = ['EmailVerificationRequested', 'RegistrationRepeated', 'PasswordResetRequested'].map((type) =>
  defineUpcaster({ type, from: 1, to: 2, up: (data) => data }),
);

/** Version 2 adds the days on which a user is away. */
const profileV2 = defineUpcaster({ type: 'UserProfileChanged', from: 1, to: 2, up: (data) => data });

export const userRecord = defineRecord({
  kind: 'user',
  names: ['userId'],
  subject: ({ userId: id }) => `user:${id}`,
  upcasters: [...withNetwork, profileV2],
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
        'The user has a new password, which works once the address is verified. Never leaves the identity service: no feed, topic or export carries it.',
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
      description:
        'A mail asks the owner of the address to confirm it; an invited user gets the invitation again, with this token. Never leaves the identity service.',
      version: 2,
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
      version: 2,
      tells: 'changed',
      data: requestedMail,
    },
    PasswordResetRequested: {
      description:
        'Someone requested a new password; the token was mailed to the address. An invited user gets the invitation again, with this token. Never leaves the identity service.',
      version: 2,
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
    ...emailChange,
    ...userAdministration,
  },
});
export type UserEvent = EventOf<typeof userRecord>;
