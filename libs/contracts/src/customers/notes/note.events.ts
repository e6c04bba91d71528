import Type from 'typebox';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const ids = { noteId: Type.String({ format: 'uuid' }), customerId: Type.String({ format: 'uuid' }) };
const text = personal(Type.String({ description: 'Markdown source.' }));

export const noteRecord = defineRecord({
  kind: 'note',
  names: ['noteId', 'customerId'],
  readWith: 'note.read',
  // A note is personal data of the customer: erasing the customer erases it.
  subject: ({ customerId }) => `customer:${customerId}`,
  events: {
    NoteAdded: {
      description: 'A note about a customer was added. Opens the stream.',
      tells: 'created',
      data: {
        ...ids,
        ownerId: Type.String({ description: 'The user or API client who wrote it.' }),
        customerOwnerId: Type.Union([Type.String(), Type.Null()], {
          description: 'The user who owned the customer at that time.',
        }),
        text,
        pinned: Type.Boolean(),
      },
    },
    NoteEdited: {
      description: 'The text of the note changed. The previous text stays in the log.',
      tells: { field: 'text' },
      data: { ...ids, text },
    },
    NotePinned: {
      description: 'The note was pinned above the others.',
      tells: { says: { pinned: [false, true] } },
      data: ids,
    },
    NoteUnpinned: {
      description: 'The note is listed among the others again.',
      tells: { says: { pinned: [true, false] } },
      data: ids,
    },
    NoteRemoved: {
      description:
        'The note can no longer be listed or read. It stays in the log, and the timeline says who removed it.',
      tells: { verb: 'removed', says: { status: ['there', 'removed'] } },
      data: ids,
    },
  },
});
export type NoteEvent = EventOf<typeof noteRecord>;
