import fc from 'fast-check';
import { fold, searchTerms, searchTokens } from './folding.js';

describe('folding', () => {
  it.each([
    ['Ångström', 'angstrom'],
    ['ÉCOLE', 'école'],
    ['Straße', 'STRASSE'],
    ['ẞ', 'ss'],
    ['ﬁn', 'FIN'],
    ['Søren Łukasz Đorđe Þór', 'soren lukasz dorde thor'],
    ['İstanbul ıslak', 'istanbul islak'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['Cafe\u0301', 'café'],
    ['Tokyo \uff21\uff22', 'tokyo ab'],
  ])('folds %s and %s to the same text', (a, b) => expect(fold(a)).toBe(fold(b)));

  it('is idempotent', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(fold(fold(text))).toBe(fold(text))));
  });

  it('is idempotent for every letter, number and symbol below U+20000', () => {
    const unstable: string[] = [];
    for (let point = 0; point < 0x20000; point++) {
      const letter = String.fromCodePoint(point);
      if (!/\p{L}|\p{N}|\p{So}/u.test(letter)) continue;
      const once = fold(letter);
      if (fold(once) !== once) unstable.push(point.toString(16));
    }
    expect(unstable).toEqual([]);
  });
});

describe('tokens of a document', () => {
  it('are its words, split at everything that is neither letter nor digit', () => {
    expect(searchTokens({ words: ["Jean-Luc O'Brien, 3.5 Å"], codes: [] })).toEqual([
      'jean',
      'luc',
      'o',
      'brien',
      '3',
      '5',
      'a',
    ]);
  });

  it('of an address are the whole address, the words of its local part, and its domain', () => {
    expect(searchTokens({ words: [], codes: ['Ada.Love+crm@Example.org'] })).toEqual([
      '@ada.love+crm@example.org',
      'ada',
      'love',
      'crm',
      'example.org',
    ]);
  });

  it('are the digits of a number; any other code as a whole and in parts', () => {
    expect(searchTokens({ words: [], codes: ['+49 (170) 123-45', 'INV-2024/7'] })).toEqual([
      '4917012345',
      'inv-2024/7',
      'inv',
      '2024',
      '7',
    ]);
  });

  it('never contain a blank', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (codes) => {
        for (const token of searchTokens({ words: codes, codes })) expect(token).toMatch(/^[^\s\p{Cc}]+$/u);
      }),
    );
  });
});

describe('terms of a search', () => {
  const prefix = (text: string) => ({ text, prefix: true });
  const whole = (text: string) => ({ text, prefix: false });

  it.each([
    ['ada Löv', [[[prefix('ada')]], [[prefix('lov')]]]],
    ['jean-lu', [[[whole('jean'), prefix('lu')]]]],
    ['Ada@Ex', [[[prefix('@ada@ex')]]]],
    ['@example', [[[prefix('example')]]]],
    ['+49 (170) 12', [[[prefix('4917012')]]]],
    ['2024 2025', [[[prefix('20242025')], [prefix('2024'), prefix('2025')]]]],
    ['555-12 ada', [[[prefix('55512')], [prefix('555'), prefix('12')]], [[prefix('ada')]]]],
    ['42', [[[prefix('42')]]]],
    ['a & b', [[[prefix('a')]], [[prefix('b')]]]],
    ['- @ "', []],
  ])('%s', (text, terms) => expect(searchTerms(text)).toEqual(terms));

  it('find the document that they were taken from by its address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const tokens = searchTokens({ words: [], codes: [address] });
        for (const alternatives of searchTerms(address)) {
          expect(
            alternatives.some((parts) => parts.every(({ text }) => tokens.some((token) => token.startsWith(text)))),
          ).toBe(true);
        }
      }),
    );
  });
});
