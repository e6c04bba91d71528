import fc from 'fast-check';
import type { Filter, FindQuery, SortKey } from '../read-model-store.port.js';
import { SHELF_FIELDS, type Book } from './shelf.fixture.js';

/** Few values, so that there are ties; odd ones, so that only code point order and bound parameters pass. */
const TEXTS = [
  '',
  'a',
  'ab',
  'abc',
  'B',
  'Å',
  'ångström',
  'ANGSTROM',
  'straße',
  'strasse',
  'ﬁn',
  '東京商事',
  '山田 中央',
  'राम',
  'रमा',
  "O'Brien",
  'Jean‑Luc',
  'и',
  'й',
  '\u200f',
  'z',
  '%',
  '_',
  "'",
  '"',
  '\\',
  '*',
];
const ODD = [
  '\u0000',
  'a\u0000b',
  '\uffff',
  '\u{10ffff}',
  '\u{1f600}',
  '\ud800',
  'a b',
  'OR',
  'NEAR(a b)',
  'title:a',
  'a*',
  '$gt',
  'null',
];
const text = fc.constantFrom(...TEXTS, ...ODD);
const number = fc.constantFrom(
  0,
  -0,
  1,
  -1,
  2,
  10,
  0.1,
  1e21,
  -1e-7,
  Number.MAX_SAFE_INTEGER,
  2 ** 53 + 2,
  Number.MIN_VALUE,
);
const tags = fc.array(fc.constantFrom('vip', 'gold', 'a', 'ab', 'Ab', '%'), { maxLength: 3 });

export const book: fc.Arbitrary<Book> = fc.record(
  {
    code: fc.option(text),
    title: fc.option(text),
    size: fc.record({ pages: fc.option(number) }, { requiredKeys: [] }),
    lent: fc.option(fc.boolean()),
    tags,
    authors: fc.array(fc.record({ name: text, year: number }, { requiredKeys: [] }), { maxLength: 3 }),
    email: fc.constantFrom(
      'Ada.Love+x@Example.org',
      'ada@example.org',
      '+49 170 123-4567',
      'inv-2024-001',
      'o"r@b.c',
      'x@mail.acme.example',
    ),
  },
  { requiredKeys: [] },
);

const comparison = (
  field: string,
  value: fc.Arbitrary<string | number | boolean>,
  ops: readonly string[],
): fc.Arbitrary<Filter> =>
  fc.oneof(
    fc.record({ field: fc.constant(field), op: fc.constantFrom('eq', 'ne'), value: fc.option(value) }),
    fc.record({ field: fc.constant(field), op: fc.constant('in'), value: fc.array(value, { maxLength: 3 }) }),
    ...(ops.length > 0 ? [fc.record({ field: fc.constant(field), op: fc.constantFrom(...ops), value })] : []),
  ) as fc.Arbitrary<Filter>;

const RANGE = ['lt', 'le', 'gt', 'ge'];
const condition = fc.oneof(
  ...['code', 'title', 'tag', 'author'].map((field) => comparison(field, text, [...RANGE, 'prefix'])),
  ...['pages', 'year'].map((field) => comparison(field, number, RANGE)),
  comparison('lent', fc.boolean(), []),
);

export const filter: fc.Arbitrary<Filter> = fc.letrec<{ tree: Filter }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    condition,
    fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
    fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
  ),
})).tree;

const sort: fc.Arbitrary<SortKey[]> = fc
  .shuffledSubarray([...SHELF_FIELDS], { maxLength: 3 })
  .chain((fields) =>
    fc.tuple(...fields.map((field) => fc.record({ field: fc.constant(field), descending: fc.boolean() }))),
  );

const search = fc.oneof(
  fc.constant(''),
  fc.constantFrom(
    'a',
    'ang',
    'Straße',
    'ada',
    'ADA@',
    '@example',
    'ada love',
    '0170',
    '+49 (170) 123',
    '491 7',
    'inv-2024',
    'inv-2024-001',
    '京',
    '田中',
    '京商事',
    'रा',
    'obrien',
    'jean-l',
    'acme.ex',
    '@mail.a',
    'и',
  ),
  fc.constantFrom(
    '"',
    '*',
    'a OR b',
    'NOT a',
    'a AND',
    '(a',
    'title:a',
    '{title}: a',
    '^a',
    'NEAR(a b)',
    "a' OR 1=1 --",
    'o"r@b',
    '-',
  ),
);

export const question: fc.Arbitrary<FindQuery> = fc.record(
  { filter, sort, search, limit: fc.integer({ min: 1, max: 7 }), total: fc.boolean() },
  { requiredKeys: ['limit'] },
);

/** One of many books of the same title, more or less in the order of its code. */
export const namesake: fc.Arbitrary<Book> = fc.record({
  title: fc.constantFrom('Ada', 'Ada Lovelace', 'Ada', 'Bob'),
  code: fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { freq: 8 }),
  lent: fc.boolean(),
  size: fc.record({ pages: fc.constantFrom(1, 2, 3) }),
});

export const newestFirst: fc.Arbitrary<FindQuery> = fc.record(
  {
    search: fc.constantFrom('ada', 'a', 'lovelace ada'),
    sort: fc.constantFrom<SortKey[]>(
      [{ field: 'code', descending: true }],
      [{ field: 'pages', descending: true }],
      [{ field: 'title', descending: true }],
    ),
    limit: fc.integer({ min: 1, max: 4 }),
    filter: fc.constant<Filter>({ field: 'lent', op: 'eq', value: true }),
  },
  { requiredKeys: ['search', 'sort', 'limit'] },
);
