import Type from 'typebox';
import { personal, secret } from '../../event-definition.js';
import { defineEvents, type EventOf } from '../../record-kind.js';

const userId = Type.String({ format: 'uuid' });

/** What administrators do to an account. It stands in the user's own stream. */
export const userAdministration = defineEvents({
  UserInvited: {
    description:
      'Somebody was sent a link with which they set their password. Replaces an earlier link. Never leaves identity.',
    tells: 'changed',
    data: {
      userId,
      tokenHash: secret(Type.String({ description: 'SHA-256 of the token in the link, hex.' })),
      expiresAt: Type.String({ description: 'RFC 3339 UTC. The link is worthless from then on.' }),
      invitedBy: Type.String({ description: 'The user who invites.' }),
    },
  },
  UserDeactivated: {
    description:
      'The account may not be used any more; its sessions have ended. It keeps its roles for a reactivation.',
    tells: { verb: 'archived', says: { status: ['active', 'deactivated'] } },
    data: { userId, reason: Type.Optional(personal(Type.String({ description: 'As the administrator put it.' }))) },
  },
  UserReactivated: {
    description: 'A deactivated account may be used again, with the roles it has. Its old sessions stay ended.',
    tells: { verb: 'restored', says: { status: ['deactivated', 'active'] } },
    data: { userId },
  },
  UserProfileChanged: {
    description: 'What the user is called changed.',
    tells: 'changed',
    data: {
      userId,
      fields: Type.Array(Type.String(), { description: 'Names of what changed.' }),
      changes: personal(
        Type.Object(
          { name: Type.Optional(Type.Object({ from: Type.String(), to: Type.String() })) },
          { additionalProperties: false },
        ),
      ),
    },
  },
  UserDeleted: {
    description: 'The account is gone for good: its sessions have ended, its address is free. Ends the stream.',
    tells: { verb: 'removed', says: { status: ['known', 'deleted'] } },
    data: { userId },
  },
});
export type UserAdministrationEvent = EventOf<typeof userAdministration>;
