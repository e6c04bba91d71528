import { InvalidInput } from '@crm/contracts/refusals';
import { isUtf8 } from 'node:buffer';
import { pointerTo } from '@crm/kernel';
import { requireMemberName } from './member-name.js';

const MAX_DEPTH = 32;
const MAX_ARRAY_ITEMS = 1000;
/** Of one object. The widest body, a mapping of CSV columns, has 200; what checks an object takes time by the square of this. */
const MAX_MEMBERS = 500;
/** Of a whole body, counted before it is parsed. 500 operations of a bulk with 40 members each have 20,000. */
const MAX_ALL_MEMBERS = 30_000;

const refuse = (pointer: string, code: string, detail: string): never => {
  throw new InvalidInput([{ pointer, code, detail }]);
};

/**
 * Parses unambiguous JSON: valid UTF-8, no key twice, no key that is very long or reaches a prototype, no number that would be rounded, no lone surrogate,
 * bounded depth, arrays and objects. Throws InvalidInput with a pointer to the first fault.
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) return refuse('', 'not-utf8', 'The body is not valid UTF-8.');
  const text = bytes.toString('utf8');
  const colons = countColons(text);
  if (colons > MAX_ALL_MEMBERS) refuse('', 'too-many-members', `The body has more than ${MAX_ALL_MEMBERS} members.`);
  const value = parse(text);
  if (countMembers(value, '', 1) !== colons)
    return refuse('', 'duplicate-key', 'An object of the body has the same key twice.');
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse('', 'malformed-json', 'The body is not valid JSON.');
  }
}

/** Checks every value and returns the number of object members. */
function countMembers(value: unknown, pointer: string, depth: number): number {
  if (typeof value === 'number' && !isExact(value))
    refuse(pointer, 'number-out-of-range', 'The number cannot be represented exactly.');
  if (typeof value === 'string' && !value.isWellFormed())
    refuse(pointer, 'lone-surrogate', 'The text holds half a surrogate pair.');
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > MAX_DEPTH) refuse(pointer, 'too-deep', `The body is nested deeper than ${MAX_DEPTH} levels.`);
  let members = 0;
  if (Array.isArray(value)) {
    if (value.length > MAX_ARRAY_ITEMS)
      refuse(pointer, 'too-many-items', `The list has more than ${MAX_ARRAY_ITEMS} items.`);
    for (let index = 0; index < value.length; index += 1)
      members += countMembers(value[index], `${pointer}/${index}`, depth + 1);
    return members;
  }
  const entries = Object.entries(value);
  if (entries.length > MAX_MEMBERS)
    refuse(pointer, 'too-many-members', `The object has more than ${MAX_MEMBERS} members.`);
  for (const [key, member] of entries) {
    requireMemberName(key, pointer);
    members += 1 + countMembers(member, pointerTo(pointer, key), depth + 1);
  }
  return members;
}

/** 2^53 + 1 would silently become 2^53, and 1e400 infinite. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/**
 * Counts the colons outside of strings in valid JSON: one for each member in the text. More of them than parsed members means a duplicate
 * key.
 */
function countColons(text: string): number {
  let colons = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === QUOTE) inString = !inString;
    else if (inString && code === BACKSLASH) index += 1;
    else if (!inString && code === COLON) colons += 1;
  }
  return colons;
}
