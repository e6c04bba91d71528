import Type from 'typebox';
import { Assignment } from '../../assignment.js';
import { personal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { about, aboutCustomers, subjectKey } from '../../subject.js';

const ids = { noteId: Type.String({ format: 'uuid' }), ...about };
const text = personal(Type.String({ description: 'Markdown source.' }));

export const noteRecord = defineRecord({
  kind: 'note',
  names: ['noteId', 'about', 'customerId'],
  readWith: 'note.read',
  // A note is personal data of the record that it is about: erasing that erases it.
  subject: (data) => subjectKey(data.about),
  upcasters: aboutCustomers(['NoteAdded', 'NoteEdited', 'NotePinned', 'NoteUnpinned', 'NoteRemoved']),
  events: {
    NoteAdded: {
      description: 'A note was added. Opens the stream.',
      version: 2,
      tells: 'created',
      data: {
        ...ids,
        ownerId: Type.String({ description: 'The user or API client who wrote it.' }),
        subjectAssignment: Assignment,
        text,
        pinned: Type.Boolean(),
      },
    },
    NoteEdited: {
      description: 'The text of the note changed. The previous text stays in the log.',
      version: 2,
      tells: { field: 'text' },
      data: { ...ids, text },
    },
    NotePinned: {
      description: 'The note was pinned above the others.',
      version: 2,
      tells: { says: { pinned: [false, true] } },
      data: ids,
    },
    NoteUnpinned: {
      description: 'The note is listed among the others again.',
      version: 2,
      tells: { says: { pinned: [true, false] } },
      data: ids,
    },
    NoteRemoved: {
      description:
        'The note can no longer be listed or read. It stays in the log, and the timeline says who removed it.',
      version: 2,
      tells: { verb: 'removed', says: { status: ['there', 'removed'] } },
      data: ids,
    },
  },
});
export type NoteEvent = EventOf<typeof noteRecord>;
