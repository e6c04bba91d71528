import { isDomainError } from './domain-error.js';
import { fieldsRefusal, isRefusalClass, refusal } from './refusal.js';

class ShelfFull extends refusal<{ shelfId: string; limit?: number }>()('shelves.full', {
  kind: 'conflict',
  title: 'The shelf is full.',
  meaning: 'Each shelf has room for ten books.',
  remedy: 'Use another shelf.',
  retryAfterMs: 1000,
  facts: { shelfId: 'The shelf.', limit: 'How many books it has room for.' },
}) {}
class ShelfInvalid extends fieldsRefusal('shelves.invalid', {
  kind: 'invalid',
  title: 'There is no such shelf.',
  meaning: 'A field breaks its rule.',
  remedy: 'Correct it.',
}) {}

describe('a refusal', () => {
  it('has the code, kind, title and pause of its declaration, and the facts of the occurrence', () => {
    const refused = new ShelfFull({ shelfId: 'S1' });
    expect(refused).toMatchObject({
      code: 'shelves.full',
      kind: 'conflict',
      title: 'The shelf is full.',
      message: 'The shelf is full.',
      retryAfterMs: 1000,
      facts: { shelfId: 'S1' },
    });
    expect([isDomainError(refused), refused instanceof ShelfFull]).toEqual([true, true]);
  });
  it('names every field at fault', () => {
    const errors = [{ pointer: '/name', code: 'missing', detail: 'Name is missing.' }];
    expect(new ShelfInvalid(errors)).toMatchObject({ facts: {}, errors });
  });
  it('has its explanation on the class, and is distinguished from other classes', () => {
    expect([ShelfFull.code, ShelfFull.text.remedy, ShelfInvalid.code]).toEqual([
      'shelves.full',
      'Use another shelf.',
      'shelves.invalid',
    ]);
    expect([ShelfFull, ShelfInvalid, class {}, Error, 'shelves.full', undefined].map(isRefusalClass)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
  it('does not compile without an explanation of each fact', () => {
    // @ts-expect-error: `limit` is not explained.
    refusal<{ limit: number }>()('x', { kind: 'conflict', title: 'T.', meaning: 'M.', remedy: 'R.', facts: {} });
    // @ts-expect-error: nothing says what the caller should do.
    refusal()('x', { kind: 'conflict', title: 'T.', meaning: 'M.' });
  });
});
