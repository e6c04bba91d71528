import type { ImportField } from '@crm/contracts/customers';
import { errorLines, ERROR_FILE_HEADER } from '@crm/commands/imports';
import { guessMapping, type ReadRecord } from '@crm/commands/imports/rows';
import type { FileRecord } from '@crm/import-files';
import { customerColumns } from './customer-columns.model.js';
import {
  completionOf,
  creationOf,
  customerReader,
  type CustomerRowSettings,
  type ReadCustomer,
} from './customer-row.model.js';

type ReadRow = ReadRecord<ReadCustomer>;
const readRow = (record: FileRecord, settings: CustomerRowSettings): ReadRow => customerReader(settings)(record);

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
      row: {
        externalIds: [],
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
    expect(row({ firstName: 'Ada', lastName: 'Lovelace' }).row?.name).toBe('Ada Lovelace'));
  it.each([
    ['太郎', '山田', '山田太郎'],
    ['철수', '김', '김철수'],
    ['娜娜', '欧阳', '欧阳娜娜'],
    ['アダ', 'ラブレス', 'アダ ラブレス'],
    ['Ada', '山田', 'Ada 山田'],
  ])('given first name %s and last name %s, then it is spoken %s', (firstName, lastName, name) =>
    expect(row({ firstName, lastName }).row?.name).toBe(name),
  );
  it('normalises names to NFC', () =>
    expect(row({ name: 'Zoë'.normalize('NFD') }).row?.name).toBe('Zoë'.normalize('NFC')));
  it('needs a name, but no address', () => {
    expect(codes(row({ name: 'Ada' }))).toEqual([]);
    expect(codes(row({ name: ' ', phone: '+49 30 901820' }))).toEqual(['name-missing']);
  });
  it('reports every fault of a row', () =>
    expect(codes(row({ name: 'A\u0007', email: 'nonsense', kind: 'robot' }))).toEqual(['name', 'email', 'kind']));
  it('is refused with bytes that are not UTF-8 where they name or find its customer', () => {
    for (const field of ['name', 'email', 'externalId', 'kind'] as const)
      expect(codes(row({ lastName: 'Lind', [field]: 'Zo\ufffd' }))).toEqual(['encoding']);
  });
  it.each(['tags', 'company', 'city', 'note', 'phone', 'source', 'language'] as const)(
    'loses a cell of %s with such bytes, and says why',
    (field) => {
      const read = row({ name: 'Zoë', [field]: 'K\ufffdche' });
      expect(codes(read)).toEqual(['(encoding)']);
      expect(JSON.stringify(read.row)).not.toContain('\ufffd');
    },
  );
  it('is refused when it repeats the header, with the mark between joined files', () => {
    const settings = { columns: ['Name', 'Ort'], mapping: ['name', 'city'] as const };
    const cells = ['\ufeffName', ' Ort'];
    expect(codes(readRow({ cells, line: 4, end: { offset: 0, line: 5 } }, settings))).toEqual(['header-again']);
  });
  it.each([
    ['True', 'organization'],
    ['nein', 'person'],
    ['organization', 'organization'],
  ])('given %s under “Is a Company”, then it is of kind %s', (cell, kind) => {
    const settings = { columns: ['Name', 'Is a Company'], mapping: ['name', 'kind'] as const };
    expect(readRow({ cells: ['Azure', cell], line: 2, end: { offset: 0, line: 3 } }, settings).row?.kind).toBe(kind);
  });
  it('has the tags within quotes', () =>
    expect(row({ name: 'Ada', tags: '"Newsletter","Big, spender"' }).row?.tags).toEqual([
      'Newsletter',
      'Big, spender',
    ]));
  it('is refused with more filled cells than headers, and may have fewer', () => {
    const settings = { columns: ['name'], mapping: ['name'] as const, phoneCountry: undefined };
    const end = { offset: 0, line: 2 };
    expect(codes(readRow({ cells: ['Ada', 'x'], line: 1, end }, settings))).toEqual(['too-many-cells']);
    expect(codes(readRow({ cells: ['Ada', '', ' '], line: 1, end }, settings))).toEqual([]);
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
    expect(row({ name: 'Ada', phone: '030 901820' }, 'DE').row?.phones).toEqual([{ number: '+4930901820' }]);
  });
  it('does not mistake a property of objects for a kind', () =>
    expect(codes(row({ name: 'Ada', kind: 'constructor' }))).toEqual(['kind']));
});

/** Reads one row of a file with these headers, as they are understood. */
function read(file: Record<string, string>, more: Partial<CustomerRowSettings> = {}): ReadRow {
  const columns = Object.keys(file);
  const { customFields = [] } = more;
  const settings = { columns, mapping: guessMapping(customerColumns, columns, customFields), ...more };
  return readRow({ cells: Object.values(file), line: 1, end: { offset: 0, line: 2 } }, settings);
}
const customerOf = (file: Record<string, string>, more: Partial<CustomerRowSettings> = {}) => read(file, more).row;

describe('the name of a row', () => {
  it.each([
    [{ Vorname: 'Max', Name: 'Muster' }, 'Max Muster'],
    [{ 'First Name': 'Max', Name: 'Max Muster' }, 'Max Muster'],
    [{ Nombre: 'Juan', Apellidos: 'Pérez Ruiz' }, 'Juan Pérez Ruiz'],
    [{ Nom: 'Dupont', Prénom: 'Jean' }, 'Jean Dupont'],
    [{ 'Nachname, Vorname': 'Muster, Max' }, 'Max Muster'],
    [{ 'Nachname, Vorname': 'Muster AG, Ulm, Abteilung 3' }, 'Muster AG, Ulm, Abteilung 3'],
    [{ 'Cognome e nome': 'Rossi Maria' }, 'Rossi Maria'],
    [{ 'First Name': 'Greta', 'Middle Name': 'M.', 'Last Name': 'Ostrander' }, 'Greta M. Ostrander'],
    [{ Name: "'=SUM(A1)" }, '=SUM(A1)'],
    [{ Name: '="007"' }, '007'],
    [{ Name: '\u202aAda\u202c' }, 'Ada'],
  ])('%j is %j', (file, name) => expect(customerOf(file)).toMatchObject({ name, kind: 'person' }));

  it('is the organisation where there is no person, and then replaces no name', () => {
    expect(customerOf({ 'First Name': '', 'Last Name': '', Company: 'Bäckerei Korn', Email: '' })).toMatchObject({
      kind: 'organization',
      name: 'Bäckerei Korn',
      provisionalName: true,
    });
    expect(customerOf({ Name: 'Ada', Company: 'Korn' })).toMatchObject({
      kind: 'person',
      name: 'Ada',
      company: 'Korn',
    });
  });
  it('is made from the e-mail address where there is nothing else, with a warning', () => {
    const { row: customer, warnings } = read({ Name: '', Email: 'greta.van_houten+news@example.org' });
    expect(customer).toMatchObject({ kind: 'person', name: 'Greta Van Houten', provisionalName: true });
    expect(warnings).toMatchObject([{ column: 'Email', code: 'name-from-email' }]);
    expect(codes(read({ Name: '', Email: '4711@example.org' }))).toEqual(['name-missing']);
  });
  it('may be missing where an id finds the customer', () => {
    const row = customerOf({ Number: 'A-1', City: 'Ulm' }, { mapping: ['externalId.sap', 'city'] });
    expect(row).toMatchObject({
      name: '',
      externalIds: [{ system: 'sap', id: 'A-1' }],
      missing: { code: 'name-missing' },
    });
    expect(row && completionOf(row, { kind: 'person', name: 'Ada' })).not.toHaveProperty('name');
  });
  it('of an organisation is not also its company', () => {
    const row = customerOf({ Company: 'Korn', Email: 'info@korn.example' });
    expect(row && creationOf(row)).not.toHaveProperty('company');
    expect(row && completionOf(row, { kind: 'organization', name: 'Korn' })).not.toHaveProperty('company');
    expect(row && completionOf(row, { kind: 'person', name: 'Lea Korn' })).toMatchObject({ company: 'Korn' });
  });
});

describe('the kind of a row', () => {
  const accounts = { Name: 'Sforza S.p.A.', Industry: 'Food', 'Annual Revenue': '' };
  it('is an organisation in a file that tells facts of organisations', () => {
    expect(customerOf(accounts)?.kind).toBe('organization');
    expect(customerOf({ ...accounts, 'Last Name': 'Sforza' })?.kind).toBe('person');
    expect(customerOf({ Name: 'Ada', Industry: 'Food' })?.kind).toBe('person');
  });
  it('is what the caller says, unless a column says it', () => {
    expect(customerOf(accounts, { kind: 'person' })?.kind).toBe('person');
    expect(customerOf({ Name: 'Korn', Kind: '' }, { kind: 'organization' })?.kind).toBe('organization');
    expect(customerOf({ Name: 'Ada', Kind: 'Person' }, { kind: 'organization' })?.kind).toBe('person');
  });
});

describe('several values in one cell', () => {
  it('become several e-mail addresses', () =>
    expect(
      customerOf({
        Name: 'Ada',
        'E-mail 1 - Label': '* Work',
        'E-mail 1 - Value': 'a@x.example ::: b@x.example\nc@x.example',
        'Private email': '"Ada, L." <d@x.example>; mailto:e@x.example / f@x.example',
      })?.emails,
    ).toEqual([
      ...['a', 'b', 'c'].map((name) => ({ address: `${name}@x.example`, label: 'Work' })),
      ...['d', 'e', 'f'].map((name) => ({ address: `${name}@x.example`, label: 'home' })),
    ]));
  it('become several tags, without those that all contacts of Google have', () =>
    expect(customerOf({ Name: 'Ada', Labels: '* myContacts ::: Kunden ::: * starred', Tags: 'a|b' })?.tags).toEqual([
      'Kunden',
      'starred',
      'a',
      'b',
    ]));
});

describe('the address of a row', () => {
  it('is the first of the file that says more than a country; another one is reported', () => {
    const { row: customer, warnings } = read({
      Name: 'Ada',
      'Business Street': '',
      'Business Country/Region': 'Sweden',
      'Home Street': 'Weg 1',
      'Home Street 2': 'Hof',
      'Home City': 'Ulm',
      'Other City': 'Bonn',
    });
    expect(customer?.address).toEqual({ street: 'Weg 1, Hof', city: 'Ulm' });
    expect(warnings).toMatchObject([{ column: 'Other City', code: 'second-address' }]);
  });
  it('may be the same twice', () =>
    expect(codes(read({ Name: 'Ada', 'Billing City': 'Ulm', 'Shipping City': 'Ulm' }))).toEqual([]));
  it('has a house number, several lines, and a country by its code', () =>
    expect(
      customerOf({ Name: 'Ada', Straße: 'Hauptstr.\r\nHinterhaus', Hausnr: '12 a', Ort: 'Ulm', Land: 'Allemagne' })
        ?.address,
    ).toEqual({ street: 'Hauptstr., Hinterhaus 12 a', city: 'Ulm', country: 'DE' }));
  it('keeps a country that is not known as it is written', () =>
    expect(customerOf({ Name: 'Ada', Country: 'Atlantis' })?.address).toEqual({ country: 'Atlantis' }));
});

describe('the phone numbers of a row', () => {
  it('are read in the country of the row before that of the file', () => {
    const phones = (country: string) =>
      customerOf({ Name: 'Ada', Phone: '01 234 5678', Country: country }, { phoneCountry: 'DE' })?.phones;
    expect(phones('Österreich')).toEqual([{ number: '+4312345678' }]);
    expect(phones('')).toEqual([{ number: '+4912345678' }]);
  });
  it('are labelled by their header, their label column and their remarks; fax machines come last', () =>
    expect(
      customerOf({
        Name: 'Ada',
        'Business Fax': '+49 30 1234560',
        'Business Phone 2': '+49 30 1234567 ext. 12',
        'Mobile Phone': '+49 170 1234567',
        'Phone 1 - Label': 'Boat',
        'Phone 1 - Value': '+49 170 1234568 (summer)',
      })?.phones,
    ).toEqual([
      { number: '+49301234567', label: 'work, ext. 12' },
      { number: '+491701234567', label: 'mobile' },
      { number: '+491701234568', label: 'Boat, summer' },
      { number: '+49301234560', label: 'work fax' },
    ]));
});

describe('the source of a row', () => {
  it.each([
    ['Empfehlung Köln', 'empfehlung-koln'],
    ['Łódź & Straße', 'lodz-strasse'],
    ["Trade fair '26!", 'trade-fair-26'],
    ['', 'import'],
  ])('%j becomes %s', (source, code) => expect(customerOf({ Name: 'Ada', Source: source })?.source).toBe(code));
  it.each(['Выставка', 'Messe Выставка', '!!', 'a'.repeat(41)])(
    '%j is reported, not changed to something else',
    (source) => {
      expect(codes(read({ Name: 'Ada', Source: source }))).toEqual(['(source)']);
    },
  );
});

describe('a note of a row', () => {
  it('keeps its lines; several columns are one note', () =>
    expect(customerOf({ Name: 'Ada', Notes: ' met at fair  \r\nsecond line', Description: 'more' })?.note).toBe(
      'met at fair\nsecond line\n\nmore',
    ));
  it('is left out with a warning when it is too long', () =>
    expect(codes(read({ Name: 'Ada', Notes: 'x'.repeat(10_001) }))).toEqual(['(note)']));
});

describe('ids of a row', () => {
  const id = '01A22C18-130d-748e-8921-e922614d1a50';
  it('are those of this program and of others', () =>
    expect(customerOf({ Id: id, Kind: 'person', Name: 'Ada', 'External id': 'sap:a:7; erp:9' })).toMatchObject({
      id: id.toLowerCase(),
      externalIds: [
        { system: 'sap', id: 'a:7' },
        { system: 'erp', id: '9' },
      ],
    }));
  it('refuse the row when they are none', () => {
    expect(codes(read({ Id: '4711', Kind: '', Name: 'Ada' }))).toEqual(['id']);
    expect(codes(read({ Id: id, Kind: '', Name: 'Ada', 'External id': '7' }))).toEqual(['external-id']);
  });
});

describe('what is read with doubts', () => {
  it('costs nothing but the cell, unless strict is asked for', () => {
    const file = { Name: 'Ada', Company: 'x'.repeat(201), City: 'U\u0007', 'Time zone': 'Berlin', Phone: '12' };
    const { row: customer, warnings } = read(file);
    expect(customer).toMatchObject({ name: 'Ada', phones: [] });
    expect(warnings.map(({ column, code }) => [column, code])).toEqual([
      ['Company', 'company'],
      ['City', 'city'],
      ['Phone', 'phone'],
      ['Time zone', 'timeZone'],
    ]);
    expect(read(file, { strict: true })).toEqual({ row: undefined, faults: warnings, warnings: [] });
  });
  it('takes no time worth mentioning however long a cell is', () => {
    const long = ['a ', ' ', '<', "'", '1,', 'T', '\n'].map((text) => text.repeat(200_000)).join('');
    const columns = ['Name', 'Email', 'Phone', 'Street', 'Tags', 'Notes', 'Source', 'Company'];
    const started = performance.now();
    readRow(
      { cells: columns.map(() => long), line: 1, end: { offset: 0, line: 2 } },
      { columns, mapping: guessMapping(customerColumns, columns) },
    );
    expect(performance.now() - started).toBeLessThan(5_000);
  });
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
