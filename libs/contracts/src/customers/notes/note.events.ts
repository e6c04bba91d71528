import Type from 'typebox';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const ids = { noteId: Type.String({ format: 'uuid' }), customerId: Type.String({ format: 'uuid' }) };
const text = personal(Type.String({ description: 'Markdown source.' }));

export const noteRecord = defineRecord({
  kind: 'note',
  names: ['noteId', 'customerId'],
  readWith: 'note.read',
  // What is noted about a customer is the customer's: erasing the customer erases it.
  subject: ({ customerId }) => `customer:${customerId}`,
  events: {
    NoteAdded: {
      description: 'Somebody noted something about a customer. Opens the stream.',
      tells: 'created',
      data: {
        ...ids,
        ownerId: Type.String({ description: 'Who wrote it: the user, or the API client.' }),
        customerOwnerId: Type.Union([Type.String(), Type.Null()], {
          description: 'The user who answered for the customer then.',
        }),
        text,
        pinned: Type.Boolean(),
      },
    },
    NoteEdited: {
      description: 'The note reads otherwise now. What it said before stays in the log.',
      tells: { field: 'text' },
      data: { ...ids, text },
    },
    NotePinned: {
      description: 'The note stands above the others.',
      tells: { says: { pinned: [false, true] } },
      data: ids,
    },
    NoteUnpinned: {
      description: 'The note stands among the others again.',
      tells: { says: { pinned: [true, false] } },
      data: ids,
    },
    NoteRemoved: {
      description: 'The note is gone from lists and cards. It stays in the log, and the timeline says who removed it.',
      tells: { verb: 'removed', says: { status: ['there', 'removed'] } },
      data: ids,
    },
  },
});
export type NoteEvent = EventOf<typeof noteRecord>;
