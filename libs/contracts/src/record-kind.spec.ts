import { canonicalJson } from '@crm/kernel';
import Type from 'typebox';
import { internal, personal, secret } from './event-definition.js';
import { defineRecord, type EventOf } from './record-kind.js';

const id = Type.String();
const name = personal(Type.String());
const visitor = defineRecord({
  kind: 'visitor',
  names: ['id'],
  subject: ({ id: its }) => `visitor:${its}`,
  events: {
    SomebodyCame: { description: '…', tells: 'created', data: { id, name, passHash: secret(Type.String()) } },
    SomebodyGreeted: { description: '…', version: 2, tells: 'happened', data: { id } },
    GuideCame: { description: '…', tells: 'happened', data: { guide: name }, subject: ({ guide }) => `guide:${guide}` },
  },
});
const { SomebodyCame, SomebodyGreeted, GuideCame } = visitor.events;

describe('declaring the events of a record', () => {
  it('finds the personal and secret fields and their subject, with version 1 as the default', () => {
    const personalFields = ['name', 'passHash'];
    expect(SomebodyCame).toMatchObject({
      type: 'SomebodyCame',
      version: 1,
      personalFields,
      secretFields: ['passHash'],
    });
    expect(SomebodyCame.subject?.({ id: '1', name: 'Ada', passHash: '' })).toBe('visitor:1');
    expect(GuideCame.subject?.({ guide: 'Bea' })).toBe('guide:Bea');
  });
  it('has no subject where nothing is personal', () => {
    expect(SomebodyGreeted).toMatchObject({ version: 2, personalFields: [], secretFields: [] });
    expect(SomebodyGreeted).not.toHaveProperty('subject');
  });
  it('closes the schemas', () => expect(SomebodyCame.schema).toMatchObject({ additionalProperties: false }));
  it('leaves an optional field optional, whichever way round it is marked', () => {
    const { required } = Type.Object({
      id,
      inner: personal(Type.Optional(Type.String())),
      outer: Type.Optional(personal(Type.String())),
      secretInner: secret(Type.Optional(Type.String())),
      secretOuter: Type.Optional(secret(Type.String())),
    });
    expect(required).toEqual(['id']);
  });
  it('finds a secret whichever way round it is marked', () => {
    const tokens = { inner: secret(Type.Optional(Type.String())), outer: Type.Optional(secret(Type.String())) };
    const { events } = defineRecord({
      kind: 'x',
      names: [],
      subject: () => 'installation',
      events: { KeyCut: { description: '…', tells: 'happened', data: tokens } },
    });
    expect(events.KeyCut.secretFields).toEqual(['inner', 'outer']);
  });
  it('keeps the `secret` and `internal` marks out of the JSON schema, so a mark never changes a released event', () => {
    expect(canonicalJson(secret(Type.String()))).toBe(canonicalJson(personal(Type.String())));
    expect(canonicalJson(internal(Type.String()))).toBe(canonicalJson(Type.String()));
  });
  it('has the schema of the log, and the data in the form that the program uses', () => {
    const stored = {
      data: { id, value: name },
      write: ({ id: its, called }: { id: string; called: string }) => ({ id: its, value: called }),
      read: ({ id: its, value }: Readonly<Record<string, unknown>>) => ({ id: its, called: value }),
    };
    const { events } = defineRecord({
      kind: 'x',
      names: ['id'],
      subject: ({ id: its }) => `x:${its}`,
      events: { NameSaid: { description: '…', tells: 'changed', data: { id, called: name }, stored } },
    });
    const { NameSaid } = events;
    expect(Object.keys(NameSaid.schema.properties)).toEqual(['id', 'value']);
    expect(Object.keys(NameSaid.data.properties)).toEqual(['id', 'called']);
    expect(NameSaid).toMatchObject({ personalFields: ['called'], encryptedFields: ['value'] });
    expect(NameSaid.read(NameSaid.write({ id: '1', called: 'Ada' }))).toEqual({ id: '1', called: 'Ada' });
    expect(NameSaid.write('no object')).toBe('no object');
  });
  it('refuses personal fields without a subject', () => {
    const events = { SomebodyCame: { description: '…', tells: 'created', data: { name } } } as const;
    expect(() => defineRecord({ kind: 'visitor', names: [], events })).toThrow('names no subject');
  });
  it('does not compile without `tells`, or with properties that the event does not have', () => {
    const sample: EventOf<typeof visitor> = { type: 'SomebodyGreeted', data: { id: '1' } };
    expect(sample.type).toBe('SomebodyGreeted');
    defineRecord({
      kind: 'visitor',
      names: ['id'],
      events: {
        // @ts-expect-error an event says what it does
        SomebodyLeft: { description: '…', data: { id } },
        // @ts-expect-error `tags` is no property of the event
        SomebodyTagged: { description: '…', tells: { field: 'tags', adds: 'tags' }, data: { id, tag: id } },
        // @ts-expect-error no such verb
        SomebodySat: { description: '…', tells: 'seated', data: { id } },
      },
    });
  });
});
