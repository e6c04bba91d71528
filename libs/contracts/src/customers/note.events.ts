import Type from 'typebox';
import { defineEvent, personal, type EventOf } from '../event-definition.js';

/** What is noted about a customer is the customer's: erasing the customer erases it. */
const subject = (data: { customerId: string }): string => `customer:${data.customerId}`;
const closed = { additionalProperties: false } as const;
const ids = { noteId: Type.String({ format: 'uuid' }), customerId: Type.String({ format: 'uuid' }) };
const text = personal(Type.String({ description: 'Markdown source.' }));

export const NoteAdded = defineEvent({
  type: 'NoteAdded',
  description: 'Somebody noted something about a customer. Opens the stream.',
  subject,
  schema: Type.Object(
    {
      ...ids,
      ownerId: Type.String({ description: 'Who wrote it: the user, or the API client.' }),
      customerOwnerId: Type.Union([Type.String(), Type.Null()], {
        description: 'The user who answered for the customer then.',
      }),
      text,
      pinned: Type.Boolean(),
    },
    closed,
  ),
});
export const NoteEdited = defineEvent({
  type: 'NoteEdited',
  description: 'The note reads otherwise now. What it said before stays in the log.',
  subject,
  schema: Type.Object({ ...ids, text }, closed),
});
export const NotePinned = defineEvent({
  type: 'NotePinned',
  description: 'The note stands above the others.',
  schema: Type.Object(ids, closed),
});
export const NoteUnpinned = defineEvent({
  type: 'NoteUnpinned',
  description: 'The note stands among the others again.',
  schema: Type.Object(ids, closed),
});
export const NoteRemoved = defineEvent({
  type: 'NoteRemoved',
  description: 'The note is gone from lists and cards. It stays in the log, and the timeline says who removed it.',
  schema: Type.Object(ids, closed),
});

export type NoteEvent =
  | EventOf<typeof NoteAdded>
  | EventOf<typeof NoteEdited>
  | EventOf<typeof NotePinned>
  | EventOf<typeof NoteUnpinned>
  | EventOf<typeof NoteRemoved>;
