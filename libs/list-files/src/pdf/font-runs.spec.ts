import { oneLine, runsOf, UNSHOWN, type Coverage } from './font-runs.js';

/** A text font that covers a few scripts, and slices that cover everything their package lists. */
const has: Coverage = (font, codePoint) =>
  font !== 'text' || /[\p{Script=Latin}\p{Script=Hebrew}\d\s().\uFFFD]/u.test(String.fromCodePoint(codePoint));
const shownOf = (line: string) => runsOf(line, 'text', has).runs.map(({ text }) => text);

describe('a line', () => {
  it('is split where the font changes', () => {
    const { runs, unshown } = runsOf('Ada 田中 (Tokyo)', 'text', has);
    expect(runs.map(({ text }) => text)).toEqual(['Ada ', '田', '中', ' (Tokyo)']);
    expect([runs[0]?.font, runs[3]?.font]).toEqual(['text', 'text']);
    expect(runs[1]?.font).toMatch(/noto-sans-sc-\d+-wght-normal\.woff2$/);
    expect(unshown).toBe(0);
  });
  it('shows a replacement mark for each character that no font has, and counts it', () => {
    const { runs, unshown } = runsOf('a\u{12000}b', 'text', has);
    expect([runs.map(({ text }) => text), unshown]).toEqual([[`a${UNSHOWN}b`], 1]);
  });
  it('leaves out invisible characters', () => expect(shownOf('a\u200Db\uFE0F')).toEqual(['ab']));
  it('from right to left is shown from its end, with numbers in their own order', () =>
    expect(shownOf('שלום עולם 123 רחוב')).toEqual([' רחוב', '123', 'שלום עולם ']));
  it('from left to right keeps its order around right-to-left words', () =>
    expect(shownOf('Ada שלום עולם Love')).toEqual(['Ada ', 'שלום עולם', ' Love']));
  it('is reduced to one line of composed characters', () => expect(oneLine(' a\n\te\u0301 ')).toBe('a é'));
});
