import fc from 'fast-check';
import { searchTerms, searchTokens } from './folding.js';

const tokensOf = (...words: string[]): string[] => searchTokens({ words, codes: [] });

describe('tokens of a document', () => {
  it('are its words, split at everything that is neither letter nor digit', () => {
    expect(tokensOf('Ada Lovelace, 3.5 Å')).toEqual(['ada', 'lovelace', '3', '5', 'a']);
  });

  it('are also words without the apostrophes and hyphens in them', () => {
    expect(tokensOf("Jean-Luc O’Brien's 'Ada'")).toEqual([
      'jean',
      'luc',
      'o',
      'brien',
      's',
      'ada',
      'jeanluc',
      'obriens',
    ]);
  });

  it('are words with their vowel signs', () => expect(tokensOf('राम, की')).toEqual(['राम', 'की']));

  it('are in scripts without blanks three letters from each letter on', () => {
    expect(tokensOf('山田中央Acme 2')).toEqual(['山田中', '田中央', '中央', '央', 'acme', '2']);
    expect(tokensOf('ผู้ใหญ่')).toEqual(['ผู้ให', 'ใหญ่', 'หญ่', 'ญ่']);
    expect(tokensOf('삼성전자')).toEqual(['삼성전', '성전자', '전자', '자']);
  });

  it('do not depend on the blank in a name of Han and kana', () => {
    expect(tokensOf('山田\u3000太郎')).toEqual(tokensOf('山田太郎'));
    expect(tokensOf('삼성 전자')).toEqual(['삼성', '성', '전자', '자']);
  });

  it('of an address are the whole address, the words of its local part, and its domain from each label but the last', () => {
    expect(searchTokens({ words: [], codes: ['Ada.O-Love+crm@Mail.Acme.Example'] })).toEqual([
      '@ada.o-love+crm@mail.acme.example',
      'ada',
      'o',
      'love',
      'crm',
      'olove',
      'mail.acme.example',
      'acme.example',
    ]);
  });

  it('are the digits of a number; any other code as a whole and in parts', () => {
    expect(searchTokens({ words: [], codes: ['+49 (170) 123-45', 'INV-2024/7'] })).toEqual([
      '4917012345',
      'inv-2024/7',
      'inv',
      '2024',
      '7',
      'inv2024',
    ]);
  });

  it('never contain a blank', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (codes) => {
        for (const token of searchTokens({ words: codes, codes })) expect(token).toMatch(/^[^\s\p{Cc}]+$/u);
      }),
    );
  });

  it('of a long text without blanks are those of its first 5,000 letters', () => {
    const long = Array.from({ length: 10_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('');
    expect(tokensOf(long, 'Ada')).toEqual([...tokensOf(long.slice(0, 5_002)).slice(0, 5_000), 'ada']);
  });
});

describe('terms of a search', () => {
  const prefix = (text: string) => ({ text, prefix: true });
  const whole = (text: string) => ({ text, prefix: false });

  it.each([
    ['ada Löv', [[[prefix('ada')]], [[prefix('lov')]]]],
    ['jean-lu', [[[whole('jean'), prefix('lu')], [prefix('jeanlu')], [prefix('jean-lu')]]]],
    ['acme.ex', [[[whole('acme'), prefix('ex')], [prefix('acme.ex')]]]],
    ['Ada@Ex', [[[prefix('@ada@ex')]]]],
    ['@example', [[[prefix('example')]]]],
    ['+49 (170) 12', [[[prefix('4917012')], [prefix('~2107194')]]]],
    ['2024 2025', [[[prefix('20242025')], [prefix('~52024202')], [prefix('2024'), prefix('2025')]]]],
    [
      '555-12 ada',
      [[[prefix('55512')], [prefix('~21555')], [prefix('555'), prefix('12')], [prefix('555-12')]], [[prefix('ada')]]],
    ],
    ['42', [[[prefix('42')]]]],
    ['a & b', [[[prefix('a')]], [[prefix('b')]]]],
    ['中', [[[prefix('中')]]]],
    ['東京都', [[[prefix('東京都')]]]],
    ['東京都庁舎', [[[whole('東京都'), whole('京都庁'), prefix('都庁舎')], [prefix('東京都庁舎')]]]],
    ['- @ "', []],
  ])('%s', (text, terms) => expect(searchTerms(text)).toEqual(terms));

  const isFound = (tokens: readonly string[], text: string): boolean =>
    searchTerms(text).every((alternatives) =>
      alternatives.some((parts) =>
        parts.every((asked) =>
          tokens.some((token) => (asked.prefix ? token.startsWith(asked.text) : token === asked.text)),
        ),
      ),
    );

  it('find the document that they were taken from by its address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        expect(isFound(searchTokens({ words: [], codes: [address] }), address)).toBe(true);
      }),
    );
  });

  it('find an address by every beginning of its domain, and of what follows one of its dots', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.nat(), (address, at) => {
        const labels = address.slice(address.lastIndexOf('@') + 1).split('.');
        const domain = labels.slice(at % (labels.length - 1)).join('.');
        const tokens = searchTokens({ words: [], codes: [address] });
        for (let length = 1; length <= domain.length; length++) {
          expect([domain.slice(0, length), isFound(tokens, domain.slice(0, length))]).toEqual([
            domain.slice(0, length),
            true,
          ]);
          expect(isFound(tokens, `@${domain.slice(0, length)}`)).toBe(true);
        }
      }),
    );
  });

  it('find a text in a script without blanks by every part of it', () => {
    const letters = fc.array(
      fc.constantFrom('東', '京', '田', 'か', 'が', 'ー', 'ア', '々', 'น', 'น้', 'ำ', 'က', 'ြ', '한'),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), (text, from, length) => {
        const start = from % text.length;
        const part = text.slice(start, start + 1 + (length % (text.length - start))).join('');
        fc.pre(/^[^\p{M}]/u.test(part));
        expect([part, isFound(tokensOf(text.join('')), part)]).toEqual([part, true]);
      }),
    );
  });
});
