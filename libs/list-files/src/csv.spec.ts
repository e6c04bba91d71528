import { parse } from 'csv-parse/sync';
import { csvRows, safeText, unguarded } from './csv.js';

const quoted = (rows: readonly (readonly unknown[])[]): string => csvRows(rows, { quoted: true });

describe('a CSV cell', () => {
  it.each(['=1+1', '+49 30 901820', '-1', '@SUM(A1)', '\t=1', '\r=1', '\uFF1D1', '\uFF0B1', '\uFF0D1', '\uFF20A1'])(
    'given the text %j, then an apostrophe is put before it',
    (text) => expect(quoted([[text]])).toBe(`"'${text}"\r\n`),
  );
  it.each([' =1', '\n=1', '\u200B=1', '\u00A0@A1', '\uFEFF-1', '\n1'])(
    'given %j, in which an invisible character hides the sign, then an apostrophe is put before it, too',
    (text) => expect(safeText(text)).toBe(`'${text}`),
  );
  it.each(['1=1', 'a-b', 'Ada <ada@example.org>', ' plain', '2026-11-21'])('given %j, then it is unchanged', (text) =>
    expect(safeText(text)).toBe(text),
  );
  it.each([
    [-5, '-5'],
    [0, '0'],
    [1e21, '1e+21'],
    [true, 'true'],
    [null, ''],
    ['', '""'],
  ])('given the value %j, then it is written as %s, not as a formula', (value, cell) =>
    expect(quoted([[value, 'x']])).toBe(`${cell},"x"\r\n`),
  );
  it('given quotes, delimiters and line breaks, then they stay within the cell', () =>
    expect(quoted([['a "b"; =1, c\nd']])).toBe('"a ""b""; =1, c\nd"\r\n'));
  it.each([
    '=1+1',
    '+49 30',
    '-dash',
    '@x',
    '\t=1',
    ' =1',
    '\n1',
    '\u200B=1',
    "'=1",
    "''+1",
    "' -1",
    "'tis",
    "O'Brien",
    'plain',
    '',
  ])('given %j, then reading what was written returns it', (text) => {
    const [[cell]] = parse(quoted([[text]])) as [[string]];
    expect(unguarded(cell)).toBe(text);
  });
  it('given NUL and half a surrogate pair, then they are not written', () =>
    expect(quoted([['a\u0000b\uD800c']])).toBe('"ab\uFFFDc"\r\n'));
});
