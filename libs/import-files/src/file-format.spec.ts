import { FileUnreadable } from './file-record.js';
import { formatOf, recordsOf, type FormatWishes } from './file-format.js';
import { reading } from './reading.fixture.js';

async function understood(text: string, wishes?: FormatWishes) {
  const format = await formatOf(reading(text), wishes);
  const { delimiter, headerLine, skippedLines, columns } = format;
  const rows: string[] = [];
  const start = { offset: format.dataOffset, line: format.dataLine };
  for await (const { cells, line, broken } of recordsOf(reading(text), format, start))
    rows.push(`${line}: ${broken ?? cells.join('|')}`);
  return { delimiter, headerLine, skippedLines, columns, rows };
}

describe('the layout of a CSV file', () => {
  it.each([
    ['a comma', 'Name,Email\nAda,a@x.example\n', ','],
    ['a semicolon', 'Name;Email\nAda;a@x.example\n', ';'],
    ['a tabulator', 'Name\tEmail\nAda\ta@x.example\n', '\t'],
    ['a bar', 'Name|Email\nAda|a@x.example\n', '|'],
    ['a semicolon, though commas are in the header', 'Nachname, Vorname;E-Mail\r\nMuster, Max;mm@example.org\r\n', ';'],
    ['a semicolon, though numbers have commas', 'Name;Umsatz;Anteil\nAda;1,50;2,5\nBob;3,25;7,5\n', ';'],
    ['a comma, though tags have semicolons', 'Name,Email,Tags\nAda,a@x.example,a;b\nBob,b@x.example,c;d\n', ','],
    ['a comma, though rows end early', 'Name,Email\nAda\nBob,b@x.example\n', ','],
  ])('has %s between its cells', async (_what, text, delimiter) =>
    expect(await understood(text)).toMatchObject({ delimiter, headerLine: 1, skippedLines: 0 }),
  );

  it.each([
    ['a line that names the delimiter', 'sep=;\r\nName;E-Mail\r\nSepp;s@x.example\r\n', 2, 0],
    ['a line of blanks', '  \nName,Email\nLeading Blank,lb@x.example\n', 2, 0],
    ['rows of delimiters only', ';;\r\n;;\r\nName;E-Mail;Ort\r\nAda;a@x.example;Ulm\r\n', 3, 0],
    ['a title', 'Customers\nName,Email,City\nAda,a@x.example,Ulm\n', 2, 1],
    ['a title with commas', 'Customers, all of them\n\nName;Email;City\nAda;a@x.example;Ulm\n', 3, 1],
    [
      'a report’s head',
      'Report: customers;;;\r\nGenerated;31.12.2025 10:15;;\r\n;;;\r\nName;E-Mail;Ort;Land\r\nAda;a@x.example;Ulm;DE\r\n',
      4,
      2,
    ],
    ['two cells and a blank line', 'Generated,2025-12-31\n\nName,Email\nAda,a@x.example\n', 3, 1],
  ])('begins after %s', async (_what, text, headerLine, skippedLines) => {
    const { columns, rows, ...format } = await understood(text);
    expect(format).toMatchObject({ headerLine, skippedLines });
    expect(columns[0]).toBe('Name');
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['that has numbers', 'Name,2024,2025\nAda,1,2\nBob,3,4\n'],
    ['whose rows are mostly empty', 'Name,Email,Phone,City,Note\nAda,,,,\nBob,,,,\nCy,,,,x\n'],
    ['with one column', 'Name\nAda\nBob\n'],
    ['that a blank line follows', 'Name,City\n\nAda,Ulm\nBob,Bonn\n'],
    ['of a row that is too wide', 'Name,City\nAda,Ulm,1,2,3\nBob,Bonn\n'],
  ])('begins with a header %s', async (_what, text) =>
    expect(await understood(text)).toMatchObject({ headerLine: 1, skippedLines: 0 }),
  );

  it('has no columns for empty cells at the end of its header, unless rows fill them', async () => {
    expect((await understood('Name;E-Mail;;\nAda;a@x.example;;\n')).columns).toEqual(['Name', 'E-Mail']);
    expect((await understood('Name;E-Mail;;\nAda;a@x.example;x;\n')).columns).toEqual(['Name', 'E-Mail', 'Column 3']);
  });

  it('numbers headers that repeat', async () =>
    expect((await understood('Name,Phone,Phone\nAda,1,2\n')).columns).toEqual(['Name', 'Phone', 'Phone (2)']));

  it('has lines that end with CR alone, also where a cell holds a line feed', async () =>
    expect((await understood('Name;Note\rAda;"x\ny"\rBob;z\r')).rows).toEqual(['2: Ada|x\ny', '3: Bob|z']));

  it('is what the caller says', async () => {
    expect(await understood('a;b,c\n1;2,3\n', { delimiter: ',' })).toMatchObject({ columns: ['a;b', 'c'] });
    expect(await understood('x,y\nName,City\nAda,Ulm\n', { headerLine: 2 })).toMatchObject({
      headerLine: 2,
      skippedLines: 0,
      columns: ['Name', 'City'],
      rows: ['3: Ada|Ulm'],
    });
  });

  it.each([
    ['has no text', ' \n;;\n'],
    ['has a header whose quote is not closed', '"Name,Email\nAda,a@x.example\n'],
  ])('is refused when it %s', async (_what, text) =>
    expect(formatOf(reading(text))).rejects.toMatchObject({ reason: 'no-header' }),
  );
  it('is refused when the caller names a line that it does not have', async () =>
    expect(formatOf(reading('Name\nAda\n'), { headerLine: 9 })).rejects.toThrow(FileUnreadable));
  it('is refused when its header has bytes that are not UTF-8', async () =>
    expect(formatOf(reading('Name,Stra\ufffde\nAda,x\n'))).rejects.toMatchObject({
      reason: 'encoding-not-recognised',
    }));
  it('is refused with more than a thousand columns', async () =>
    expect(formatOf(reading(`${'c,'.repeat(1001)}c\n`))).rejects.toMatchObject({ reason: 'too-many-columns' }));
});

describe('the rows of a CSV file', () => {
  it('are those with text, without surplus cells', async () =>
    expect(
      (
        await understood(
          'Name;E-Mail;Ort\r\nRow One;r1@x.example;Ulm\r\n;;\r\n  ; ;\r\n\0;;\r\nRow Two;r2@x.example;;;\r\n;;\r\n',
        )
      ).rows,
    ).toEqual(['2: Row One|r1@x.example|Ulm', '6: Row Two|r2@x.example']));
  it('keep a cell that the header has no column for', async () =>
    expect((await understood('Name;Ort\nAda;Ulm;x\n')).rows).toEqual(['2: Ada|Ulm|x']));
  it('do not include the foot of a report: single cells below the table, after an empty line', async () => {
    const table = 'Account,Name,City\nLind AB,Ada,Ulm\n';
    const foot = 'Copyright (c) 2025\n"Confidential, do not distribute"\n';
    expect((await understood(`${table}Blum\n\nKorn,Bob,Bonn\n \n${foot}`)).rows).toEqual([
      '2: Lind AB|Ada|Ulm',
      '3: Blum',
      '5: Korn|Bob|Bonn',
      '7: after-table',
      '8: after-table',
    ]);
    expect((await understood('Name,City\nAda,Ulm\n\nBob\n')).rows).toEqual(['2: Ada|Ulm', '4: Bob']);
  });
  it('are numbered by the rules that an earlier release began with', async () => {
    const text = 'Name;Ort\nAda;\n;\nBob;Ulm\n';
    const format = { ...(await formatOf(reading(text))), rules: 1 as const };
    const rows: string[] = [];
    for await (const { cells } of recordsOf(reading(text), format, { offset: 9, line: 2 })) rows.push(cells.join('|'));
    expect(rows).toEqual(['Ada|', '|', 'Bob|Ulm']);
  });
});
