import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';

const userId = Type.String({ format: 'uuid' });

/** One stream decides who the last administrator is: see apps/identity/README.md. */
export const administratorsRecord = defineRecord({
  kind: 'administrators',
  names: ['userId'],
  events: {
    AdministratorJoined: {
      description: 'An active administrator joined the roster. The last one on the roster cannot leave.',
      tells: 'happened',
      data: {
        userId,
        revision: Type.Integer({
          description: 'Revision of the user’s stream at which the user was an administrator.',
        }),
      },
    },
    AdministratorLeft: {
      description:
        'A user who is about to stop being an administrator left the roster, and another one remains on it. The change to the user follows.',
      tells: 'happened',
      data: {
        userId,
        revision: Type.Integer({
          description: 'Revision of the user’s stream after which the user stops being an administrator.',
        }),
      },
    },
  },
});
export type AdministratorsEvent = EventOf<typeof administratorsRecord>;
