import { createHash } from 'node:crypto';
import { canonicalJson } from '@crm/kernel';
import { compareCodePoints } from '../keys.js';
import type { Comparison } from './builder.port.js';

/** Id and JSON text of a document. Rows are ordered by id. */
export type StoredRow = readonly [id: string, document: string];

/** Maximum number of ids that are named; further ones are only counted. */
const NAMED = 100;
const SLICE = 1000;

export type Digests = Pick<Comparison, 'built' | 'served' | 'rows' | 'differing' | 'ids'>;

/** Walks both sides in the order of the ids. Yields the number of rows seen so far and returns the result. */
export function* compareRows(built: Iterable<StoredRow>, served: Iterable<StoredRow>): Generator<number, Digests> {
  const [one, other] = [built[Symbol.iterator](), served[Symbol.iterator]()];
  const digests = { built: createHash('sha256'), served: createHash('sha256') };
  const ids: string[] = [];
  let [rows, differing] = [0, 0];
  let [mine, theirs] = [one.next(), other.next()];
  while (!mine.done || !theirs.done) {
    const order = mine.done ? 1 : theirs.done ? -1 : compareCodePoints(mine.value[0], theirs.value[0]);
    const mineText = order <= 0 && !mine.done ? canonicalRow(mine.value) : undefined;
    const same = order === 0 && !mine.done && !theirs.done && mine.value[1] === theirs.value[1];
    const theirText = same ? mineText : order >= 0 && !theirs.done ? canonicalRow(theirs.value) : undefined;
    if (mineText !== undefined) digests.built.update(mineText);
    if (theirText !== undefined) digests.served.update(theirText);
    if (mineText !== theirText && ++differing <= NAMED) ids.push((order <= 0 ? mine : theirs).value?.[0] as string);
    if (++rows % SLICE === 0) yield rows;
    if (order <= 0) mine = one.next();
    if (order >= 0) theirs = other.next();
  }
  return { built: digests.built.digest('hex'), served: digests.served.digest('hex'), rows, differing, ids };
}

/** The same for one side. */
export function* digestRows(built: Iterable<StoredRow>): Generator<number, Digests> {
  const { served: _none, ...digests } = yield* compareRows(built, []);
  return { ...digests, differing: 0, ids: [] };
}

function canonicalRow([id, document]: StoredRow): string {
  try {
    return `${canonicalJson([id, JSON.parse(document)])}\n`;
  } catch {
    return `${canonicalJson([id, wellFormed(document)])}\n`;
  }
}

/** A lone surrogate has no canonical form, so it is compared as U+FFFD, the form in which readers see it. */
const wellFormed = (document: string): unknown =>
  JSON.parse(document, (_key, value: unknown) => (typeof value === 'string' ? value.toWellFormed() : value));
