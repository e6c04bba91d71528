import { readDate } from './date-values.js';
import { detectFormats } from './value-formats.js';
import { readNumber } from './number-values.js';

const rows = (...values: string[]) => values.map((value) => [value]);
const date = [{ index: 0, type: 'date' }] as const;
const number = [{ index: 0, type: 'number' }] as const;

describe('how the dates of a column are written', () => {
  it.each([
    [['01/02/2003', '13/02/2003'], 'dd/mm/yyyy'],
    [['01/02/2003', '02/13/2003 10:00'], 'mm/dd/yyyy'],
    [['01-02-2003', '31-01-2003'], 'dd/mm/yyyy'],
    [['1.2.2003'], 'dd/mm/yyyy'],
    [['01/02/2003', '03/03/2003'], null],
    [['13/02/2003', '02/13/2003'], null],
    [['2003-02-01', '0/0/00', 'soon'], null],
  ])('given %j, then it is %s', (values, format) =>
    expect(detectFormats(date, undefined, rows(...values))).toEqual([format]),
  );
  it('is what the caller says, whatever the values show', () =>
    expect(detectFormats(date, ['mm/dd/yyyy'], rows('13/02/2003'))).toEqual(['mm/dd/yyyy']));
});

describe('a date', () => {
  it.each([
    ['31.12.1980', null, '1980-12-31'],
    ['1.2.2003', null, '2003-02-01'],
    ['1980-12-31 00:00:00', null, '1980-12-31'],
    ['1980-12-31T00:00:00Z', null, '1980-12-31'],
    ['1980-12-31T23:00:00.000+02:00', null, '1980-12-31'],
    ['1980/12/31', null, '1980-12-31'],
    ['3/14/1975', null, '1975-03-14'],
    ['14/3/1975 12:00 PM', null, '1975-03-14'],
    ['01/02/2003', 'dd/mm/yyyy', '2003-02-01'],
    ['01/02/2003', 'mm/dd/yyyy', '2003-01-02'],
    ['01.02.2003', 'mm/dd/yyyy', '2003-01-02'],
    ['2003-01-02', 'dd.mm.yyyy', '2003-01-02'],
    ['03/03/2003', null, '2003-03-03'],
  ] as const)('given %s written as %s, then it is %s', (text, format, day) =>
    expect(readDate(text, format)).toEqual({ day }),
  );
  it.each([
    ['01/02/2003', null, 'ambiguous'],
    ['13/02/2003', 'mm/dd/yyyy', 'unreadable'],
    ['31/02/2003', null, 'unreadable'],
    ['0/0/00', null, 'two-digit-year'],
    ['31.12.80', null, 'two-digit-year'],
    ['29586', null, 'serial'],
    ['soon', null, 'unreadable'],
    ['0000-01-01', null, 'unreadable'],
  ] as const)('given %s written as %s, then it is refused as %s', (text, format, fault) =>
    expect(readDate(text, format)).toEqual({ fault }),
  );
});

describe('how the numbers of a column are written', () => {
  it.each([
    [['1.234', '1,5'], '1.234,5'],
    [['1,234', '0.5'], '1,234.5'],
    [['1.234.567'], '1.234,5'],
    [['1.234,50 €'], '1.234,5'],
    [['1.234', '7'], null],
    [['1,5', '1.5'], null],
    [['v1.2', '31.12.1980'], null],
  ])('given %j, then it is %s', (values, format) =>
    expect(detectFormats(number, undefined, rows(...values))).toEqual([format]),
  );
});

describe('a number', () => {
  it.each([
    ['1.234,50', null, 1234.5],
    ['1,234.50', null, 1234.5],
    ['1.234', '1.234,5', 1234],
    ['1.234', '1,234.5', 1.234],
    ['1 234,5', null, 1234.5],
    ['1\u202f234', null, 1234],
    ["1'234.50", null, 1234.5],
    ['€ 1.234,50', null, 1234.5],
    ['1.234,50 EUR', null, 1234.5],
    ['-$5', null, -5],
    ['\u22125', null, -5],
    ['1234.5', null, 1234.5],
  ] as const)('given %s written as %s, then it is %d', (text, format, value) =>
    expect(readNumber(text, format)).toEqual({ number: value }),
  );
  it.each([
    ['1.234', null, 'ambiguous'],
    ['1,234', null, 'ambiguous'],
    ['1E+05', null, 'scientific'],
    ['1,23,4', '1,234.5', 'unreadable'],
    ['1234.5', '1.234,5', 'unreadable'],
    ['12 %', null, 'unreadable'],
    ['-', null, 'unreadable'],
    ['9007199254740993', null, 'too-large'],
  ] as const)('given %s written as %s, then it is refused as %s', (text, format, fault) =>
    expect(readNumber(text, format)).toEqual({ fault }),
  );
});
