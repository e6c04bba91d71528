import type { ImportField } from '@crm/contracts/customers';
import { errorLines, ERROR_FILE_HEADER } from './error-file.adapter.js';
import { readRow, type ReadRow } from './import-row.model.js';

/** Reads one row whose columns are named like their fields. */
function row(values: Partial<Record<ImportField, string>>, phoneCountry?: string): ReadRow {
  const columns = Object.keys(values);
  const mapping = columns as ImportField[];
  return readRow(
    { cells: Object.values(values), line: 1, end: { offset: 0, line: 2 } },
    { columns, mapping, phoneCountry },
  );
}
const codes = ({ faults, warnings }: ReadRow) => [
  ...faults.map(({ code }) => code),
  ...warnings.map(({ code }) => `(${code})`),
];

describe('an import row', () => {
  it('keeps filled cells and leaves out empty ones', () =>
    expect(
      row({
        name: ' Ada  Lovelace\n',
        email: 'Ada@Example.org',
        phone: '+44 20 7946 0958',
        company: '',
        city: 'London',
        tags: 'vip; math',
        source: 'Trade Fair!',
      }),
    ).toEqual({
      customer: {
        kind: 'person',
        name: 'Ada Lovelace',
        emails: [{ address: 'Ada@Example.org' }],
        mailboxes: ['ada@example.org'],
        phones: [{ number: '+442079460958' }],
        address: { city: 'London' },
        source: 'trade-fair',
        tags: ['vip', 'math'],
      },
      faults: [],
      warnings: [],
    }));
  it('joins first and last name', () =>
    expect(row({ firstName: 'Ada', lastName: 'Lovelace' }).customer?.name).toBe('Ada Lovelace'));
  it('normalises names to NFC', () =>
    expect(row({ name: 'Zoë'.normalize('NFD') }).customer?.name).toBe('Zoë'.normalize('NFC')));
  it('needs a name, but no address', () => {
    expect(codes(row({ name: 'Ada' }))).toEqual([]);
    expect(codes(row({ name: ' ', email: 'ada@example.org' }))).toEqual(['name-missing']);
  });
  it('reports every fault of a row', () =>
    expect(codes(row({ name: 'A\u0007', email: 'nonsense', kind: 'robot' }))).toEqual(['name', 'email', 'kind']));
  it('is refused with bytes that are not UTF-8', () => expect(codes(row({ name: 'Zo\ufffd' }))).toEqual(['encoding']));
  it('is refused with more cells than headers, and may have fewer', () => {
    const settings = { columns: ['name'], mapping: ['name'] as const, phoneCountry: undefined };
    const end = { offset: 0, line: 2 };
    expect(codes(readRow({ cells: ['Ada', 'x'], line: 1, end }, settings))).toEqual(['too-many-cells']);
    expect(
      codes(
        readRow(
          { cells: ['Ada'], line: 1, end },
          { ...settings, columns: ['name', 'city'], mapping: ['name', 'city'] },
        ),
      ),
    ).toEqual([]);
  });
  it('is refused when it could not be read', () =>
    expect(
      codes(
        readRow(
          { cells: [], line: 1, end: { offset: 0, line: 2 }, broken: 'quote-not-closed' },
          { columns: [], mapping: [], phoneCountry: undefined },
        ),
      ),
    ).toEqual(['quote-not-closed']));
  it('is taken without an invalid phone number, with a warning', () => {
    expect(codes(row({ name: 'Ada', phone: '030 901820' }))).toEqual(['(phone)']);
    expect(row({ name: 'Ada', phone: '030 901820' }, 'DE').customer?.phones).toEqual([{ number: '+4930901820' }]);
  });
  it('does not mistake a property of objects for a kind', () =>
    expect(codes(row({ name: 'Ada', kind: 'constructor' }))).toEqual(['kind']));
});

describe('the error file', () => {
  it('names line, column, code, reason and holder', () => {
    expect(ERROR_FILE_HEADER).toBe('line,column,code,reason,holder\r\n');
    expect(errorLines([{ line: 7, column: 'E-mail', code: 'email', reason: 'No, "this" is none.' }])).toBe(
      '7,E-mail,email,"No, ""this"" is none.",\r\n',
    );
  });
  it('contains nothing that a spreadsheet would execute', () =>
    expect(errorLines(['=1+1', '+1', '-1', '@x'].map((column) => ({ line: 1, column, code: 'c', reason: 'r' })))).toBe(
      ["1,'=1+1,c,r,", "1,'+1,c,r,", "1,'-1,c,r,", "1,'@x,c,r,", ''].join('\r\n'),
    ));
});
