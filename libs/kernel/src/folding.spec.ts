import fc from 'fast-check';
import { fold, isSeen } from './folding.js';

describe('folding', () => {
  it.each([
    ['Ångström', 'angstrom'],
    ['ÉCOLE', 'école'],
    ['Straße', 'STRASSE'],
    ['ẞ', 'ss'],
    ['ﬁn', 'FIN'],
    ['Søren Łukasz Đorđe Þór', 'soren lukasz dorde thor'],
    ['Nguyễn Đặng', 'nguyen dang'],
    ['Muñoz', 'munoz'],
    ['İstanbul ıslak', 'istanbul islak'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Παπαδόπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ'],
    ['Cafe\u0301', 'café'],
    ['Tokyo \uff21\uff22', 'tokyo ab'],
    ['Семён', 'семен'],
    ['Андре\u0438\u0306', 'андрей'],
    ['За\u0301мок', 'замок'],
    ['\u0645\u064f\u062d\u064e\u0645\u0651\u064e\u062f', '\u0645\u062d\u0645\u062f'], // Muhammad with harakat
    ['\u0623\u062d\u0645\u062f', '\u0627\u062d\u0645\u062f'], // Ahmad: alef with hamza
    ['\u0645\u062d\u0640\u0640\u0645\u062f', '\u0645\u062d\u0645\u062f'], // stretched by tatweel
    ['\u05d3\u05b8\u05bc\u05d5\u05b4\u05d3', '\u05d3\u05d5\u05d3'], // David with niqqud
    ['ｶﾞｽ', 'ガス'],
    ['\u1112\u1161\u11ab', '한'],
    ['\u0958', '\u0915\u093c'],
    ['O’Brien', "o'brien"],
    ['O´Brien', "O'Brien"],
    ['Jean‑Luc', 'jean-luc'],
    ['\u200fعلي\u200e', 'علي'],
    ['Donau\u00addampf', 'donaudampf'],
    ['می\u200cخواهم', 'میخواهم'],
    ['क्\u200dष', 'क्ष'],
    ['A\u200bcme\u3164', 'acme'],
    ['\u2764\ufe0f', '\u2764'],
  ])('folds %s and %s to the same text', (a, b) => expect(fold(a)).toBe(fold(b)));

  it.each([
    ['राम', 'रमा'],
    ['की', 'का'],
    ['か', 'が'],
    ['は', 'ぱ'],
    ['ひらがな', 'ヒラガナ'],
    ['Андрей', 'андреи'],
    ['Ї', 'І'],
    ['мій', 'міи'],
    ['มา', 'มี'],
    ['ไม้', 'ไม'],
    ['한', '하'],
    ['≠', '='],
    ['1\ufe0f\u20e3', '1'],
    ['\u{1f469}\u200d\u{1f4bb}', '\u{1f469}\u{1f4bb}'],
    ['\u2764\ufe0f\u200d\u{1f525}', '\u2764\u{1f525}'],
    ['\u{1f44d}\u{1f3fd}', '\u{1f44d}'],
    [
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
      '\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
    ],
    ['\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}', '\u{1f3f4}'],
  ])('keeps %s and %s apart', (a, b) => expect(fold(a)).not.toBe(fold(b)));

  /** Text in which marks, joiners and fillers meet letters of all kinds more often than by chance. */
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          ...[
            'a',
            'İ',
            'ß',
            'Σ',
            'И',
            'е',
            'І',
            'ا',
            'ـ',
            'ש',
            'क',
            'か',
            'ｶ',
            'ﾞ',
            '\u1112',
            '\u1161',
            '\u11ab',
            'น',
            '\u0e33',
            '1',
          ],
          ...[
            '\u0300',
            '\u0301',
            '\u0306',
            '\u0308',
            '\u0323',
            '\u0345',
            '\u034f',
            '\u064e',
            '\u0654',
            '\u05bc',
            '\u093c',
            '\u093f',
            '\u3099',
          ],
          ...[
            '\u200b',
            '\u200c',
            '\u200d',
            '\u00ad',
            '\ufe0f',
            '\u3164',
            '\uffa0',
            '\u2800',
            '\u0000',
            '\n',
            ' ',
            '\u00b4',
            '\u1ffd',
            '\u2122',
          ],
          ...['\u{1f469}', '\u{1f3fd}', '\u{1f4bb}', '\u2764', '\u{1f3f4}', '\u{e0067}', '\u{e007f}', '\ud83d'],
        ),
      )
      .map((units) => units.join('')),
  );

  it('is idempotent', () => {
    fc.assert(
      fc.property(text, (any) => expect(fold(fold(any))).toBe(fold(any))),
      { numRuns: 500 },
    );
  });

  it('is idempotent for every character below U+20000', () => {
    const unstable: string[] = [];
    for (let point = 0; point < 0x20000; point++) {
      const once = fold(String.fromCodePoint(point));
      if (fold(once) !== once) unstable.push(point.toString(16));
    }
    expect(unstable).toEqual([]);
  });

  it('makes no difference between composed and decomposed text', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(fold(any.normalize('NFC'))).toBe(fold(any));
        expect(fold(any.normalize('NFD'))).toBe(fold(any));
      }),
      { numRuns: 500 },
    );
  });

  it('takes no notice of an invisible character in any text without emoji', () => {
    const invisible = fc.constantFrom(
      '\u200b',
      '\u200c',
      '\u200d',
      '\u200e',
      '\u200f',
      '\u00ad',
      '\u2060',
      '\u034f',
      '\ufe0f',
      '\u3164',
    );
    const plain = text.filter(
      (any) => !/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{e0020}-\u{e007f}]/u.test(any.normalize('NFKD')),
    );
    fc.assert(
      fc.property(plain, invisible, plain, (before, character, after) =>
        expect(fold(before.toWellFormed() + character + after.toWellFormed())).toBe(
          fold(before.toWellFormed() + after.toWellFormed()),
        ),
      ),
      { numRuns: 500 },
    );
  });
});

describe('text that can be seen', () => {
  it.each(['a', '?', '０', 'か', '\u{1f469}\u200d\u{1f4bb}', '\u200fعلي', '\u0301e', '\ue000', '\u2800x'])(
    'is %j',
    (text) => expect(isSeen(text)).toBe(true),
  );
  it.each([
    '',
    ' \u00a0\u3000\n',
    '\u200f',
    '\u200b\u200d\u2060',
    '\u00ad',
    '\u3164',
    '\uffa0',
    '\u115f\u1160',
    '\u2800',
    '\u034f\u0301',
    '\u093f',
    '\ufe0f',
    '\u{e0041}\u{e007f}',
    '\u{1d173}',
    '\u0007',
    '\u180e',
  ])('is not %j', (text) => expect(isSeen(text)).toBe(false));

  it('has a folded form that is not blank', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter(isSeen), (text) => expect(fold(text).trim()).not.toBe('')),
    );
  });
});
