import { createSecretKey, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { encrypt, decrypt, type BoxPlace } from './encryption.js';

const key = { kid: 'customer:1.1', key: createSecretKey(randomBytes(32)) };
const place: BoxPlace = { stream: 'customer-1', eventId: '0199aaaa-0000-7000-8000-000000000001', part: 'data' };
const values = { name: 'Ada Moss', emails: ['ada@example.org'] };

describe('an encrypted box', () => {
  it('decrypts to exactly the JSON that was encrypted', () => {
    const object = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue());
    fc.assert(
      fc.property(object, (any) => {
        expect(decrypt(key.key, place, encrypt(key, place, any))).toEqual(JSON.parse(JSON.stringify(any)));
      }),
      { numRuns: 200 },
    );
  });
  it('reveals nothing of its content, and differs each time', () => {
    const boxes = Array.from({ length: 1100 }, () => encrypt(key, place, values)); // more than one pool of random bytes
    expect(new Set(boxes.map(({ iv }) => iv)).size).toBe(boxes.length);
    expect(new Set(boxes.map(({ box }) => box)).size).toBe(boxes.length);
    expect(Buffer.from(boxes[0]!.box, 'base64url').includes('Ada')).toBe(false);
  });
  it('has a fresh 96-bit iv and a 128-bit tag', () => {
    const { kid, iv, box } = encrypt(key, place, values);
    expect(kid).toBe('customer:1.1');
    expect(Buffer.from(iv, 'base64url')).toHaveLength(12);
    expect(Buffer.from(box, 'base64url')).toHaveLength(JSON.stringify(values).length + 16);
  });
  it.each<[string, Partial<BoxPlace>]>([
    ['another event', { eventId: '0199aaaa-0000-7000-8000-000000000002' }],
    ['another stream', { stream: 'customer-2' }],
    ['another part of the event', { part: 'meta' }],
  ])('cannot be decrypted in %s', (_where, elsewhere) => {
    const box = encrypt(key, place, values);
    expect(() => decrypt(key.key, { ...place, ...elsewhere }, box)).toThrow();
  });
  it('cannot be decrypted with another key', () => {
    expect(() => decrypt(createSecretKey(randomBytes(32)), place, encrypt(key, place, values))).toThrow();
  });
  it('cannot be decrypted when any bit is changed', () => {
    const box = encrypt(key, place, values);
    const bits = Buffer.from(box.box, 'base64url').length * 8;
    fc.assert(
      fc.property(fc.nat(bits - 1), (bit) => {
        const bytes = Buffer.from(box.box, 'base64url');
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => decrypt(key.key, place, { ...box, box: bytes.toString('base64url') })).toThrow();
      }),
    );
  });
  it('cannot be decrypted with a shortened tag', () => {
    const box = encrypt(key, place, values);
    const shorter = Buffer.from(box.box, 'base64url').subarray(0, -8).toString('base64url');
    expect(() => decrypt(key.key, place, { ...box, box: shorter })).toThrow();
  });
});
