import Type from 'typebox';
import { defineEvent, personal } from './event-definition.js';

const closed = { additionalProperties: false } as const;
const name = personal(Type.String());

describe('defining an event', () => {
  it('finds the personal fields, at version 1 unless told otherwise', () => {
    const schema = Type.Object({ id: Type.String(), name }, closed);
    const defined = defineEvent({
      type: 'SomebodyCame',
      description: '…',
      schema,
      subject: ({ id }) => `visitor:${id}`,
    });
    expect(defined).toMatchObject({ version: 1, personalFields: ['name'] });
    expect(defined.subject?.({ id: '1', name: 'Ada' })).toBe('visitor:1');
  });
  it('leaves an optional field optional, whichever way round it is marked', () => {
    const { required } = Type.Object({
      id: Type.String(),
      inner: personal(Type.Optional(Type.String())),
      outer: Type.Optional(personal(Type.String())),
    });
    expect(required).toEqual(['id']);
  });
  it('refuses personal fields of nobody', () => {
    expect(() =>
      defineEvent({ type: 'SomebodyCame', description: '…', schema: Type.Object({ name }, closed) }),
    ).toThrow('names no subject');
  });
});
