import Type from 'typebox';
import { defineRecord, type EventOf } from '../../record-kind.js';

const userId = Type.String({ format: 'uuid' });

/** One stream decides who the last administrator is: see apps/identity/README.md. */
export const administratorsRecord = defineRecord({
  kind: 'administrators',
  names: ['userId'],
  events: {
    AdministratorJoined: {
      description: 'An active user who is an administrator counts as one of those of whom one must stay.',
      tells: 'happened',
      data: { userId, revision: Type.Integer({ description: 'Of the user’s stream, at which they were one.' }) },
    },
    AdministratorLeft: {
      description:
        'A user is about to stop being an administrator and does not count any more; another one does. The change to the user follows.',
      tells: 'happened',
      data: {
        userId,
        revision: Type.Integer({ description: 'Of the user’s stream, after which they stop being one.' }),
      },
    },
  },
});
export type AdministratorsEvent = EventOf<typeof administratorsRecord>;
