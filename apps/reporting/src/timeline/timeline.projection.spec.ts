import { ERASED, type RecordedEvent } from '@crm/event-store';
import type { Document, Projection } from '@crm/read-models';
import type { HolderRow } from '../lists/related-list.projection.js';
import * as interactions from '../interactions/interaction-list.projection.js';
import * as notes from '../notes/note-list.projection.js';
import { timeline, type TimelineRow } from './timeline.projection.js';

/** The events here are made up and may have any type. */
const interactionList: Projection = interactions.interactionList;
const noteList: Projection = notes.noteList;

let revision = 0;
const event = (stream: string, type: string, data: object, more: Partial<RecordedEvent> = {}): RecordedEvent => ({
  type,
  data,
  id: `E${revision}`,
  stream,
  revision: revision++,
  position: String(revision).padStart(20, '0') as never,
  recordedAt: '2026-01-02T00:00:00.000Z',
  occurredAt: '2026-01-01T00:00:00.000Z',
  actor: { type: 'user', id: 'U1' },
  correlationId: '',
  causationId: '',
  commandId: '',
  source: 'api',
  erased: false,
  ...more,
});
const customer = (type: string, data: object, more?: Partial<RecordedEvent>) =>
  event('customer-C1', type, { customerId: 'C1', ...data }, more);
const told = (type: string, data: object, more?: Partial<RecordedEvent>): TimelineRow =>
  timeline.project(undefined, customer(type, data, more)) as TimelineRow;
const erased = { erased: true };

describe('an event of a customer on the timeline', () => {
  it.each<[string, object, object]>([
    [
      'CustomerAssigned',
      { from: { ownerId: null, teamId: 'T1' }, to: { ownerId: 'U2', teamId: 'T1' } },
      { field: 'ownerId', from: null, to: 'U2' },
    ],
    ['CustomerUntagged', { tag: 'vip' }, { field: 'tags', from: 'vip', to: null }],
    ['ContactPointRemoved', { kind: 'phone', number: '+49' }, { field: 'phones', from: '+49', to: null }],
    [
      'PreferenceSet',
      { key: 'language', from: null, to: 'de' },
      { field: 'preferences.language', from: null, to: 'de' },
    ],
    [
      'CustomFieldSet',
      { key: 'shoeSize', slot: 's1', from: 41, to: 42 },
      { field: 'customFields.shoeSize', from: 41, to: 42 },
    ],
    ['ExternalIdLinked', { system: 'sap', externalId: '7' }, { field: 'externalIds.sap', from: null, to: '7' }],
    ['ExternalIdUnlinked', { system: 'sap', externalId: '7' }, { field: 'externalIds.sap', from: '7', to: null }],
    [
      'ConsentGranted',
      { channel: 'email', purpose: 'marketing', proof: { source: 'form' } },
      { field: 'consents.email.marketing', from: null, to: { source: 'form' } },
    ],
  ])('%s is shown as the field that it changes', (type, data, change) => {
    expect(told(type, data).changes).toEqual([change]);
    const kind = type.startsWith('Consent') ? 'consent' : 'change';
    expect(told(type, data)).toMatchObject({ type, kind, record: 'change', subject: 'customer:C1', reason: null });
  });
  it('of an unknown type is shown without its values', () =>
    expect(told('ShoeSizeGuessed', { size: 42 })).toMatchObject({
      type: 'ShoeSizeGuessed',
      kind: 'change',
      changes: [],
    }));
  it('has its own entry, keyed by the event', () => {
    const one = customer('CustomerTagged', { tag: 'a' });
    expect(timeline.key(one)).toBe(one.id);
  });
  it('of an erased person says what changed, without values', () => {
    expect(told('CustomerDetailsChanged', { fields: ['name'] }, erased).changes).toEqual([
      { field: 'name', from: ERASED, to: ERASED },
    ]);
    expect(told('PreferenceSet', { key: 'language' }, erased).changes).toEqual([
      { field: 'preferences.language', from: ERASED, to: ERASED },
    ]);
    expect(told('CustomerArchived', {}, erased)).toMatchObject({
      reason: ERASED,
      changes: [{ field: 'status', from: 'active', to: 'archived' }],
    });
    expect(told('CustomerCreated', { kind: 'person', tags: [] }, erased).changes).toEqual(
      expect.arrayContaining([
        { field: 'name', from: null, to: ERASED },
        { field: 'kind', from: null, to: 'person' },
      ]),
    );
  });
});

const logged = (data: object = {}, more?: Partial<RecordedEvent>) =>
  event(
    'interaction-I1',
    'InteractionLogged',
    {
      interactionId: 'I1',
      about: { kind: 'customer', id: 'C1' },
      ownerId: 'U1',
      subjectAssignment: { ownerId: 'U2', teamId: null },
      type: 'call',
      occurredAt: '2020-01-01T00:00:00.000Z',
      ...data,
    },
    more,
  );

describe('an interaction of an erased person', () => {
  it('keeps its place and what is not personal, and is not found by searches', () => {
    const row = interactionList.project(undefined, logged({}, erased));
    const corrected = event(
      'interaction-I1',
      'InteractionCorrected',
      { fields: ['type', 'summary'], changes: { type: { from: 'call', to: 'sms' } } },
      erased,
    );
    const voided = event('interaction-I1', 'InteractionVoided', {}, erased);
    const last = [corrected, voided].reduce(
      (before: Document | undefined, each) => interactionList.project(before, each),
      row,
    );
    expect(last).toMatchObject({
      type: 'sms',
      summary: ERASED,
      subject: ERASED,
      participants: [],
      status: 'voided',
      voided: { reason: ERASED },
      corrections: [
        {
          changes: [
            { field: 'type', from: 'call', to: 'sms' },
            { field: 'summary', from: ERASED, to: ERASED },
          ],
        },
      ],
    });
    expect(interactionList.collection.search?.(last ?? {}).words.join('')).toBe('');
  });
});

describe('the holder of the customer in a related record', () => {
  const from = { ownerId: 'U2', teamId: null };
  const assigned = customer('CustomerAssigned', { from, to: { ownerId: 'U3', teamId: 'T1' } });
  const given: HolderRow = { id: 'C1', record: 'holder', holder: 'U3' };
  const queued = customer('CustomerAssigned', { from, to: { ownerId: null, teamId: 'T1' } });
  const noted = event('note-N1', 'NoteAdded', {
    noteId: 'N1',
    about: { kind: 'customer', id: 'C1' },
    ownerId: 'U1',
    subjectAssignment: { ownerId: 'U2', teamId: null },
    text: 'x',
    pinned: false,
  });

  it('is the owner when the record was written, if the customer was never reassigned', () => {
    expect(interactionList.project(undefined, logged())).toMatchObject({ subjectHolder: 'U2' });
    expect(noteList.project(undefined, noted)).toMatchObject({ subjectHolder: 'U2' });
  });
  it('is the new holder, if the customer was reassigned before the record was saved', () => {
    for (const [list, first] of [
      [interactionList, logged()],
      [noteList, noted],
    ] as const) {
      expect(list.sees?.(first)).toBe('C1');
      expect(list.project(undefined, first, given as never)).toMatchObject({ subjectHolder: 'U3' });
    }
  });
  it('changes when the customer is reassigned, and nothing else does', () => {
    for (const [list, first] of [
      [interactionList, logged()],
      [noteList, noted],
    ] as const) {
      const row = list.project(undefined, first);
      expect(list.affects?.(assigned)).toEqual({ field: 'aboutId', op: 'eq', value: 'C1' });
      expect(list.affects?.(first)).toBeUndefined();
      expect(list.project(row as never, assigned)).toEqual({ ...row, subjectHolder: 'U3' });
      expect(list.project(row as never, queued)).toEqual({ ...row, subjectHolder: 'T1' });
      expect(list.project(undefined, assigned)).toEqual(given);
    }
  });
});
