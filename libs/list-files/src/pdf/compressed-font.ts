/** The members of a fontkit subset (a font reduced to the glyphs in use) that are needed to add glyphs. */
export interface Subset {
  glyf: Uint8Array[];
  loca: { version: number; offsets: number[] };
  hmtx: { metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(glyphId: number): number;
}
interface Point {
  readonly x: number;
  readonly y: number;
  readonly onCurve: boolean;
}
export interface CompressedFont {
  getGlyph(glyphId: number): {
    readonly advanceWidth: number;
    _getContours(): readonly (readonly Point[])[];
    _getMetrics(): { readonly leftBearing: number };
  };
}

/** Offsets of four bytes: uncompressed glyphs take more room than two bytes can address. */
const WIDE = 1;

/**
 * fontkit copies glyphs byte by byte into the font that it embeds. In a WOFF2 font these bytes are encoded differently, so the glyphs
 * would be blank without any error (list-document.spec.ts checks them). Here they are written from their outlines.
 */
export function writeLettersPlainly(subset: Subset, font: CompressedFont): void {
  subset._addGlyph = function (this: Subset, glyphId: number): number {
    const glyph = font.getGlyph(glyphId);
    const bytes = plainGlyph(glyph._getContours());
    this.loca.version = WIDE;
    this.glyf.push(bytes);
    this.loca.offsets.push(this.offset);
    this.hmtx.metrics.push({ advance: glyph.advanceWidth, bearing: glyph._getMetrics().leftBearing });
    this.offset += bytes.length;
    return this.glyf.length - 1;
  };
}

const ON_CURVE = 1;
const ALIGNMENT = 4;

/** An outline as an entry of the OpenType table `glyf`: every coordinate in two bytes, uncompressed, without instructions. */
function plainGlyph(contours: readonly (readonly Point[])[]): Uint8Array {
  const points = contours.flat();
  if (points.length === 0) return new Uint8Array();
  const size = 10 + 2 * contours.length + 2 + 5 * points.length;
  const view = new DataView(new ArrayBuffer(Math.ceil(size / ALIGNMENT) * ALIGNMENT));
  let at = 0;
  const int16 = (value: number): void => {
    view.setInt16(at, Math.round(value));
    at += 2;
  };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach(int16);
  let end = -1;
  for (const contour of contours) int16((end += contour.length));
  int16(0); // instructions
  for (const { onCurve } of points) view.setUint8(at++, onCurve ? ON_CURVE : 0);
  for (const values of [xs, ys]) values.forEach((value, index) => int16(value - (values[index - 1] ?? 0)));
  return new Uint8Array(view.buffer);
}
