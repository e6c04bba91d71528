import { type NoteEvent, CustomerIsArchived, NoteExists, NoteNotFound } from '@crm/contracts/customers';
import { spec } from '@crm/testing';

import { noteDecider, type NoteCommand } from './note.decider.js';

const about = { kind: 'customer', id: 'C1' } as const;
const ids = { noteId: 'N1', about, customerId: 'C1' };
const note = spec(noteDecider);
const subjectAssignment = { ownerId: null, teamId: null };
const facts = { noteId: 'N1', about, subjectAssignment, ownerId: 'U1', text: 'Hello', pinned: false };
const add: NoteCommand = { type: 'AddNote', subjectIsArchived: false, ...facts };
const added: NoteEvent = { type: 'NoteAdded', data: { ...facts, ...ids } };
const removed: NoteEvent = { type: 'NoteRemoved', data: ids };
const pin = (pinned: boolean): NoteCommand => ({ type: 'PinNote', noteId: 'N1', pinned });
const edit = (text: string): NoteCommand => ({ type: 'EditNote', noteId: 'N1', text });

describe('a note', () => {
  it('is added', () => note.given().when(add).then(added));
  it('is not added to an archived customer', () =>
    note
      .given()
      .when({ ...add, subjectIsArchived: true } as NoteCommand)
      .thenRefused(CustomerIsArchived, { customerId: 'C1' }));
  it('is refused when the id is taken, also by a removed note', () => {
    note.given(added).when(add).thenRefused(NoteExists);
    note.given(added, removed).when(add).thenRefused(NoteExists);
  });
  it('is edited only when the text differs', () => {
    note
      .given(added)
      .when(edit('Hi'))
      .then({ type: 'NoteEdited', data: { ...ids, text: 'Hi' } });
    note.given(added).when(edit('Hello')).thenNothing();
  });
  it('is pinned and unpinned', () => {
    note.given(added).when(pin(true)).then({ type: 'NotePinned', data: ids });
    note.given(added).when(pin(false)).thenNothing();
    note.given(added, { type: 'NotePinned', data: ids }).when(pin(false)).then({ type: 'NoteUnpinned', data: ids });
  });
  it('is not found once it was removed', () => {
    note.given(added).when({ type: 'RemoveNote', noteId: 'N1' }).then(removed);
    for (const command of [edit('Hi'), pin(true), { type: 'RemoveNote', noteId: 'N1' } as const])
      note.given(added, removed).when(command).thenRefused(NoteNotFound, { noteId: 'N1' });
  });
});
