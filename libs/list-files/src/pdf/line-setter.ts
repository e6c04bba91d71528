import { writeLettersPlainly, type CompressedFont, type Subset } from './compressed-font.js';
import { fontOf, runsOf, UNSHOWN } from './font-runs.js';

/** The members of an open font that the types of pdfkit do not declare. */
interface OpenFont {
  readonly subset: Subset;
  layoutCache: object;
  readonly font: CompressedFont & {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  };
}
type Document = PDFKit.PDFDocument & { readonly _font?: OpenFont };

const ELLIPSIS = '…';
/** A line may be broken before and after each of these characters. */
const IDEOGRAPH = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;
/** The font for Chinese and kana has thin strokes. Outlined with this width, a fraction of the font size, it is as dark as the others. */
const STROKE = 0.035;

/** Breaks text into lines and sets them, each run in the font that has its characters. */
export class LineSetter {
  /** Number of characters set that no font has. */
  unshown = 0;
  private readonly open = new Map<string, OpenFont>();
  private readonly advances = new Map<string, Map<string, number>>();

  constructor(private readonly document: Document) {}

  /** Breaks text into at most `most` lines of this width; a text that is too long ends in an ellipsis. */
  lines(
    text: string,
    { font, size, width, most }: { font: string; size: number; width: number; most: number },
  ): string[] {
    const lines: string[] = [];
    let rest = [...text];
    while (rest.length > 0) {
      const fitting = this.fitting(rest, font, width / size);
      if (lines.length === most - 1 && fitting < rest.length) {
        const room = this.fittingExactly(rest, font, width / size - this.advance(ELLIPSIS, font));
        return [...lines, rest.slice(0, Math.max(1, room)).join('').trimEnd() + ELLIPSIS];
      }
      lines.push(rest.slice(0, fitting).join('').trim());
      rest = rest.slice(fitting);
      while (rest[0] === ' ') rest = rest.slice(1);
    }
    return lines;
  }

  /** `y` is that of the baseline. */
  set(line: string, { font, size, x, y }: { font: string; size: number; x: number; y: number }): void {
    const { runs, unshown } = runsOf(line, font, this.has);
    this.unshown += unshown;
    let at = x;
    for (const run of runs) {
      // With features, pdfkit sets the run as a whole; otherwise it splits the run into words, which would be in the wrong order.
      const features = run.rightToLeft ? [] : undefined;
      const isThin = run.font !== font;
      this.document.font(run.font).fontSize(size);
      const options = { lineBreak: false, baseline: 'alphabetic', ...(features && { features }) } as const;
      if (isThin) this.document.lineWidth(size * STROKE);
      this.document.text(run.text, at, y, { ...options, ...(isThin && { fill: true, stroke: true }) });
      if (run !== runs.at(-1))
        at += run.rightToLeft
          ? this.document.widthOfString(run.text, { features: [] })
          : size * this.width(run.text, font);
    }
  }

  /** Clears the cache in which pdfkit keeps the layout of every word, because that cache has no bound. */
  forget(): void {
    for (const font of this.open.values()) font.layoutCache = Object.create(null) as object;
  }

  /** At a font size of one point. */
  private width(text: string, font: string): number {
    return [...text].reduce((sum, character) => sum + this.advance(character, font), 0);
  }

  /** How many characters go on a line: up to the last place where it may be broken, otherwise as many as fit. */
  private fitting(characters: readonly string[], font: string, room: number): number {
    const exactly = this.fittingExactly(characters, font, room);
    if (exactly === characters.length) return exactly;
    for (let end = exactly; end > 0; end -= 1)
      if (
        characters[end] === ' ' ||
        characters[end - 1] === ' ' ||
        isIdeograph(characters[end]) ||
        isIdeograph(characters[end - 1])
      )
        return end;
    return Math.max(1, exactly);
  }

  private fittingExactly(characters: readonly string[], font: string, room: number): number {
    let used = 0;
    for (const [index, character] of characters.entries()) {
      used += this.advance(character, font);
      if (used > room) return index;
    }
    return characters.length;
  }

  /** At a font size of one point. */
  private advance(character: string, text: string): number {
    const known = this.advances.get(text) ?? new Map<string, number>();
    this.advances.set(text, known);
    let advance = known.get(character);
    if (advance === undefined) {
      const name = fontOf(character, text, this.has);
      const font = this.opened(name ?? text);
      const codePoint = (name === undefined ? UNSHOWN : character).codePointAt(0) as number;
      advance = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
      known.set(character, advance);
    }
    return advance;
  }

  private readonly has = (font: string, codePoint: number): boolean =>
    this.opened(font).hasGlyphForCodePoint(codePoint);

  private opened(name: string): OpenFont['font'] {
    const known = this.open.get(name);
    if (known !== undefined) return known.font;
    this.document.font(name);
    const opened = this.document._font;
    if (opened === undefined) throw new TypeError(`${name} is not a font`);
    if (name.endsWith('.woff2')) writeLettersPlainly(opened.subset, opened.font);
    this.open.set(name, opened);
    return opened.font;
  }
}

const isIdeograph = (character: string | undefined): boolean => character !== undefined && IDEOGRAPH.test(character);
