import { type InvalidInput } from '@crm/contracts/refusals';

import { parseJsonBody } from './json-body.js';

const parsed = (text: string): unknown => parseJsonBody(Buffer.from(text));
const refusedAs = (body: string | Buffer): string => {
  try {
    parseJsonBody(Buffer.from(body as string));
    return 'accepted';
  } catch (error) {
    const { pointer, code } = (error as InvalidInput).errors[0] ?? { pointer: '', code: String(error) };
    return `${code} ${pointer}`.trim();
  }
};

describe('unambiguous JSON', () => {
  it('passes ordinary bodies through', () => {
    expect(parsed('{"a":{"b":[1,2.5,"x:\\"y\\":z\\\\"]},"c":null,"d":-9007199254740991}')).toEqual({
      a: { b: [1, 2.5, 'x:"y":z\\'] },
      c: null,
      d: -9007199254740991,
    });
    expect(parsed('')).toBeUndefined();
  });
  it('refuses what is not JSON or not UTF-8', () => {
    expect(refusedAs('{"a":')).toBe('malformed-json');
    expect(refusedAs(Buffer.from([0x22, 0xff, 0x22]))).toBe('not-utf8');
  });
  it('refuses a duplicate key at any depth', () => {
    expect(refusedAs('{"a":1,"a":2}')).toBe('duplicate-key');
    expect(refusedAs('{"x":[{"a":{},"\\u0061":2}]}')).toBe('duplicate-key');
  });
  it.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])('refuses the key %s', (key) => {
    expect(refusedAs(`{"a":{"${key}":{"admin":true}}}`)).toBe(`forbidden-key /a/${key}`);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
  it('bounds keys at 300 characters, and does not repeat a longer one', () => {
    expect(refusedAs(JSON.stringify({ a: { ['k'.repeat(300)]: 1 } }))).toBe('accepted');
    expect(refusedAs(JSON.stringify({ a: { ['k'.repeat(301)]: 1 } }))).toBe('key-too-long /a');
  });
  it('refuses numbers that would be rounded', () => {
    expect(refusedAs('{"a":9007199254740993}')).toBe('number-out-of-range /a');
    expect(refusedAs('{"a":[1e400]}')).toBe('number-out-of-range /a/0');
  });
  it('refuses half a surrogate pair', () => {
    expect(refusedAs('{"a/b":"\\ud800"}')).toBe('lone-surrogate /a~1b');
  });
  it('bounds objects at 500 members, and bodies at 30,000', () => {
    const wide = (members: number) =>
      JSON.stringify({ a: Object.fromEntries(Array.from({ length: members }, (_, n) => [`k${n}`, n])) });
    expect(refusedAs(wide(500))).toBe('accepted');
    expect(refusedAs(wide(501))).toBe('too-many-members /a');
    const many = (objects: number) => `[${Array(objects).fill(wide(499)).join(',')}]`;
    expect(refusedAs(many(60))).toBe('accepted');
    expect(refusedAs(many(61))).toBe('too-many-members');
  });
  it('bounds depth at 32 and lists at 1,000 items', () => {
    expect(refusedAs('['.repeat(32) + ']'.repeat(32))).toBe('accepted');
    expect(refusedAs('['.repeat(33) + ']'.repeat(33))).toMatch(/^too-deep/);
    expect(refusedAs('['.repeat(200_000) + ']'.repeat(200_000))).toMatch(/^too-deep/);
    expect(refusedAs(JSON.stringify(Array(1000).fill(1)))).toBe('accepted');
    expect(refusedAs(JSON.stringify(Array(1001).fill(1)))).toBe('too-many-items');
  });
});
