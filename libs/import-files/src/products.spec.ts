import iconv from 'iconv-lite';
import { decoded, encodingOf } from './encoding/file-encoding.js';
import { formatOf, recordsOf } from './file-format.js';
import { reading } from './reading.fixture.js';

/** Everything from the bytes of a file to its rows, as an import does it. */
async function understood(bytes: Buffer) {
  const encoding = await encodingOf(reading(bytes));
  let text = '';
  for await (const piece of decoded(reading(bytes), encoding)) text += piece;
  const format = await formatOf(reading(text));
  let rows = 0;
  for await (const { broken } of recordsOf(reading(text), format, { offset: format.dataOffset, line: format.dataLine }))
    rows += broken === undefined ? 1 : 0;
  const { type, delimiter, headerLine, skippedLines, columns } = format;
  return { type, encoding: encoding.name, delimiter, headerLine, skippedLines, rows, first: columns[0] };
}

const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Zoë Lind\nEND:VCARD\n';

/** Encoding, text, and what must come out: delimiter, line of the header, skipped rows, rows, first column. */
const FILES: [string, string, string, string, number, number, number, string][] = [
  ['HubSpot', 'utf-8', 'Record ID,First Name,Last Name,Email\n1,Ada,Lind,a@x.example\n', ',', 1, 0, 1, 'Record ID'],
  ['Xing', 'windows-1252', 'Vorname;Nachname;Firma\r\nJörg;Süß;Müller & Söhne\r\n', ';', 1, 0, 1, 'Vorname'],
  [
    'LinkedIn',
    'utf-8',
    'Notes:\n"When exporting, some addresses are missing, see our help."\n\nFirst Name,Last Name,Email Address,Company\nAda,Lind,a@x.example,Lind AB\n',
    ',',
    4,
    2,
    1,
    'First Name',
  ],
  [
    'a Salesforce report',
    'utf-8',
    '"Contacts"\n"As of 2025-12-31 10:15"\n\n"First Name","Email","City"\n"Ada","a@x.example","Ulm"\n',
    ',',
    4,
    2,
    1,
    'First Name',
  ],
  [
    'DATEV',
    'windows-1252',
    '"EXTF";510;16;"Debitoren"\r\nKonto;Name;Ort;Land;PLZ;Straße\r\n10000;Groß KG;Köln;DE;50667;Ring 1\r\n10001;Blum AG;Düren;DE;52349;Weg 2\r\n',
    ';',
    2,
    1,
    2,
    'Konto',
  ],
  ['Lexware', 'cp850', 'Kundennr;Name;Straße\r\n1;Bäcker Grün;Südweg 1\r\n', ';', 1, 0, 1, 'Kundennr'],
  ['Excel, Unicode text', 'utf-16le', 'Name\tÖrtchen\r\nAda\tUlm\r\n', '\t', 1, 0, 1, 'Name'],
  ['Excel for Mac', 'macintosh', 'Name;Straße\rJürgen;Bäckerweg\rRené;Südweg\r', ';', 1, 0, 2, 'Name'],
  ['Excel in Czech', 'windows-1250', 'Jméno;Město\r\nJiří Dvořák;Plzeň\r\nŘehoř;Čáslav\r\n', ';', 1, 0, 2, 'Jméno'],
  ['Excel in Polish', 'windows-1250', 'Imię;Miasto\r\nŁukasz Wiśniewski;Łódź\r\n;\r\n', ';', 1, 0, 1, 'Imię'],
  ['1C', 'windows-1251', 'Имя;Город\r\nИванов Пётр;Москва\r\n', ';', 1, 0, 1, 'Имя'],
  ['Excel in Turkish', 'windows-1254', 'Ad;Şehir\r\nŞükrü Yılmaz;İstanbul\r\nÇağrı;Muğla\r\n', ';', 1, 0, 2, 'Ad'],
  ['Excel in Greek', 'windows-1253', 'Όνομα;Πόλη\r\nΓιώργος Παπαδόπουλος;Αθήνα\r\n', ';', 1, 0, 1, 'Όνομα'],
  [
    'Sansan',
    'shift_jis',
    '氏名,メールアドレス,会社名\r\n山田太郎,taro@x.example,東京都株式会社テスト\r\n',
    ',',
    1,
    0,
    1,
    '氏名',
  ],
  ['Kingdee', 'gb18030', '姓名,电子邮件,公司\r\n王小明,wang@x.example,北京市朝阳区有限公司\r\n', ',', 1, 0, 1, '姓名'],
  ['Naver', 'euc-kr', '이름,이메일,회사\r\n김철수,kim@x.example,서울시 주식회사\r\n', ',', 1, 0, 1, '이름'],
  ['a ledger with bars', 'utf-8', 'Name|Saldo|Ort\nAda, Dr.|1,50|Ulm\nBob, Ing.|2,75|Bonn\n', '|', 1, 0, 2, 'Name'],
  ['a sheet with margins', 'utf-8', ';;;\n;Name;Ort;\n;Ada;Ulm;\n;;;\n;Bob;Bonn;\n', ';', 2, 0, 2, 'Column 1'],
  ['sep= of a tabulator', 'utf-8', 'sep=\t\r\nName\tOrt\r\nAda\tUlm\r\n', '\t', 2, 0, 1, 'Name'],
  ['a list with blank lines', 'utf-8', '\r\n\r\nName;Ort\r\n\r\nAda;Ulm\r\n\r\nBob;Bonn\r\n', ';', 3, 0, 2, 'Name'],
];

describe('a file of', () => {
  it.each(FILES)(
    '%s is understood',
    async (_product, encoding, text, delimiter, headerLine, skippedLines, rows, first) =>
      expect(await understood(iconv.encode(text, encoding, { addBOM: false }))).toEqual({
        type: 'csv',
        encoding,
        delimiter,
        headerLine,
        skippedLines,
        rows,
        first,
      }),
  );

  it.each(['utf-8', 'utf-16le', 'windows-1252'])('a telephone is understood in %s', async (encoding) =>
    expect(await understood(iconv.encode(CARD.repeat(3), encoding))).toMatchObject({
      type: 'vcard',
      encoding,
      rows: 3,
    }),
  );
});
