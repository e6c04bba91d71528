import fc from 'fast-check';
import { v5, validate, version } from 'uuid';
import { derivedId, newId } from './ids.js';

describe('a new id', () => {
  it('is a unique UUIDv7 that sorts after the ids of earlier milliseconds', () => {
    const before = newId();
    const ids = Array.from({ length: 1000 }, newId);
    expect(new Set(ids).size).toBe(1000);
    expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
    const time = (id: string) => id.slice(0, 13);
    expect(ids.every((id) => time(id) >= time(before))).toBe(true);
  });
});

describe('a derived id', () => {
  it('is the UUIDv5 of its parts', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1 }), (namespace, parts) => {
        expect(derivedId(namespace, ...parts)).toBe(v5(parts.join('/'), namespace));
      }),
    );
  });
});
