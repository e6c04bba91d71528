import { oneLine, runsOf, UNSHOWN, type Coverage } from './font-runs.js';

/** A text font that has what its script says, and slices that have all that their package names. */
const has: Coverage = (font, codePoint) =>
  font !== 'text' || /[\p{Script=Latin}\p{Script=Hebrew}\d\s().\uFFFD]/u.test(String.fromCodePoint(codePoint));
const shownOf = (line: string) => runsOf(line, 'text', has).runs.map(({ text }) => text);

describe('a line', () => {
  it('is cut where the font changes', () => {
    const { runs, unshown } = runsOf('Ada 田中 (Tokyo)', 'text', has);
    expect(runs.map(({ text }) => text)).toEqual(['Ada ', '田', '中', ' (Tokyo)']);
    expect([runs[0]?.font, runs[3]?.font]).toEqual(['text', 'text']);
    expect(runs[1]?.font).toMatch(/noto-sans-sc-\d+-wght-normal\.woff2$/);
    expect(unshown).toBe(0);
  });
  it('shows a mark for each character that no font has, and counts it', () => {
    const { runs, unshown } = runsOf('a\u{12000}b', 'text', has);
    expect([runs.map(({ text }) => text), unshown]).toEqual([[`a${UNSHOWN}b`], 1]);
  });
  it('leaves out what cannot be seen', () => expect(shownOf('a\u200Db\uFE0F')).toEqual(['ab']));
  it('from right to left is shown from its end, numbers in their own order', () =>
    expect(shownOf('שלום עולם 123 רחוב')).toEqual([' רחוב', '123', 'שלום עולם ']));
  it('from left to right keeps its order around words from right to left', () =>
    expect(shownOf('Ada שלום עולם Love')).toEqual(['Ada ', 'שלום עולם', ' Love']));
  it('is one line, composed', () => expect(oneLine(' a\n\te\u0301 ')).toBe('a é'));
});
