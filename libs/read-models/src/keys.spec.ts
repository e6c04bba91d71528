import fc from 'fast-check';
import { afterPrefix, assertUsableSpec, compareCodePoints, compareKeys, keysOf } from './keys.js';

const anyText = fc.string({ unit: 'binary' });
const utf8Order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('keys', () => {
  it('are ordered like their UTF-8 bytes, which is what engines compare', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => expect(Math.sign(compareCodePoints(a, b))).toBe(utf8Order(a, b))),
    );
    expect(compareKeys('\uffff', '\u{10000}')).toBeLessThan(0);
  });

  it('sort null before every value', () => {
    expect([1, null, -1].sort(compareKeys)).toEqual([null, -1, 1]);
  });

  it('with a prefix are the range from the prefix to the next text without it', () => {
    fc.assert(
      fc.property(anyText, anyText, (prefix, text) => {
        const end = afterPrefix(prefix);
        const inside = compareCodePoints(text, prefix) >= 0 && (end === undefined || compareCodePoints(text, end) < 0);
        expect(inside).toBe(text.startsWith(prefix));
        expect(end === undefined || compareCodePoints(prefix + text, end) < 0).toBe(true);
      }),
    );
    expect(afterPrefix('a\u{10ffff}')).toBe('b');
    expect(afterPrefix('\ud7ff')).toBe('\ue000');
    expect(afterPrefix('\u{10ffff}')).toBeUndefined();
  });

  it('are joined from several members of an object, if all of them are strings', () => {
    const document = { ids: [{ system: 'sap', id: '1' }, { system: 'shop' }, { system: 'crm', id: 2 }, null, 'x'] };
    expect(keysOf({ path: 'ids', members: ['system', 'id'], type: 'keyword', many: true }, document)).toEqual([
      'sap:1',
    ]);
  });

  it('come from the second path only when the first one reaches no value', () => {
    const held = { path: 'ownerId', or: 'teamId', type: 'keyword' } as const;
    expect(keysOf(held, { ownerId: 'ada', teamId: 'north' })).toEqual(['ada']);
    expect(keysOf(held, { ownerId: null, teamId: 'north' })).toEqual(['north']);
    expect(keysOf(held, { ownerId: null, teamId: null })).toEqual([]);
    expect(keysOf(held, {})).toEqual([]);
  });

  it('are collected through arrays, from values of the declared type only', () => {
    const document = { emails: [{ address: 'A' }, { address: null }, { address: 7 }, {}, { address: ['B', 'A'] }] };
    expect(keysOf({ path: 'emails.address', type: 'text', many: true }, document)).toEqual(['a', 'b']);
    expect(keysOf({ path: 'emails.address', type: 'number' }, document)).toEqual([7]);
    expect(keysOf({ path: 'toString.name', type: 'keyword' }, {})).toEqual([]);
  });

  it.each([
    ['a name with a quote', { name: 'a"b', fields: {}, indexes: [] }],
    ['a field name with a blank', { name: 'a', fields: { 'a b': { path: 'a', type: 'text' as const } }, indexes: [] }],
    ['an index on an undeclared field', { name: 'a', fields: {}, indexes: [['b']] }],
  ])('refuse a spec with %s', (_, spec) => expect(() => assertUsableSpec(spec)).toThrow(TypeError));
});
