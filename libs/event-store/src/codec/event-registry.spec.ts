import { defineRecord, defineUpcaster, personal, uniqueValueRecord } from '@crm/contracts';
import Type from 'typebox';
import { EventRegistry } from './event-registry.js';

const doorRecord = defineRecord({
  kind: 'door',
  names: ['door'],
  subject: ({ door }) => `door:${door}`,
  events: {
    DoorPainted: {
      description: 'A door got another colour.',
      version: 3,
      tells: 'changed',
      data: {
        door: Type.String(),
        painter: Type.Optional(personal(Type.Object({ name: Type.String() }, { additionalProperties: false }))),
        colours: Type.Array(Type.String()),
      },
    },
  },
});
const { DoorPainted } = doorRecord.events;
const { ValueClaimed } = uniqueValueRecord.events;
const toTwo = defineUpcaster({
  type: 'DoorPainted',
  from: 1,
  to: 2,
  up: ({ tint, ...rest }) => ({ ...rest, colour: tint }),
});
const toThree = defineUpcaster({
  type: 'DoorPainted',
  from: 2,
  to: 3,
  up: ({ colour, ...rest }) => ({ ...rest, colours: [colour] }),
});
const gone = defineUpcaster({ type: 'DoorSlammed', from: 1, to: 2, up: () => [] });
const registry = new EventRegistry([DoorPainted], [toTwo, toThree, gone]);

describe('the event registry', () => {
  it('always includes the events of unique values', () => {
    expect(registry.definition('ValueClaimed')).toBe(ValueClaimed);
    expect(new EventRegistry([ValueClaimed]).definitions.filter(({ type }) => type === 'ValueClaimed')).toHaveLength(1);
  });
  it('refuses two definitions of one type', () => {
    expect(() => new EventRegistry([{ ...ValueClaimed }])).toThrow('ValueClaimed is defined twice');
  });
  it('refuses a schema that lets unknown members into the log unencrypted', () => {
    const open = { ...ValueClaimed, type: 'AnythingSaid', schema: Type.Object({}) };
    expect(() => new EventRegistry([open])).toThrow(TypeError);
  });
  it('refuses an old version without an upcaster', () => {
    expect(() => new EventRegistry([DoorPainted], [toThree])).toThrow('DoorPainted version 1');
  });

  describe('validating an event before it is written', () => {
    const data = { door: 'D1', painter: { name: 'Ada' }, colours: ['red'] };
    it('returns the definition', () => expect(registry.check('DoorPainted', data)).toBe(DoorPainted));
    it('treats an undefined member as absent', () => {
      expect(registry.check('DoorPainted', { ...data, painter: undefined })).toBe(DoorPainted);
    });
    it.each([
      ['a wrong value deep inside', { ...data, painter: { name: 7 } }, /DoorPainted: .*\/painter\/name must be string/],
      ['a missing member', { door: 'D1' }, /DoorPainted: \/ must have required properties/],
      ['an unknown member', { ...data, wood: 'oak' }, /DoorPainted/],
      ['a value that is not an object', 'red', /DoorPainted/],
    ])('throws a TypeError for %s', (_what, wrong, message) => {
      expect(() => registry.check('DoorPainted', wrong)).toThrow(TypeError);
      expect(() => registry.check('DoorPainted', wrong)).toThrow(message);
    });
    it('never quotes a value, which may be personal', () => {
      expect(() => registry.check('DoorPainted', { ...data, door: 1, colours: 'Ada Moss' })).toThrow(/^((?!Ada).)*$/);
    });
    it('throws a TypeError for an event that is not defined', () => {
      expect(() => registry.check('DoorOpened', {})).toThrow(new TypeError('the event DoorOpened is not defined'));
    });
  });

  describe('reading old versions', () => {
    const newest = { type: 'DoorPainted', version: 3, data: { door: 'D1', colours: ['red'] } };
    it('upcasts each to the newest', () => {
      expect(registry.upcast({ type: 'DoorPainted', version: 1, data: { door: 'D1', tint: 'red' } })).toEqual([newest]);
      expect(registry.upcast({ type: 'DoorPainted', version: 2, data: { door: 'D1', colour: 'red' } })).toEqual([
        newest,
      ]);
      expect(registry.upcast(newest)).toEqual([newest]);
    });
    it('drops a retired event', () =>
      expect(registry.upcast({ type: 'DoorSlammed', version: 1, data: {} })).toEqual([]));
    it('returns undefined for a newer version and for an unknown type', () => {
      expect(registry.upcast({ type: 'DoorPainted', version: 4, data: {} })).toBeUndefined();
      expect(registry.upcast({ type: 'DoorOpened', version: 1, data: {} })).toBeUndefined();
    });
  });
});
