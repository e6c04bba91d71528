import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import type { Value } from '../file-writer.port.js';
import { BOLD_FONT, oneLine, TEXT_FONT } from './font-runs.js';
import { LineSetter } from './line-setter.js';
import type { PdfHead } from './pdf-messages.js';

/** In points. */
const MARGIN = 28;
const FOOT = 16;
const TITLE_SIZE = 14;
const SIZE = 7;
const LINE = 9.5;
const PADDING = 3;
/** Per cell. */
const MAX_LINES = 3;
/** Rows from which the column widths are estimated. */
const SAMPLE_ROWS = 60;
/** Bounds of a column's width, in characters. */
const NARROWEST = 6;
const WIDEST = 44;
/** The layout of words is cached for this many pages. */
const PAGES_REMEMBERED = 10;
const COLORS = { text: '#111111', soft: '#666666', head: '#e8edf3', rule: '#d0d0d0' };

const MOMENT = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(\.\d+)?Z$/;

/** The value as text for people. Times are in UTC, as the first page says. */
const shown = (value: Value): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? '' : oneLine(String(value).replace(MOMENT, '$1 $2'));
};

/** A list as a table on A4 landscape. Finished pages are handed out one by one, so only the current page is in memory. */
export class ListDocument {
  private readonly document = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
  });
  private readonly setter = new LineSetter(this.document);
  private sample: (readonly string[])[] = [];
  private pieces: Buffer[] = [];
  private widths: readonly number[] | undefined;
  private y = 0;
  private page = 0;

  constructor(private readonly head: PdfHead) {
    Object.assign(this.document.info, { Title: head.title, Creator: 'Throughline', CreationDate: new Date(head.at) });
    this.document.on('data', (piece: Buffer) => this.pieces.push(piece));
  }

  get unshownCharacters(): number {
    return this.setter.unshown;
  }

  add(rows: readonly (readonly Value[])[]): void {
    const cells = rows.map((row) => row.map(shown));
    if (this.widths !== undefined) {
      cells.forEach((row) => this.row(row));
      return;
    }
    this.sample.push(...cells);
    if (this.sample.length >= SAMPLE_ROWS) this.beginTable();
  }

  async end(rows: number): Promise<void> {
    if (this.widths === undefined) this.beginTable();
    this.row([]);
    this.line(`${rows} ${rows === 1 ? 'row' : 'rows'}. The list is complete.`, BOLD_FONT, SIZE);
    const ended = once(this.document, 'end');
    this.document.end();
    await ended;
  }

  /** The bytes produced since the last call. */
  taken(): Uint8Array {
    const bytes = Buffer.concat(this.pieces);
    this.pieces = [];
    return bytes;
  }

  private beginTable(): void {
    this.widths = this.columnWidths();
    this.newPage();
    this.sample.forEach((row) => this.row(row));
    this.sample = [];
  }

  /** Divides the width of the page by what the columns need, estimated from the first rows. */
  private columnWidths(): readonly number[] {
    const needs = this.head.labels.map((label, index) => {
      const lengths = this.sample.map((row) => columnsOf(row[index] ?? ''));
      return Math.min(WIDEST, Math.max(NARROWEST, label.length, ...lengths));
    });
    const all = needs.reduce((sum, need) => sum + need, 0);
    return needs.map((need) => (need / all) * (PAGE.width - 2 * MARGIN));
  }

  private newPage(): void {
    this.document.addPage();
    this.page += 1;
    if (this.page % PAGES_REMEMBERED === 0) this.setter.forget();
    this.y = MARGIN;
    if (this.page === 1) this.introduce();
    this.foot();
    this.document.rect(MARGIN, this.y, PAGE.width - 2 * MARGIN, LINE + 2 * PADDING).fill(COLORS.head);
    this.cells(
      this.head.labels.map((label) => [label]),
      BOLD_FONT,
      LINE + 2 * PADDING,
    );
  }

  private introduce(): void {
    const { title, asked, by, at } = this.head;
    this.y += TITLE_SIZE;
    this.document.fillColor(COLORS.text).strokeColor(COLORS.text);
    this.setter.set(title, { font: BOLD_FONT, size: TITLE_SIZE, x: MARGIN, y: this.y });
    this.y += PADDING;
    const width = PAGE.width - 2 * MARGIN;
    const lines = this.setter.lines(oneLine(asked), { font: TEXT_FONT, size: SIZE + 1, width, most: MAX_LINES });
    for (const text of [...lines, `Exported by ${oneLine(by)} at ${shown(at)} UTC. All times are UTC.`])
      this.line(text, TEXT_FONT, SIZE + 1);
    this.y += LINE;
  }

  private line(text: string, font: string, size: number): void {
    this.y += LINE + 2;
    this.document.fillColor(COLORS.text).strokeColor(COLORS.text);
    this.setter.set(text, { font, size, x: MARGIN, y: this.y });
  }

  private foot(): void {
    this.document.fillColor(COLORS.soft).strokeColor(COLORS.soft);
    const text = `${this.head.title} – ${shown(this.head.at)} UTC – page ${this.page}`;
    this.setter.set(text, { font: TEXT_FONT, size: SIZE, x: MARGIN, y: PAGE.height - FOOT });
  }

  private row(cells: readonly string[]): void {
    const widths = this.widths ?? [];
    const set = cells.map((cell, index) =>
      this.setter.lines(cell, {
        font: TEXT_FONT,
        size: SIZE,
        width: (widths[index] ?? 0) - 2 * PADDING,
        most: MAX_LINES,
      }),
    );
    const height = Math.max(1, ...set.map((lines) => lines.length)) * LINE + 2 * PADDING;
    if (this.y + height > PAGE.height - FOOT - LINE) this.newPage();
    if (cells.length > 0) this.cells(set, TEXT_FONT, height);
  }

  private cells(cells: readonly (readonly string[])[], font: string, height: number): void {
    this.document.fillColor(COLORS.text).strokeColor(COLORS.text);
    let x = MARGIN;
    for (const [index, lines] of cells.entries()) {
      for (const [number, line] of lines.entries())
        this.setter.set(line, { font, size: SIZE, x: x + PADDING, y: this.y + PADDING + SIZE + number * LINE });
      x += this.widths?.[index] ?? 0;
    }
    this.y += height;
    this.document
      .lineWidth(0.4)
      .moveTo(MARGIN, this.y)
      .lineTo(PAGE.width - MARGIN, this.y)
      .stroke(COLORS.rule);
  }
}

/** A4 landscape. */
const PAGE = { width: 841.89, height: 595.28 };

/** Ideographs are twice as wide as letters. */
const columnsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) as number) > 0x2e7f ? 2 : 1), 0);
