import { fold } from '@crm/kernel';
import type { CollectionSpec, Document, FieldSpec, Scalar } from './read-model-store.port.js';

/** What adapters store and compare for a value: keywords unchanged, text folded, numbers, booleans as 0 or 1; null for no value. */
export type Key = string | number | null;

/** The key of a value, or null when it is not of the field's type. */
export function keyOf(type: FieldSpec['type'], value: unknown): Key {
  switch (type) {
    case 'keyword':
      return typeof value === 'string' ? value.toWellFormed() : null;
    case 'text':
      return typeof value === 'string' ? fold(value) : null;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? value + 0 : null;
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null;
  }
}

/** Converts a key to a value that callers can send back: 0 and 1 become booleans again. */
export const scalarOf = (type: FieldSpec['type'], key: Key): Scalar | null =>
  type === 'boolean' && key !== null ? key === 1 : key;

/** Returns all distinct keys of a field in a document, in order of appearance. Empty when the document has no value. */
export function keysOf(spec: FieldSpec, document: Document): Exclude<Key, null>[] {
  const keys = keysAt(spec.path, spec, document);
  return keys.length > 0 || spec.or === undefined ? keys : keysAt(spec.or, spec, document);
}

function keysAt(path: string, { type, members }: FieldSpec, document: Document): Exclude<Key, null>[] {
  const steps = stepsOf(path);
  // Most fields are absent from most documents: nothing is allocated for them.
  if (!Object.hasOwn(document, steps[0] ?? '')) return NO_KEYS;
  const keys = new Set<Exclude<Key, null>>();
  reach(document, steps, 0, (value) => {
    const key = keyOf(type, textOf(value, members));
    if (key !== null) keys.add(key);
  });
  return keys.size === 0 ? NO_KEYS : [...keys];
}
const NO_KEYS: Exclude<Key, null>[] = [];

/** Returns the first value in the document that has this key, in its original spelling. */
export function spellingOf(
  { path, or = path, type, members }: FieldSpec,
  document: Document,
  key: Exclude<Key, null>,
): Scalar | null {
  let spelling: Scalar | null = null;
  for (const each of new Set([path, or]))
    reach(document, stepsOf(each), 0, (value) => {
      const text = textOf(value, members);
      if (spelling === null && keyOf(type, text) === key) spelling = text as Scalar;
    });
  return spelling;
}

/** Paths are written by developers, so there are few. */
const knownSteps = new Map<string, readonly string[]>();
function stepsOf(path: string): readonly string[] {
  let known = knownSteps.get(path);
  if (known === undefined) knownSteps.set(path, (known = path.split('.')));
  return known;
}

function reach(value: unknown, path: readonly string[], at: number, visit: (value: unknown) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) reach(item, path, at, visit);
    return;
  }
  const step = path[at];
  if (step === undefined) visit(value);
  else if (typeof value === 'object' && value !== null && Object.hasOwn(value, step))
    reach((value as Document)[step], path, at + 1, visit);
}

const textOf = (value: unknown, members: readonly string[] | undefined): unknown =>
  members === undefined ? value : joined(value, members);

function joined(value: unknown, members: readonly string[]): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const texts = members.map((member) => (Object.hasOwn(value, member) ? (value as Document)[member] : undefined));
  return texts.every((text) => typeof text === 'string') ? texts.join(':') : undefined;
}

/** Null first, then numbers by size, then texts by code point (which is the order of their UTF-8 bytes). */
export function compareKeys(a: Key, b: Key): number {
  if (a === null || b === null) return Number(b === null) - Number(a === null);
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  return compareCodePoints(a, b);
}

/** UTF-16 order differs from code point order only where a surrogate meets a unit above U+DFFF. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index);
    const right = b.charCodeAt(index);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);

/** The smallest text greater than every text with this prefix; undefined when there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? 0;
    if (point < 0x10ffff) return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1);
  }
  return undefined;
}

/** Field names and paths are written by developers, so a mistake in them is a bug and prevents the start. */
export function assertUsableSpec({ name, fields, indexes }: CollectionSpec): void {
  const fault = (what: string): never => {
    throw new TypeError(`collection ${name}: ${what}`);
  };
  if (!/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/.test(name))
    fault('a name must be dotted words of lower-case letters, digits and hyphens');
  for (const [field, { path, or = path }] of Object.entries(fields)) {
    if (!/^[A-Za-z][A-Za-z0-9_.]*$/.test(field)) fault(`field name ${field}`);
    if (![path, or].every((each) => /^[^.]+(\.[^.]+)*$/.test(each))) fault(`path of field ${field}`);
  }
  for (const index of indexes) {
    for (const entry of index) {
      const spec = fields[entry.replace(/^-/, '')];
      if (spec === undefined) fault(`index on undeclared field ${entry}`);
      else if (spec.many && index.length > 1)
        fault(`field ${entry} has many values and cannot share an index with other fields`);
    }
  }
}
