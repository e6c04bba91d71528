import { inflateSync } from 'node:zlib';
import { ListDocument } from './list-document.js';

/** The streams of a PDF, decompressed. Streams that are not compressed are left out. */
function streamsOf(pdf: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    try {
      found.push(inflateSync(pdf.subarray(at + 'stream\n'.length)));
    } catch {
      // Not compressed.
    }
  }
  return found;
}

/** The glyphs of an embedded font: the number of contours, and the size in bytes. */
function outlinesOf(font: Buffer): { contours: number; bytes: number }[] {
  const table = (name: string): Buffer => {
    for (let index = 0; index < font.readUInt16BE(4); index += 1) {
      const at = 12 + 16 * index;
      if (font.toString('latin1', at, at + 4) !== name) continue;
      return font.subarray(font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12));
    }
    throw new Error(`no table ${name}`);
  };
  const [glyf, loca, isWide] = [table('glyf'), table('loca'), table('head').readInt16BE(50) === 1];
  const offset = (index: number) => (isWide ? loca.readUInt32BE(4 * index) : 2 * loca.readUInt16BE(2 * index));
  return Array.from({ length: loca.length / (isWide ? 4 : 2) - 1 }, (_, index) => {
    const bytes = offset(index + 1) - offset(index);
    return { bytes, contours: bytes === 0 ? 0 : glyf.readInt16BE(offset(index)) };
  });
}

const isFont = (stream: Buffer): boolean => ['true', '\0\u0001\0\0'].includes(stream.toString('latin1', 0, 4));
const textOf = (streams: readonly Buffer[]): string => streams.map((stream) => stream.toString('latin1')).join('\n');
const hexOf = (text: string): string =>
  [...text].map((each) => (each.codePointAt(0) as number).toString(16).padStart(4, '0')).join(' ');

async function pdfOf(names: readonly string[], rows = 1): Promise<{ pdf: Buffer; unshown: number }> {
  const head = {
    title: 'Customers',
    labels: ['Name', 'Since'],
    asked: 'All rows',
    by: 'Grace',
    at: '2026-11-21T09:30:00.000Z',
  };
  const document = new ListDocument(head);
  for (let row = 0; row < rows; row += 1) document.add(names.map((name) => [name, '2026-11-21T09:30:00.000Z']));
  await document.end(names.length * rows);
  return { pdf: Buffer.from(document.taken()), unshown: document.unshownCharacters };
}

describe('a list as a PDF', () => {
  it('contains the outlines of every letter it shows, including Chinese and kana', async () => {
    const { pdf, unshown } = await pdfOf(['Ada', 'Ελένη', '田中太郎', 'やまだ']);
    const fonts = streamsOf(pdf).filter(isFont);
    expect(unshown).toBe(0);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) {
      const drawn = outlinesOf(font).filter(({ contours, bytes }) => bytes > 20 && contours !== 0 && contours < 60);
      expect(drawn.length).toBeGreaterThanOrEqual(outlinesOf(font).length - 2); // a space has none
    }
  });

  it('maps its glyphs to characters, so text can be searched and copied', async () => {
    const { pdf } = await pdfOf(['田', 'Ж']);
    const maps = textOf(streamsOf(pdf));
    for (const letter of ['田', 'Ж', 'C']) expect(maps).toContain(`<${hexOf(letter)}>`);
  });

  it('counts characters that no font has', async () => expect((await pdfOf(['김철수'])).unshown).toBe(3));

  it('continues over several pages, each with a head', async () => {
    const { pdf } = await pdfOf(['Ada'], 120);
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(3);
    expect(pdf.subarray(-6).toString()).toBe('%%EOF\n');
  });
});
