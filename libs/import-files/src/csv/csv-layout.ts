import type { FileRecord } from '../file-record.js';
import { isBlank } from './csv-records.js';

/** Where the table begins if this delimiter is right, and how well it then fits. */
export interface Layout {
  readonly delimiter: string;
  /** Index of the header among the sample's records. */
  readonly header: number;
  /** Records with text before the header. */
  readonly skipped: number;
}

/** Candidates, the rarest in prose first: of two that fit equally well, the one before is meant. */
export const DELIMITERS = ['\t', ';', '|', ','] as const;

/** Share of fitting rows from which a delimiter is believed. */
const FITS = 0.5;
/** A header is looked for among this many records with text. */
const MOST_SKIPPED = 20;

/**
 * `samples`: the first records, every cell and rows of delimiters only included, as each candidate splits them. A file in which none splits anything has one column, so any delimiter will do.
 * `atHeader`: they begin with the header.
 */
export function chooseLayout(
  samples: ReadonlyMap<string, readonly FileRecord[]>,
  atHeader = false,
): Layout | undefined {
  const judged = [...samples].flatMap(([delimiter, records]) => judgedLayout(delimiter, records, atHeader) ?? []);
  judged.sort(
    (one, other) =>
      Number(other.fit >= FITS) - Number(one.fit >= FITS) ||
      one.layout.skipped - other.layout.skipped ||
      other.fit - one.fit ||
      other.columns - one.columns,
  );
  return judged[0]?.layout;
}

interface Judged {
  readonly layout: Layout;
  /** Share of the rows that have the header's cells or fewer, and more than one. */
  readonly fit: number;
  /** Header cells that do not begin with a blank: after a comma in prose there is one. */
  readonly columns: number;
}

function judgedLayout(delimiter: string, records: readonly FileRecord[], atHeader: boolean): Judged | undefined {
  const header = atHeader ? records.findIndex(hasText) : headerAmong(records);
  const head = records[header];
  if (head === undefined) return undefined;
  const rows = records.slice(header + 1).filter(hasText);
  const width = head.cells.length;
  const fitting = rows.filter(({ cells }) => cells.length > 1 && widthOf(cells) <= width);
  const fit = width < 2 ? 0 : rows.length === 0 ? 1 : Math.round((10 * fitting.length) / rows.length) / 10;
  return {
    layout: { delimiter, header, skipped: records.slice(0, header).filter(hasText).length },
    fit,
    columns: head.cells.filter((cell, index) => index === 0 || !/^\s/.test(cell)).length,
  };
}

/**
 * The first record that can be the header: about as many filled cells as the table has columns, none of which looks like a value. Titles and
 * dates that reports print before the table have fewer, or stand apart from it. -1: there is no text.
 */
function headerAmong(records: readonly FileRecord[]): number {
  const first = records.findIndex(hasText);
  const columns = columnsOf(records);
  let looked = 0;
  for (const [index, record] of records.entries()) {
    if (!hasText(record)) continue;
    looked += 1;
    if (looked > MOST_SKIPPED) break;
    const filled = record.cells.filter((cell) => !isBlank(cell)).length;
    if (filled < (columns * 2) / 3) continue;
    const standsApart = (records.slice(index + 1).find(hasText)?.line ?? 0) > record.end.line;
    if (!record.cells.some(looksLikeValue) || (filled >= columns && !standsApart)) return index;
  }
  return first;
}

/** The greatest width but one: a row with too many cells is a fault of that row. */
function columnsOf(records: readonly FileRecord[]): number {
  const widths = records.map(({ cells }) => widthOf(cells)).sort((one, other) => other - one);
  return widths[1] ?? widths[0] ?? 0;
}

const widthOf = (cells: readonly string[]): number => cells.findLastIndex((cell) => !isBlank(cell)) + 1;
const hasText = ({ cells }: FileRecord): boolean => cells.some((cell) => !isBlank(cell));

/** Longer cells are prose, and would keep the patterns busy. */
const LONGEST_VALUE = 320;

/** An e-mail address, a number, a date or time; or the label of one, as reports print it. */
function looksLikeValue(cell: string): boolean {
  const text = cell.trim();
  if (text.length > LONGEST_VALUE) return false;
  return (
    /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ||
    text.endsWith(':') ||
    (/\d/.test(text) && /^[\d\s.,:+()/TZ-]+$/.test(text))
  );
}

/** Excel's first line `sep=;` names the delimiter. */
export const namedDelimiter = (firstLine: string): string | undefined =>
  /^\s*"?sep=([^"\r\n])"?[\s;,]*$/i.exec(firstLine)?.[1];

/** Longest header shown and mapped, in characters. */
const MAX_HEADER = 200;

/** Headers that identify each column: trimmed, repeated and empty ones numbered. Empty ones at the end are columns only if `rows` fill them. */
export function distinctHeaders(headers: readonly string[], rows: readonly FileRecord[] = []): string[] {
  const seen = new Set<string>();
  const width = Math.max(widthOf(headers), ...rows.map(({ cells }) => widthOf(cells)));
  return headers.slice(0, width).map((header, index) => {
    const name =
      header
        .replace(/[\s\p{Cc}]+/gu, ' ')
        .trim()
        .slice(0, MAX_HEADER)
        .replace(/\p{Cs}/gu, '') || `Column ${index + 1}`;
    let unique = name;
    for (let count = 2; seen.has(unique); count += 1) unique = `${name} (${count})`;
    seen.add(unique);
    return unique;
  });
}
