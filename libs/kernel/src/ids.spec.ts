import fc from 'fast-check';
import { v5 } from 'uuid';
import { derivedId } from './ids.js';

describe('a derived id', () => {
  it('is the UUIDv5 of its parts', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.array(fc.oneof(fc.string(), fc.integer()), { minLength: 1 }), (namespace, parts) => {
        expect(derivedId(namespace, ...parts)).toBe(v5(parts.join('/'), namespace));
      }),
    );
  });
});
