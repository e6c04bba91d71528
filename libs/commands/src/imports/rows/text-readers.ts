import { MAX_NOTE, MAX_TAG, MAX_TAGS, plainText } from '@crm/contracts/customers';
import { codeOf, lines, oneLine, valuesIn, withoutMarks } from '@crm/import-files/values';
import { isReadable, type RowCells } from './row-cells.js';

/** A cell with more of them is a mistake, and reported as one. */
export const MOST_VALUES = 100;
const MAX_SOURCE = 40;
const LONGEST_SOURCE = 300;

/** Google marks its own labels by a star. All contacts have the first. */
const GOOGLE_ALL = /^\* ?myContacts$/i;
export const withoutStar = (text: string): string => text.replace(/^\*\s*/, '');

export function readTags(cells: RowCells): string[] {
  const tags = new Set<string>();
  for (const cell of cells.all('tags'))
    for (const part of valuesIn(cell.text).slice(0, MOST_VALUES)) {
      if (GOOGLE_ALL.test(part)) continue;
      const text = oneLine(withoutStar(part));
      if (isReadable(text, MAX_TAG) && tags.size < MAX_TAGS) tags.add(plainText(text));
      else
        cells.warn(
          cell,
          'tag',
          `A tag has 1 to ${MAX_TAG} characters, a customer at most ${MAX_TAGS} of them; this one was left out.`,
        );
    }
  return [...tags];
}

/** A code made from words. */
export function readSource(cells: RowCells): string | undefined {
  const cell = cells.first('source');
  if (cell === undefined) return undefined;
  const code = cell.text.length > LONGEST_SOURCE ? undefined : codeOf(cell.text);
  if (code !== undefined && code.length <= MAX_SOURCE) return code;
  cells.warn(
    cell,
    'source',
    `A source is written with at most ${MAX_SOURCE} Latin letters, digits and hyphens. This one was left out.`,
  );
  return undefined;
}

/** The text of a note, with its lines. */
export function readNote(cells: RowCells): string | undefined {
  const filled = cells.all('note');
  const [cell] = filled;
  if (cell === undefined) return undefined;
  const text = filled.map((each) => lines(withoutMarks(each.text))).join('\n\n');
  if (isReadable(text, MAX_NOTE, true)) return plainText(text);
  cells.warn(cell, 'note', `A note has 1 to ${MAX_NOTE} characters and no control characters; it was left out.`);
  return undefined;
}
