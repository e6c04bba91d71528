import { InvalidQuery, NotIndexed } from '@crm/contracts/refusals';
import fc from 'fast-check';
import { shelf } from './conformance/shelf.fixture.js';
import { FILTER_LIMITS, parseFilter, parseSort } from './filter-parser.js';
import { type Filter } from './read-model-store.port.js';

const spec = shelf('books.v1');
const parse = (text: string): Filter => parseFilter(text, spec);

function refusalOf(work: () => unknown): object | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof InvalidQuery || error instanceof NotIndexed ? error.facts : { unexpected: error };
  }
}

describe('the text of a filter', () => {
  it.each<[string, Filter]>([
    ['code eq "a"', { field: 'code', op: 'eq', value: 'a' }],
    ['code NE null', { field: 'code', op: 'ne', value: null }],
    ['pages ge -1.5e2', { field: 'pages', op: 'ge', value: -150 }],
    ['lent eq TRUE', { field: 'lent', op: 'eq', value: true }],
    ['title prefix "a\\"\\u00e9\\n"', { field: 'title', op: 'prefix', value: 'a"é\n' }],
    ['tag in ("vip","gold")', { field: 'tag', op: 'in', value: ['vip', 'gold'] }],
    ['code eq "null"', { field: 'code', op: 'eq', value: 'null' }],
    [
      'code eq "a" or pages lt 1 and lent ne false',
      {
        or: [
          { field: 'code', op: 'eq', value: 'a' },
          {
            and: [
              { field: 'pages', op: 'lt', value: 1 },
              { field: 'lent', op: 'ne', value: false },
            ],
          },
        ],
      },
    ],
    [
      '(code eq "a"or code eq "b")AND(((pages le 2)))',
      {
        and: [
          {
            or: [
              { field: 'code', op: 'eq', value: 'a' },
              { field: 'code', op: 'eq', value: 'b' },
            ],
          },
          { field: 'pages', op: 'le', value: 2 },
        ],
      },
    ],
  ])('%s', (text, filter) => expect(parse(text)).toEqual(filter));

  it.each([
    ['', 0, 'a field or ('],
    ['code', 4, 'eq, ne, in, lt, le, gt, ge, prefix or suffix'],
    ['code like "a"', 5, 'eq, ne, in, lt, le, gt, ge, prefix or suffix'],
    ['code eq', 7, 'a string in double quotes, a number, true, false or null'],
    ['code lt null', 8, 'a string in double quotes, a number, true or false'],
    ["code eq 'a'", 8, 'a field, an operator, a value in double quotes or a parenthesis'],
    ['code eq "a', 8, 'a field, an operator, a value in double quotes or a parenthesis'],
    ['code eq "a\\x"', 8, 'a field, an operator, a value in double quotes or a parenthesis'],
    ['pages eq 01', 9, 'a field, an operator, a value in double quotes or a parenthesis'],
    ['code eq "a" code eq "b"', 12, 'and, or, or the end'],
    ['(code eq "a"', 12, 'and, or, or )'],
    ['code in "a"', 8, '('],
    ['code in ()', 9, 'a string in double quotes, a number, true or false'],
    ['code in ("a" "b")', 13, ', or )'],
    ['code eq {"$gt":""}', 8, 'a field, an operator, a value in double quotes or a parenthesis'],
  ])('%s: reports at offset %d what was expected', (text, offset, expected) => {
    expect(refusalOf(() => parse(text))).toEqual({ parameter: 'filter', reason: `expected ${expected}`, offset });
  });

  it.each([
    ['pages eq "1"', { parameter: 'filter', reason: 'pages must be compared with a number', offset: 9 }],
    ['lent gt true', { parameter: 'filter', reason: 'lent supports eq, ne, in', offset: 8 }],
    [
      'code in ("a", 1)',
      { parameter: 'filter', reason: 'code must be compared with a string in double quotes', offset: 8 },
    ],
    ['pages eq 1e999', { parameter: 'filter', reason: 'pages must be compared with a number', offset: 9 }],
    ['secret eq 1', { field: 'secret', allowed: Object.keys(spec.fields) }],
    ['toString eq "a"', { field: 'toString', allowed: Object.keys(spec.fields) }],
  ])('%s: is refused by the collection', (text, facts) => expect(refusalOf(() => parse(text))).toEqual(facts));

  it('is limited in length, conditions, levels and values of a list', () => {
    const conditions = (count: number): string => Array.from({ length: count }, () => 'pages eq 1').join(' or ');
    expect(refusalOf(() => parse(conditions(FILTER_LIMITS.conditions)))).toBeUndefined();
    expect(refusalOf(() => parse(conditions(FILTER_LIMITS.conditions + 1)))).toMatchObject({
      reason: 'expected at most 20 conditions',
    });
    expect(refusalOf(() => parse('(((pages eq 1)))'))).toBeUndefined();
    expect(refusalOf(() => parse('((((pages eq 1))))'))).toMatchObject({
      reason: 'expected at most 3 levels',
      offset: 3,
    });
    const list = (count: number): string => `pages in (${Array.from({ length: count }, () => '1').join(',')})`;
    expect(refusalOf(() => parse(list(FILTER_LIMITS.listValues)))).toBeUndefined();
    expect(refusalOf(() => parse(list(FILTER_LIMITS.listValues + 1)))).toMatchObject({
      reason: 'expected at most 200 values',
    });
    expect(refusalOf(() => parse(`code eq "${'a'.repeat(FILTER_LIMITS.length)}"`))).toMatchObject({
      reason: 'at most 4000 characters',
    });
  });

  it('never fails with anything but a refusal', () => {
    const pieces = fc.constantFrom(
      'code',
      'pages',
      ' eq ',
      ' in ',
      '(',
      ')',
      ',',
      '"a"',
      '1',
      ' and ',
      ' or ',
      'null',
      '\\',
      '"',
      '\u0000',
      '€',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) =>
        expect(refusalOf(() => parse(parts.join(''))) ?? {}).not.toHaveProperty('unexpected'),
      ),
      { numRuns: 1000 },
    );
  });
});

describe('the text of a sort', () => {
  it('names fields, with a minus for descending order', () => {
    expect(parseSort('-pages, title', spec)).toEqual([{ field: 'pages', descending: true }, { field: 'title' }]);
  });

  it.each([
    ['', { parameter: 'sort', reason: 'expected a field name', offset: 0 }],
    ['title,', { parameter: 'sort', reason: 'expected a field name', offset: 6 }],
    ['title,-title', { parameter: 'sort', reason: 'each field once', offset: 6 }],
    ['tag', { parameter: 'sort', reason: 'tag has many values and cannot be a sort key' }],
    ['--title', { field: '-title', allowed: Object.keys(spec.fields) }],
    ['code,title,pages,lent,code', { parameter: 'sort', reason: 'at most 4 fields', offset: 22 }],
  ])('%s is refused', (text, facts) => expect(refusalOf(() => parseSort(text, spec))).toEqual(facts));
});
