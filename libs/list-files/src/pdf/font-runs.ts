import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const fileOf = (name: string): string => require.resolve(name);

/** Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew, Arabic and signs. */
export const TEXT_FONT = fileOf('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
export const BOLD_FONT = fileOf('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');
/** Shown for a character that no font has. */
export const UNSHOWN = '\uFFFD';

const CJK = '@fontsource-variable/noto-sans-sc';

/** Whether a font has a character. */
export type Coverage = (font: string, codePoint: number) => boolean;

/** A run of text in one font. */
export interface FontRun {
  readonly font: string;
  readonly text: string;
  readonly rightToLeft: boolean;
}

interface Slice {
  readonly font: string;
  readonly ranges: readonly (readonly [number, number])[];
}

/** The font for Chinese characters and kana comes in about a hundred slices; its package lists their characters. */
const slices: readonly Slice[] = Object.entries(
  JSON.parse(readFileSync(fileOf(`${CJK}/unicode.json`), 'utf8')) as Record<string, string>,
).map(([name, ranges]) => ({
  font: fileOf(`${CJK}/files/noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
  ranges: ranges.split(',').map((range): [number, number] => {
    const [from = '', to = from] = range.slice(2).split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  }),
}));

const found = new Map<number, string | undefined>();
/** The slice of each character that was looked up. Unicode has about 150,000 characters. */
function sliceOf(codePoint: number, has: Coverage): string | undefined {
  if (found.has(codePoint)) return found.get(codePoint);
  const slice = slices.find(
    ({ font, ranges }) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to) && has(font, codePoint),
  );
  found.set(codePoint, slice?.font);
  return slice?.font;
}

/** Returns undefined when no font has it. */
export function fontOf(character: string, text: string, has: Coverage): string | undefined {
  const codePoint = character.codePointAt(0) as number;
  return has(text, codePoint) ? text : sliceOf(codePoint, has);
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
/** Characters with a direction of their own, from left to right. */
const LEFT_TO_RIGHT = /[\p{L}\p{N}]/u;

/** One line in NFC, in which white space and control characters become single spaces. */
export const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();

/**
 * Returns the runs of a line in display order, from left to right, and the number of characters that no font has. The first letter decides
 * the direction of the line; words of the other direction keep their own order. This is the part of the Unicode bidirectional algorithm that
 * names and addresses need: one level of nesting, no mirrored brackets.
 */
export function runsOf(line: string, text: string, has: Coverage): { runs: readonly FontRun[]; unshown: number } {
  const characters: Placed[] = [];
  let unshown = 0;
  for (const character of line) {
    if (INVISIBLE.test(character)) continue;
    const font = fontOf(character, text, has);
    if (font === undefined) unshown += 1;
    const direction = RIGHT_TO_LEFT.test(character) ? 'right' : LEFT_TO_RIGHT.test(character) ? 'left' : undefined;
    characters.push({ font: font ?? text, character: font === undefined ? UNSHOWN : character, direction });
  }
  const base = characters.find(({ direction }) => direction !== undefined)?.direction ?? 'left';
  const directed = withDirections(characters, base);
  const runs: FontRun[] = [];
  for (const { font, character, rightToLeft } of directed) {
    const last = runs.at(-1);
    if (last?.font === font && last.rightToLeft === rightToLeft)
      runs[runs.length - 1] = { ...last, text: last.text + character };
    else runs.push({ font, text: character, rightToLeft });
  }
  return { runs: inOrder(runs, base), unshown };
}

type Direction = 'left' | 'right';
interface Placed {
  readonly font: string;
  readonly character: string;
  readonly direction: Direction | undefined;
}

/** A character without a direction takes that of its neighbours when they agree, otherwise that of the line. */
function withDirections(
  characters: readonly Placed[],
  base: Direction,
): (Placed & { readonly rightToLeft: boolean })[] {
  const after: Direction[] = [];
  for (let index = characters.length - 1, next: Direction = base; index >= 0; index -= 1)
    after[index] = next = characters[index]?.direction ?? next;
  let before = base;
  return characters.map((each, index) => {
    before = each.direction ?? (before === after[index] ? before : base);
    return { ...each, rightToLeft: before === 'right' };
  });
}

/** A right-to-left line is shown from its end; left-to-right parts in it keep their order. */
function inOrder(runs: readonly FontRun[], base: 'left' | 'right'): readonly FontRun[] {
  if (base === 'left') return runs;
  const shown: FontRun[] = [];
  let group: FontRun[] = [];
  for (const run of runs) {
    if (run.rightToLeft) {
      shown.unshift(...group);
      group = [];
      shown.unshift(run);
    } else group.push(run);
  }
  shown.unshift(...group);
  return shown;
}
