import { setImmediate } from 'node:timers/promises';
import { RECORD_LIMITS, type FilePlace, type FileRecord, type Newline, type ReadBytes } from '../file-record.js';
import { cardsOf } from './vcard-cards.js';
import { CardCells } from './vcard-columns.js';
import { propertyOf, unfolded } from './vcard-property.js';

/** Longest stretch of work before the event loop is yielded. */
const SLICE_MS = 4;

/** More properties of one card are only named. */
const MOST_PROPERTIES = 2000;

/** Yields the cards of an address book from a place on, as rows under VCARD_COLUMNS. */
export async function* vcardRecords(
  bytes: ReadBytes,
  newline: Newline,
  from: FilePlace,
  limits = RECORD_LIMITS,
): AsyncGenerator<FileRecord> {
  let sliceEnd = performance.now() + SLICE_MS;
  for await (const { lines, ...place } of cardsOf(bytes, newline, from, limits)) {
    const card = new CardCells();
    let read = 0;
    for (const line of unfolded(lines)) {
      read += 1;
      const property = read > MOST_PROPERTIES ? undefined : propertyOf(line);
      if (property === undefined) card.unread(line);
      else card.add(property);
      if (performance.now() < sliceEnd) continue;
      await setImmediate();
      sliceEnd = performance.now() + SLICE_MS;
    }
    yield { cells: place.broken === undefined ? card.cells : [], ...place };
  }
}
