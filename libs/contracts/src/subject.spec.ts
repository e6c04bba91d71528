import { noteRecord, interactionRecord } from './customers/index.js';
import { aboutOf, subjectOf } from './subject.js';
import { findUpcaster, upcast } from './upcaster.js';

const find = findUpcaster([...noteRecord.upcasters, ...interactionRecord.upcasters]);
const read = (type: string, data: object) => upcast({ type, version: 1, data }, find)[0];

describe('an event of the time when notes and interactions were about customers only', () => {
  it.each(['NoteAdded', 'InteractionLogged'])('%s names the customer as its subject, with its owner', (type) =>
    expect(read(type, { customerId: 'C1', customerOwnerId: 'U1', ownerId: 'U2' })).toEqual({
      type,
      version: 2,
      data: {
        about: { kind: 'customer', id: 'C1' },
        customerId: 'C1',
        subjectAssignment: { ownerId: 'U1', teamId: null },
        ownerId: 'U2',
      },
    }),
  );
  it.each(['NoteEdited', 'NotePinned', 'NoteUnpinned', 'NoteRemoved', 'InteractionCorrected', 'InteractionVoided'])(
    '%s names the customer as its subject',
    (type) =>
      expect(read(type, { customerId: 'C1' })?.data).toEqual({
        about: { kind: 'customer', id: 'C1' },
        customerId: 'C1',
      }),
  );
});

describe('the record that a note is about', () => {
  it('is named by its kind and id, or as a customer', () => {
    expect(subjectOf({ customerId: 'C1' })).toEqual({ kind: 'customer', id: 'C1' });
    expect(subjectOf({ about: { kind: 'customer', id: 'C1' } })).toEqual({ kind: 'customer', id: 'C1' });
  });
  it('has its id in `customerId` too if it is a customer, and only then', () => {
    expect(aboutOf({ kind: 'customer', id: 'C1' })).toMatchObject({ customerId: 'C1' });
    expect(aboutOf({ kind: 'lead', id: 'L1' })).toEqual({ about: { kind: 'lead', id: 'L1' } });
  });
  it.each([noteRecord, interactionRecord])('owns the texts: $kind', ({ definitions }) => {
    const owners = definitions.map((definition) =>
      definition.subject?.({ about: { kind: 'lead', id: 'L1' } } as never),
    );
    expect(new Set(owners.filter((owner) => owner !== undefined))).toEqual(new Set(['lead:L1']));
  });
});
