import iconv from 'iconv-lite';
import { reading } from '../reading.fixture.js';
import { decoded, encodingOf } from './file-encoding.js';

async function read(bytes: Buffer, declared?: string) {
  const encoding = await encodingOf(reading(bytes), declared);
  let text = '';
  for await (const piece of decoded(reading(bytes), encoding)) text += piece;
  return { ...encoding, text };
}
const refused = (bytes: Buffer, declared?: string) => read(bytes, declared).catch((error: unknown) => error);

/** Ten thousand rows before the first letter beyond ASCII. */
const late = (row: string): string => `Name;Ort\r\n${'Ada;Ulm\r\n'.repeat(10_000)}${row}\r\n`;

describe('the encoding of a file that says nothing', () => {
  it.each([
    ['windows-1252', 'Name;E-Mail;Straße;PLZ\r\nEva Blum;eb@example.org;Hauptweg 1;01067\r\n'],
    ['windows-1252', 'Name;Branche;Tags\r\nPaul Adler;Bäckerei;Küche\r\n'],
    ['windows-1252', 'Nom;Société\r\nFrançois Lefèvre;Générale d’Électricité\r\nJosé Núñez;Peña & Cía\r\n'],
    ['windows-1252', 'Navn;By\r\nBjørn Ås;Tromsø\r\nÆgir Sørensen;Århus\r\n'],
    ['windows-1252', late('Jürgen;Köln')],
    ['windows-1250', 'Jméno;Město\r\nJiří Dvořák;Plzeň\r\nŘehoř Šťastný;Čáslav\r\n'],
    ['windows-1250', 'Imię;Miasto\r\nŁukasz Wiśniewski;Kraków\r\nMałgorzata Dąbrowska;Łódź\r\n'],
    ['windows-1251', 'Имя;Город\r\nИванов Пётр;Москва\r\nООО «Ромашка»;Тверь\r\n'],
    ['windows-1253', 'Όνομα;Πόλη\r\nΓιώργος Παπαδόπουλος;Αθήνα\r\n'],
    ['windows-1254', 'Ad;Şehir\r\nŞükrü Yılmaz;İstanbul\r\nÇağrı Öztürk;Muğla\r\n'],
    ['windows-1256', 'الاسم;المدينة\r\nمحمد علي;القاهرة\r\n'],
    ['windows-1257', 'Vārds;Pilsēta\r\nJānis Bērziņš;Rīga\r\n'],
    ['koi8-r', 'Имя;Город\r\nИванов Пётр;Москва\r\n'],
    ['ibm866', 'Имя;Город\r\nИванов Пётр;Москва\r\n'],
    ['macintosh', 'Name;Straße\rJürgen Müller;Bäckerweg\rRené Lefèvre;Rue de l’Été\r'],
    ['cp850', 'Name;Strasse\r\nJürgen Müller;Bäckerweg\r\nÖzgür Groß;Südstraße\r\n'],
    ['shift_jis', '氏名,メールアドレス,会社名\r\n山田太郎,taro@example.jp,東京都株式会社テスト\r\n'],
    ['euc-jp', '氏名,メールアドレス,会社名\r\n山田太郎,taro@example.jp,東京都株式会社テスト\r\n'],
    ['gb18030', '姓名,电子邮件,公司\r\n王小明,wang@example.cn,北京市朝阳区有限公司\r\n'],
    ['big5', '姓名,電子郵件,公司\r\n王小明,wang@example.tw,臺北市有限公司\r\n'],
    ['euc-kr', '이름,이메일,회사\r\n김철수,kim@example.kr,서울시 주식회사\r\n'],
    ['utf-8', late('Jürgen;Köln')],
    ['utf-16le', 'Имя;Город\r\nПётр;Москва\r\n'],
    ['utf-16be', '氏名,会社名\r\n山田太郎,東京都\r\n'],
  ])('is recognised as %s', async (name, text) => {
    const found = await read(iconv.encode(text, name, { addBOM: false }));
    expect(found).toMatchObject({ name, text, damaged: false });
    expect(found.by).toBe('detected');
  });

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'])('is that of the byte order mark: %s', async (name) =>
    expect(await read(iconv.encode('Name\r\nŁukasz\r\n', name, { addBOM: true }))).toMatchObject({
      name,
      by: 'mark',
      text: expect.stringMatching(/^\ufeff?Name\r\nŁukasz\r\n$/),
    }),
  );

  it('is a guess where another reading is as plausible', async () =>
    expect(await read(iconv.encode('Név;Cég\r\nKovács Győző;Szőke\r\n', 'windows-1250'))).toMatchObject({
      by: 'guessed',
    }));

  it('is asked for where no reading is plausible', async () =>
    expect(await refused(Buffer.from([0x41, 0xff, 0x81, 0xfe, 0x8d, 0x41, 0x0d, 0x0a, 0xff, 0x81]))).toMatchObject({
      reason: 'encoding-not-recognised',
    }));

  it('is UTF-8 where a few bytes of much text are not', async () =>
    expect(
      await encodingOf(
        reading(Buffer.concat([Buffer.from('Köln;Düren;Jülich;Zoë\r\n'.repeat(5)), Buffer.from([0xe4])])),
      ),
    ).toMatchObject({ name: 'utf-8', damaged: true }));

  it('is none where the file is no text', async () =>
    expect(await refused(Buffer.from('PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0'))).toMatchObject({ reason: 'not-text' }));

  it('is UTF-8 in spite of a stray zero byte', async () =>
    expect(await read(Buffer.from(`Name\r\nA\0da\r\n${'Bob\r\n'.repeat(100)}`))).toMatchObject({ name: 'utf-8' }));
});

describe('the encoding that a caller declares', () => {
  it.each(['windows-1252', 'CP1252', 'latin1', 'ISO-8859-1'])('is honoured as %s', async (label) =>
    expect(await read(iconv.encode('Straße', 'windows-1252'), label)).toMatchObject({
      name: 'windows-1252',
      by: 'declared',
      text: 'Straße',
    }),
  );
  it('is honoured where detection would choose another', async () =>
    expect(await read(iconv.encode('Győző', 'windows-1250'), 'windows-1250')).toMatchObject({ text: 'Győző' }));
  it('is refused when nobody knows it', async () =>
    expect(await refused(Buffer.from('Ada'), 'klingon')).toMatchObject({ reason: 'unknown-encoding' }));
  it.each(['hex', 'base64', 'utf-7'])('is refused when it is no encoding of files: %s', async (label) =>
    expect(await refused(Buffer.from('Ada'), label)).toMatchObject({ reason: 'unknown-encoding' }),
  );
  it.each([
    ['utf-8', iconv.encode('Name\r\nStraße\r\n', 'windows-1252')],
    ['shift_jis', Buffer.from([0x41, 0x0a, 0x81, 0xff])],
    ['windows-1253', Buffer.from([0x41, 0x0d, 0x0a, 0xd2])],
  ])('is refused with the line where %s has no such byte', async (label, bytes) =>
    expect(await refused(bytes, label)).toMatchObject({ reason: 'encoding-mismatch', line: 2 }),
  );
  it('is refused where a byte order mark says another', async () =>
    expect(await refused(iconv.encode('Ada', 'utf-16le', { addBOM: true }), 'utf-8')).toMatchObject({
      reason: 'encoding-mismatch',
    }));
});
