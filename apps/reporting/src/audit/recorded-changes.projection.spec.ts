import { needsWhatWasBefore } from './field-changes.projection.js';
import { events } from '@crm/contracts/records';
import type { RecordedEvent } from '@crm/event-store';
import { RecordFold } from './recorded-changes.projection.js';

const event = (stream: string, type: string, data: object, revision = 1): RecordedEvent =>
  ({ stream, type, data, revision, erased: false }) as unknown as RecordedEvent;

describe('fields before and after', () => {
  it('need what was before where an event says new values alone, and nowhere else', () => {
    const needing = events.map(({ type }) => type).filter(needsWhatWasBefore);
    const expected = [
      'ApiClientScopesChanged',
      'SetUpTokenIssued',
      'FirstAdministratorAppointed',
      'SessionRefreshed',
      'TeamMemberAdded',
      'TeamMemberRemoved',
      'UserRolesChanged',
      'PasswordRehashed',
      'EmailVerificationRequested',
      'RegistrationRepeated',
      'PasswordResetRequested',
      'UserSessionsEnded',
      'UserInvited',
      'CustomFieldOptionAdded',
      'ImportStarted',
      'ImportBatchApplied',
      'ImportValidated',
      'ImportCompleted',
      'ImportCancelled',
      'ImportFailed',
      'NoteEdited',
      'ExportCompleted',
    ];
    expect(needing.sort()).toEqual(expected.sort());
    expect(needsWhatWasBefore('Unknown')).toBe(false);
  });

  it('come from earlier events where an event has one value only', () => {
    const fold = new RecordFold();
    fold.apply(event('note-1', 'NoteAdded', { noteId: 'n', text: 'first', pinned: false }, 0));
    expect(fold.apply(event('note-1', 'NoteEdited', { noteId: 'n', text: 'second' }))).toEqual([
      { field: 'text', from: 'first', to: 'second' },
    ]);
    expect(fold.apply(event('note-1', 'NotePinned', { noteId: 'n' }))).toEqual([
      { field: 'pinned', from: false, to: true },
    ]);
  });

  it('of lists are the whole list', () => {
    const fold = new RecordFold();
    const change = (added: string[], removed: string[]) =>
      fold.apply(event('user-1', 'UserRolesChanged', { userId: 'u', added, removed }));
    change(['sales'], []);
    expect(change(['manager', 'support'], ['sales'])).toEqual([
      { field: 'roles', from: ['sales'], to: ['manager', 'support'] },
    ]);
  });

  it('come from the event where it has both values, also for types of later releases', () => {
    const fold = new RecordFold();
    expect(fold.apply(event('lead-1', 'LeadScored', { score: { from: 1, to: 2 } }))).toEqual([
      { field: 'score', from: 1, to: 2 },
    ]);
    expect(
      fold.apply(
        event('interaction-1', 'InteractionCorrected', {
          fields: ['outcome', 'summary'],
          changes: { outcome: { from: 'busy', to: 'held' } },
        }),
      ),
    ).toEqual([
      { field: 'outcome', from: 'busy', to: 'held' },
      { field: 'summary', from: '[erased]', to: '[erased]' },
    ]);
  });

  it('of an opening event are all of its properties, except the ids of the record', () =>
    expect(
      new RecordFold().apply(
        event('export-1', 'ExportRequested', { exportId: 'e', list: 'notes', customerId: 'c' }, 0),
      ),
    ).toEqual([{ field: 'list', from: null, to: 'notes' }]));

  it('of an erased person read [erased], and still hide secrets', () => {
    const erased = {
      ...event('session-1', 'SessionStarted', { sessionId: 's', userId: 'u', epoch: 0 }, 0),
      erased: true,
    };
    expect(new RecordFold().apply(erased)).toEqual([
      { field: 'device', from: null, to: '[erased]' },
      { field: 'ip', from: null, to: '[erased]' },
      { field: 'epoch', from: null, to: 0 },
    ]);
    const edited = { ...event('note-1', 'NoteEdited', { noteId: 'n' }), erased: true };
    expect(new RecordFold().apply(edited)).toEqual([{ field: 'text', from: '[erased]', to: '[erased]' }]);
  });

  it('are none where an event only says that something happened', () =>
    expect(new RecordFold().apply(event('api-token-1', 'ApiTokenIssued', { tokenId: 't', scopes: ['x'] }))).toEqual(
      [],
    ));

  it('of a password show that it changed, and nothing else', () =>
    expect(new RecordFold().apply(event('user-1', 'PasswordChanged', { userId: 'u', hash: '$argon2id$' }))).toEqual([
      { field: 'password', from: '[hidden]', to: '[hidden]' },
    ]));
});
