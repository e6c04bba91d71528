import Type from 'typebox';
import { change, orNull } from '../../changed-fields.js';
import { personal, secret } from '../../event-definition.js';
import { defineEvents, type EventOf } from '../../record-kind.js';

import { Absence } from './absence.js';

const userId = Type.String({ format: 'uuid' });

/** What administrators do to an account. These events are in the stream of the user. */
export const userAdministration = defineEvents({
  UserInvited: {
    description:
      'A link to set a password was mailed to the invited person. Replaces an earlier link. Never leaves the identity service.',
    tells: 'changed',
    data: {
      userId,
      tokenHash: secret(Type.String({ description: 'SHA-256 of the token in the link, hex.' })),
      expiresAt: Type.String({ description: 'RFC 3339 UTC. After that the link no longer works.' }),
      invitedBy: Type.String({ description: 'The user who invites.' }),
    },
  },
  UserDeactivated: {
    description: 'The account can no longer be used; its sessions have ended. It keeps its roles for a reactivation.',
    tells: { verb: 'archived', says: { status: ['active', 'deactivated'] } },
    data: { userId, reason: Type.Optional(personal(Type.String({ description: 'As the administrator wrote it.' }))) },
  },
  UserReactivated: {
    description: 'A deactivated account can be used again, with the roles it has. Its old sessions remain ended.',
    tells: { verb: 'restored', says: { status: ['deactivated', 'active'] } },
    data: { userId },
  },
  UserProfileChanged: {
    description: 'The name of the user changed, or the days on which the user is away.',
    version: 2,
    tells: 'changed',
    data: {
      userId,
      fields: Type.Array(Type.String(), { description: 'Names of the changed fields.' }),
      changes: personal(
        Type.Object(
          {
            name: Type.Optional(Type.Object({ from: Type.String(), to: Type.String() })),
            absence: change(orNull(Absence)),
          },
          { additionalProperties: false },
        ),
      ),
    },
  },
  UserDeleted: {
    description:
      'The account was permanently deleted: its sessions have ended and its address is free. Ends the stream.',
    tells: { verb: 'removed', says: { status: ['known', 'deleted'] } },
    data: { userId },
  },
});
export type UserAdministrationEvent = EventOf<typeof userAdministration>;
