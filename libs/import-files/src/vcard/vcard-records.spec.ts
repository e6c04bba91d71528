import { formatOf, recordsOf } from '../file-format.js';
import type { FileRecord } from '../file-record.js';
import { reading } from '../reading.fixture.js';
import { vcardRecords } from './vcard-records.js';

/** The filled cells of each card. */
async function cards(text: string): Promise<Record<string, string>[]> {
  const format = await formatOf(reading(text));
  const found: Record<string, string>[] = [];
  const start = { offset: format.dataOffset, line: format.dataLine };
  for await (const { cells, line, broken } of recordsOf(reading(text), format, start)) {
    const filled = format.columns.flatMap((column, index) => (cells[index] ? [[column, cells[index]]] : []));
    found.push(broken === undefined ? Object.fromEntries(filled) : { line: String(line), broken });
  }
  return found;
}
const card = (...lines: string[]): string => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('a card', () => {
  it('of version 3 is a row under the headers of Google', async () =>
    expect(
      await cards(
        card(
          'VERSION:3.0',
          'FN:Greta M. Ostrander',
          'N:Ostrander;Greta;M.;Dr.;',
          'ORG:Nordlicht GmbH;Finance',
          'TITLE:CFO',
          'EMAIL;TYPE=INTERNET,WORK:greta@nordlicht.example',
          'EMAIL;TYPE=INTERNET,WORK:g.o@nordlicht.example',
          'EMAIL;TYPE=HOME:greta@home.example',
          'TEL;TYPE=CELL:+49 170 5550101',
          'TEL;TYPE=WORK,FAX:+49 30 5550102',
          'ADR;TYPE=WORK:;2. Stock;Hafenweg 3\\, Hof;Hamburg;HH;20457;DE',
          'BDAY:19800229',
          'NOTE:met at fair\\nsecond line',
          'CATEGORIES:Kunden,VIP',
          'URL:https://nordlicht.example',
          'UID:urn:uuid:4711',
          'REV:2024-01-01T00:00:00Z',
        ),
      ),
    ).toEqual([
      {
        Name: 'Greta M. Ostrander',
        'First Name': 'Greta',
        'Middle Name': 'M.',
        'Last Name': 'Ostrander',
        'Name Prefix': 'Dr.',
        'Organization Name': 'Nordlicht GmbH',
        'Organization Department': 'Finance',
        'Organization Title': 'CFO',
        Birthday: '1980-02-29',
        Notes: 'met at fair\nsecond line',
        Labels: 'Kunden ::: VIP',
        'E-mail 1 - Label': 'Work',
        'E-mail 1 - Value': 'greta@nordlicht.example ::: g.o@nordlicht.example',
        'E-mail 2 - Label': 'Home',
        'E-mail 2 - Value': 'greta@home.example',
        'Phone 1 - Label': 'Mobile',
        'Phone 1 - Value': '+49 170 5550101',
        'Phone 2 - Label': 'Work Fax',
        'Phone 2 - Value': '+49 30 5550102',
        'Address 1 - Label': 'Work',
        'Address 1 - Extended Address': '2. Stock',
        'Address 1 - Street': 'Hafenweg 3, Hof',
        'Address 1 - City': 'Hamburg',
        'Address 1 - Region': 'HH',
        'Address 1 - Postal Code': '20457',
        'Address 1 - Country': 'DE',
        'Website 1 - Value': 'https://nordlicht.example',
        UID: 'urn:uuid:4711',
      },
    ]));

  it('of version 4 has URIs, preferences and kinds', async () =>
    expect(
      await cards(
        card(
          'VERSION:4.0',
          'KIND:org',
          'FN:Sforza S.p.A.',
          'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+39-02-1',
          'TEL;VALUE=uri;PREF=1;TYPE="voice,work":tel:+39-02-5550143;ext=12',
          'EMAIL;PREF=1:mailto:info@sforza.example',
          'ANNIVERSARY:20090808',
        ),
      ),
    ).toEqual([
      {
        Kind: 'organization',
        Name: 'Sforza S.p.A.',
        'Phone 1 - Label': 'Work',
        'Phone 1 - Value': '+39-02-5550143 ext. 12',
        'Phone 2 - Label': 'Home',
        'Phone 2 - Value': '+39-02-1',
        'E-mail 1 - Value': 'info@sforza.example',
        'Other Properties': expect.stringContaining('ANNIVERSARY'),
      },
    ]));

  it('of version 2.1 has bare types, quoted-printable and its own charset', async () =>
    expect(
      await cards(
        card(
          'VERSION:2.1',
          'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;',
          'FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg M=FCller',
          'NOTE;ENCODING=QUOTED-PRINTABLE:first=0D=0Asecond and a soft=',
          ' break',
          'TEL;CELL;VOICE:+49 171 1',
          'EMAIL;PREF;INTERNET:jm@x.example',
          'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ',
          ' AAAABBBBCCCC=',
          '',
        ),
      ),
    ).toEqual([
      {
        Name: 'Jörg Müller',
        'First Name': 'Jörg',
        'Last Name': 'Müller',
        Notes: 'first\nsecond and a soft break',
        Photo: 'picture',
        'Phone 1 - Label': 'Mobile',
        'Phone 1 - Value': '+49 171 1',
        'E-mail 1 - Value': 'jm@x.example',
      },
    ]));

  it('of Apple has labels in groups and shows companies', async () =>
    expect(
      await cards(
        card(
          'VERSION:3.0',
          'N:;;;;',
          'FN:Lind AB',
          'ORG:Lind AB;',
          'item1.EMAIL;type=INTERNET;type=pref:post@lind.example',
          'item1.X-ABLabel:_$!<Work>!$_',
          'item2.TEL:+46 8 1',
          'item2.X-ABLabel:Växel',
          'X-ABShowAs:COMPANY',
        ),
      ),
    ).toEqual([
      {
        Kind: 'organization',
        Name: 'Lind AB',
        'Organization Name': 'Lind AB',
        'E-mail 1 - Label': 'Work',
        'E-mail 1 - Value': 'post@lind.example',
        'Phone 1 - Label': 'Växel',
        'Phone 1 - Value': '+46 8 1',
      },
    ]));

  it('is folded anywhere, also within a character', async () => {
    const folded = Buffer.concat([
      Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zo'),
      Buffer.from([0xc3]),
      Buffer.from('\r\n '),
      Buffer.from([0xab]),
      Buffer.from(' Lin\r\n d\r\nEND:VCARD\r\n'),
    ]);
    const records: FileRecord[] = [];
    for await (const record of vcardRecords(reading(folded), 'lf', { offset: 0, line: 1 })) records.push(record);
    expect(records[0]?.cells[1]).toBe('Zoë Lind');
  });

  it('names what it has beyond the columns, and what cannot be read', async () =>
    expect(await cards(card('FN:Ada', 'X-SKYPE:ada', 'GENDER:F', 'NONSENSE'))).toEqual([
      { Name: 'Ada', 'Other Properties': 'X-SKYPE: ada ::: GENDER: F ::: NONSENSE' },
    ]));

  it('lists more values than there are columns', async () => {
    const [found] = await cards(
      card('FN:Ada', ...Array.from({ length: 7 }, (_, n) => `EMAIL;TYPE=t${n}:a${n}@x.example`)),
    );
    expect(found).toMatchObject({
      'E-mail 5 - Value': 'a4@x.example',
      'Other Properties': 'EMAIL: a5@x.example ::: EMAIL: a6@x.example',
    });
  });
});

describe('the cards of a file', () => {
  it('are read one by one, also where one is not closed', async () =>
    expect(
      await cards(`${card('FN:Ada')}BEGIN:VCARD\r\nFN:Open\r\n\r\n${card('FN:Bob')}BEGIN:VCARD\r\nFN:Last`),
    ).toEqual([
      { Name: 'Ada' },
      { line: '4', broken: 'card-not-closed' },
      { Name: 'Bob' },
      { line: '10', broken: 'card-not-closed' },
    ]));
  it('do not include the card of an agent', async () =>
    expect(
      await cards(card('VERSION:2.1', 'FN:Ada', 'AGENT:', 'BEGIN:VCARD', 'FN:Agent', 'END:VCARD', 'TEL:1')),
    ).toEqual([{ Name: 'Ada', 'Phone 1 - Value': '1' }]));
  it('can be read on after any of them', async () => {
    const text = card('FN:Ada') + card('FN:Bob') + card('FN:Cy');
    const all = async (from: { offset: number; line: number }) => {
      const records: FileRecord[] = [];
      for await (const record of vcardRecords(reading(text), 'lf', from)) records.push(record);
      return records;
    };
    const records = await all({ offset: 0, line: 1 });
    expect(records).toHaveLength(3);
    for (const [index, { end }] of records.entries()) expect(await all(end)).toEqual(records.slice(index + 1));
  });
  it('are refused where they are too long, apart from their pictures', async () => {
    const limits = { recordBytes: 200, brokenRecords: 2 };
    const text =
      card('FN:Ada', `PHOTO;ENCODING=b:${'A'.repeat(500)}`) + card(`NOTE:${'n'.repeat(500)}`) + card('FN:Bob');
    const records: FileRecord[] = [];
    for await (const record of vcardRecords(reading(text), 'lf', { offset: 0, line: 1 }, limits)) records.push(record);
    expect(records.map(({ cells, line, broken }) => [line, broken ?? cells[1]])).toEqual([
      [1, 'Ada'],
      [5, 'record-too-long'],
      [8, 'Bob'],
    ]);
  });
  it('are given up after too many broken ones', async () => {
    const reader = vcardRecords(
      reading('BEGIN:VCARD\r\n'.repeat(9)),
      'lf',
      { offset: 0, line: 1 },
      { recordBytes: 100, brokenRecords: 3 },
    );
    const all = async () => {
      for await (const record of reader) expect(record.broken).toBe('card-not-closed');
    };
    await expect(all()).rejects.toMatchObject({ reason: 'too-many-broken-rows' });
  });
});
