import { type InvalidInput } from '@crm/contracts/refusals';

import { parseFormBody } from './form-body.js';

const refusal = (text: string | Buffer): string => {
  try {
    parseFormBody(Buffer.from(text as string));
    return 'accepted';
  } catch (error) {
    const { pointer, code } = (error as InvalidInput).errors[0] ?? { pointer: '', code: String(error) };
    return `${code} ${pointer}`.trim();
  }
};

describe('a form', () => {
  it('is flat text', () =>
    expect(parseFormBody(Buffer.from('grant_type=client_credentials&scope=a+b%2Ec&x='))).toEqual({
      grant_type: 'client_credentials',
      scope: 'a b.c',
      x: '',
    }));
  it('has each field once', () => expect(refusal('a=1&a=2')).toBe('duplicate-key /a'));
  it.each(['__proto__', 'constructor', 'prototype', 'toString'])('has no field %s', (name) =>
    expect(refusal(`${name}=1`)).toBe(`forbidden-key /${name}`),
  );
  it('has names of at most 300 characters, and a longer one is not repeated', () => {
    expect([refusal(`${'/'.repeat(300)}=1`), refusal(`${'%2f'.repeat(301)}=1`)]).toEqual(['accepted', 'key-too-long']);
  });
  it('has at most 100 fields', () => {
    const fields = (count: number) => Array.from({ length: count }, (_, n) => `f${n}=1`).join('&');
    expect([refusal(fields(100)), refusal(fields(101)), refusal('&'.repeat(1000))]).toEqual([
      'accepted',
      'too-many-items',
      'too-many-items',
    ]);
  });
  it('is UTF-8', () => expect(refusal(Buffer.from([0x61, 0x3d, 0xff]))).toBe('not-utf8'));
});
