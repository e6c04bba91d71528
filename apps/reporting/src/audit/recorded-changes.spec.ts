import { auditEvents } from '@crm/contracts/audit';
import { customerEvents } from '@crm/contracts/customers';
import { identityEvents } from '@crm/contracts/identity';
import type { RecordedEvent } from '@crm/event-store';
import { RecordFold, shownData } from './recorded-changes.js';

const event = (stream: string, type: string, data: object, revision = 1): RecordedEvent =>
  ({ stream, type, data, revision, erased: false }) as unknown as RecordedEvent;

describe('what an auditor is shown of an event', () => {
  it('is never what opens something', () => {
    const secrets = [...identityEvents, ...customerEvents, ...auditEvents].flatMap(({ type, schema }) =>
      Object.entries(schema.properties as Record<string, { description?: string }>)
        .filter(([, { description = '' }]) =>
          /SHA-256 of the (refresh |mailed )?(token|secret)|PHC|PKCS/.test(description),
        )
        .map(([field]) => [type, field] as const),
    );
    expect(secrets.length).toBeGreaterThan(8);
    for (const [type, field] of secrets)
      expect([type, shownData(event('user-1', type, { [field]: 'secret', userId: 'u' }))]).toEqual([
        type,
        { userId: 'u' },
      ]);
  });

  it('keeps the checksum of an export, which opens nothing', () =>
    expect(shownData(event('audit-export-1', 'AuditExportCompleted', { rows: 1, sha256: 'ab' }))).toHaveProperty(
      'sha256',
    ));
});

describe('fields before and after', () => {
  it('follow from what was folded where the event says one side only', () => {
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

  it('come from the event where it says both, also of types that come later', () => {
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

  it('of a password tell that it changed, and nothing else', () =>
    expect(new RecordFold().apply(event('user-1', 'PasswordChanged', { userId: 'u', hash: '$argon2id$' }))).toEqual([
      { field: 'password', from: '[hidden]', to: '[hidden]' },
    ]));
});
