import { setTimeout } from 'node:timers/promises';
import { RunningProgram, type Answer, type Question } from '@crm/testing';

/** Files as other programs and people write them; the people are invented. What the encoding of a file is, and where its header, is tested elsewhere. */

const API = '/api/v1';
let program: RunningProgram;
const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`${API}${path}`, question);

beforeAll(async () => {
  program = await RunningProgram.start();
  for (const [key, type] of [
    ['geburtstag', 'date'],
    ['umsatz', 'number'],
  ])
    await ask('/custom-fields', { body: { key, label: key, type } });
});
afterAll(() => program.dispose());

interface Imported {
  readonly counts: Readonly<Record<string, number>>;
  /** Code and column of each line of the error file. */
  readonly reported: readonly string[];
  readonly mapping: Readonly<Record<string, string | null>>;
}

async function imported(content: string, start: object = {}): Promise<Imported> {
  const upload = { method: 'POST', body: content, headers: { 'content-type': 'text/csv' } };
  const { id, mapping } = (await ask('/imports', upload)).body as { id: string; mapping: Imported['mapping'] };
  expect((await ask(`/imports/${id}/start`, { body: { mode: 'create', ...start } })).status).toBe(202);
  for (;;) {
    const { body } = await ask(`/imports/${id}`);
    if (['completed', 'validated', 'failed'].includes(body.state as string)) {
      const { text } = await ask(`/imports/${id}/errors`);
      const lines = text.split('\r\n').slice(1, -1);
      const reported = lines.map((line) => line.split(',').slice(0, 3).join(','));
      return { counts: body.counts as Imported['counts'], reported, mapping };
    }
    await setTimeout(20);
  }
}
async function found(search: string) {
  const { body } = await ask(`/customers?q=${encodeURIComponent(search)}`);
  return (body as { items: Record<string, unknown>[] }).items;
}
const notesOf = async (customerId: unknown) =>
  ((await ask(`/notes?customerId=${String(customerId)}`)).body as { items: { text: string }[] }).items.map(
    ({ text }) => text,
  );

it('an export of Google Contacts', async () => {
  const file = [
    'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value',
    'Greta,M.,Ostrander,,,,,,,,Nordlicht GmbH,CFO,,1980-02-29,"met at fair\nsecond line",,* myContacts ::: Kunden,* Work,greta@nordlicht.example ::: g.ostrander@nordlicht.example,,,Mobile,+49 170 5550101 ::: +49 30 5550102,,,Work,"Hafenweg 3\n20457 Hamburg\nDE",Hafenweg 3,Hamburg,,,20457,DE,,,',
    'Mono,,,,,,,,,,,,,,,,* myContacts,,mono@example.org,,,,,,,,,,,,,,,,,',
    ',,,,,,,,,,Bäckerei Korn,,,,,,* myContacts,,,,,Work,030 5550103,,,,,,,,,,,,,',
    ',,,,,,,,,,,,,,,,* myContacts,,nameless@example.org,,,,,,,,,,,,,,,,,',
  ];
  const { counts, reported } = await imported(`${file.join('\n')}\n`, { phoneCountry: 'DE' });
  expect(counts).toMatchObject({ created: 4, failed: 0, warnings: 1 });
  expect(reported).toEqual(['7,,no-match-key', '8,E-mail 1 - Value,name-from-email']);
  const [greta] = await found('greta@nordlicht.example');
  expect(greta).toMatchObject({
    kind: 'person',
    name: 'Greta M. Ostrander',
    company: 'Nordlicht GmbH',
    emails: [
      { address: 'greta@nordlicht.example', label: 'Work' },
      { address: 'g.ostrander@nordlicht.example', label: 'Work' },
    ],
    phones: [
      { number: '+491705550101', label: 'Mobile' },
      { number: '+49305550102', label: 'Mobile' },
    ],
    address: { street: 'Hafenweg 3', city: 'Hamburg', postalCode: '20457', country: 'DE' },
    tags: ['Kunden'],
  });
  expect(await notesOf(greta?.['id'])).toEqual(['met at fair\nsecond line']);
  expect(await found('Korn')).toMatchObject([
    { kind: 'organization', name: 'Bäckerei Korn', company: null, phones: [{ number: '+49305550103', label: 'Work' }] },
  ]);
  expect(await found('nameless@example.org')).toMatchObject([{ kind: 'person', name: 'Nameless' }]);

  // The same file again: customers with an address are found, and their notes are there already.
  await imported(`${file.slice(0, 2).join('\n')}\n`, { mode: 'update' });
  expect(await notesOf(greta?.['id'])).toHaveLength(1);
});

it('an export of Outlook', async () => {
  const { counts, reported, mapping } = await imported(
    [
      "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Other Fax,Company Main Phone,Callback,Radio Phone,Telex,TTY/TDD Phone,IMAddress,Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Other Street,Other City,Other State,Other Postal Code,Other Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes,Categories",
      'Otto,,Lindqvist,Dr.,,,,,otto@lind.example,otto.private@lind.example,,,,+46 8 555 0121,,+46 70 555 01 22,,,,,,,,,,,,,,VD,,Lind AB,,,,,,Strandvägen 1,Stockholm,,114 56,Sweden,,,,,,,,,,,,,,,,,3/14/1975,,x,Kund;VIP',
      'Björk,,Ås,,,,,,bjork@lind.example,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,0/0/00,,,',
      '',
    ].join('\r\n'),
  );
  expect(counts).toMatchObject({ created: 2, failed: 0, warnings: 0 });
  expect(reported).toEqual([]);
  expect(mapping).toMatchObject({ Title: null, Birthday: null, 'Job Title': null, "Assistant's Phone": null });
  const [otto] = await found('otto@lind.example');
  expect(otto).toMatchObject({
    name: 'Otto Lindqvist',
    company: 'Lind AB',
    emails: [{ address: 'otto@lind.example' }, { address: 'otto.private@lind.example' }],
    phones: [
      { number: '+4685550121', label: 'work' },
      { number: '+46705550122', label: 'mobile' },
    ],
    address: { street: 'Strandvägen 1', city: 'Stockholm', postalCode: '114 56', country: 'SE' },
    tags: ['Kund', 'VIP'],
  });
  expect(await notesOf(otto?.['id'])).toEqual(['x']);
});

it('the accounts of Salesforce', async () => {
  const { counts } = await imported(
    [
      '"Id","IsDeleted","MasterRecordId","Name","Type","ParentId","BillingStreet","BillingCity","BillingState","BillingPostalCode","BillingCountry","ShippingStreet","Phone","Fax","AccountNumber","Website","Sic","Industry","AnnualRevenue","NumberOfEmployees","OwnerId","CreatedDate","AccountSource"',
      '"0015g00000XYZAB2AA","0","","Sforza S.p.A.","Customer","","Via Roma 1","Milano","","","","","+39 02 5550143","","","","","Food","","","","",""',
      '',
    ].join('\n'),
  );
  expect(counts).toMatchObject({ created: 1, failed: 0, warnings: 0 });
  expect(await found('Sforza')).toMatchObject([
    {
      kind: 'organization',
      name: 'Sforza S.p.A.',
      phones: [{ number: '+39025550143' }],
      address: { street: 'Via Roma 1', city: 'Milano' },
      externalIds: [{ system: 'salesforce', id: '0015g00000XYZAB2AA' }],
    },
  ]);
});

it('phone numbers as spreadsheets and people leave them', async () => {
  const file = [
    'Name,Email,Phone',
    'Float,p1@phones.example,+491701234567.0',
    'Plus lost,p2@phones.example,491701234567',
    'Ext,p3@phones.example,+1 415 555 2671 ext. 12',
    "Own export,p4@phones.example,'+49 30 1234567",
    'Excel text,p5@phones.example,"=""+491701234565"""',
    'Remark,p6@phones.example,+49 170 1234566 (mobil)',
    'Two,p7@phones.example,+49 30 1234567 / +49 170 1234567',
    'Bidi,p8@phones.example,\u202a+49 170 1234561\u202c',
    'Scientific,p9@phones.example,4.15555E+09',
    '',
  ];
  const { counts, reported } = await imported(file.join('\n'), { phoneCountry: 'DE' });
  expect(counts).toMatchObject({ created: 9, failed: 0, warnings: 2 });
  expect(reported).toEqual(['3,Phone,phone-plus', '10,Phone,phone-scientific']);
  const phones = (await found('@phones.example')).map(({ name, phones }) => [
    name,
    (phones as { number: string; label?: string }[]).map(({ number, label }) => [number, label ?? ''].join(' ').trim()),
  ]);
  expect(Object.fromEntries(phones)).toEqual({
    Float: ['+491701234567'],
    'Plus lost': ['+491701234567'],
    Ext: ['+14155552671 ext. 12'],
    'Own export': ['+49301234567'],
    'Excel text': ['+491701234565'],
    Remark: ['+491701234566 mobil'],
    Two: ['+49301234567', '+491701234567'],
    Bidi: ['+491701234561'],
    Scientific: [],
  });
});

describe('dates and numbers', () => {
  const values = async (search: string) =>
    Object.fromEntries((await found(search)).map(({ name, customFields }) => [name, customFields]));
  it('are read without asking where they have one meaning', async () => {
    const { counts, reported } = await imported(
      [
        'Name,E-Mail,Geburtstag,Umsatz',
        'D One,d1@dates.example,31.12.1980,',
        'D Two,d2@dates.example,1980-12-31 00:00:00,',
        'D Three,d3@dates.example,1980-12-31T00:00:00Z,',
        'N One,n1@dates.example,,"1.234,50"',
        'N Two,n2@dates.example,,1E+05',
        'N Three,n3@dates.example,,1.234',
        '',
      ].join('\n'),
    );
    expect(counts).toMatchObject({ created: 6, failed: 0, warnings: 1 });
    expect(reported).toEqual(['6,Umsatz,custom-number-scientific']);
    const day = { geburtstag: '1980-12-31' };
    expect(await values('@dates.example')).toEqual({
      'D One': day,
      'D Two': day,
      'D Three': day,
      'N One': { umsatz: 1234.5 },
      'N Two': {},
      'N Three': { umsatz: 1234 }, // the column shows that the comma separates decimals
    });
  });
  it('are reported where they may mean two things, and read as the caller says', async () => {
    const file = (domain: string) =>
      `Name,Email,Geburtstag,Umsatz\nDay,day@${domain}.example,01/02/2003,"1,234"\nSame,same@${domain}.example,03/03/2003,5\n`;
    expect((await imported(file('doubt'))).reported).toEqual([
      '2,Geburtstag,custom-date-ambiguous',
      '2,Umsatz,custom-number-ambiguous',
    ]);
    const formats = { Geburtstag: 'mm/dd/yyyy', Umsatz: '1,234.5' };
    expect((await imported(file('sure'), { formats })).counts).toMatchObject({ created: 2, warnings: 0 });
    expect((await values('@sure.example'))['Day']).toEqual({ geburtstag: '2003-01-02', umsatz: 1234 });
    const strict = await imported(file('strict'), { strict: true });
    expect(strict.counts).toMatchObject({ created: 1, failed: 1, warnings: 0 });
  });
});

it('sources in other letters', async () => {
  const { reported } = await imported(
    'Name,Email,Lead Source\nSrc1,src1@sources.example,Empfehlung Köln\nSrc2,src2@sources.example,Выставка\n',
  );
  expect(reported).toEqual(['3,Lead Source,source']);
  const sources = (await found('@sources.example')).map(({ name, source }) => [name, source]);
  expect(Object.fromEntries(sources)).toEqual({ Src1: 'empfehlung-koln', Src2: 'import' });
});

it('an export of this program with texts that look like formulas', async () => {
  const { counts, mapping } = await imported(
    '\ufeff"Id","Kind","Name","Company","Email","Phone"\r\n"01a22c18-130d-748e-8921-e922614d1a50","person","\'=SUM(A1)",,"\'-dash@own.example","\'+4930777001"\r\n',
  );
  expect(mapping).toEqual({ Id: 'id', Kind: 'kind', Name: 'name', Company: 'company', Email: 'email', Phone: 'phone' });
  expect(counts).toMatchObject({ created: 1, failed: 0 });
  expect(await found('-dash@own.example')).toMatchObject([
    { name: '=SUM(A1)', emails: [{ address: '-dash@own.example' }], phones: [{ number: '+4930777001' }] },
  ]);
});

it('an export of this program, imported again, changes nothing', async () => {
  const customer = {
    kind: 'organization',
    name: '=Korn & Söhne',
    company: '-Holding',
    emails: [{ address: '+a@round.example', label: 'work' }, { address: 'b@round.example' }],
    phones: [{ number: '+49 30 7654321', label: 'office' }, { number: '+49 170 7654321' }],
    address: { street: "'@Hof 3, Haus 2", city: 'Ulm', postalCode: '89073', region: 'BW', country: 'DE' },
    tags: ['a b', 'vip'],
    source: 'round-trip',
    customFields: { geburtstag: '2001-02-03', umsatz: 1.234 },
    preferences: { language: 'de-AT', preferredChannel: 'phone', timeZone: 'Europe/Vienna' },
    externalIds: [
      { system: 'sap', id: 'A;7:1' },
      { system: 'erp', id: '9' },
    ],
  };
  const created = await ask('/customers', { body: customer });
  expect(created.body).toHaveProperty('id');
  const { id } = created.body as { id: string };
  const before = (await ask(`/customers/${id}`)).body;
  const text = await exported({ list: 'customers', format: 'csv', filter: `id eq "${id}"` });
  const { counts, mapping, reported } = await imported(text, { mode: 'update' });
  // Changed by routes of their own, or computed.
  const ignored = Object.entries(mapping).flatMap(([header, target]) => (target === null ? [header] : []));
  expect(ignored).toEqual([
    ...['Profiles', 'Status', 'Owner id', 'Owner', 'Team id', 'Team', 'Subsidiary of', 'Parent organization'],
    ...['Created at', 'Changed at', 'Created by', 'Consents'],
  ]);
  expect(reported).toEqual([]);
  expect(counts).toMatchObject({ unchanged: 1, created: 0, updated: 0, failed: 0, warnings: 0 });
  expect((await ask(`/customers/${id}`)).body).toEqual(before);

  // A new customer is created from it in the same form: only the ids and what is unique differ.
  const other = text.replace(id, '01a22c18-130d-748e-8921-e922614d1a51').replaceAll('@round.', '@other.');
  await imported(other.replace('sap:A;7:1', 'sap:A;7:2').replace('erp:9', 'erp:10'), { mode: 'update' });
  const { company, address, tags, customFields, preferences, source } = before as Record<string, unknown>;
  expect(await found('+a@other.example')).toMatchObject([
    { name: '=Korn & Söhne', company, address, tags, customFields, preferences, source },
  ]);
});

async function exported(order: object): Promise<string> {
  const { id } = (await ask('/exports', { body: order })).body as { id: string };
  while ((await ask(`/exports/${id}`)).body.state === 'running') await setTimeout(20);
  return (await ask(`/exports/${id}/content`)).text;
}
