import type { Operand } from '@crm/contracts';
import { askedLastDigits, askedPhones, isDay, mailboxOf } from '@crm/contracts/forms';
import { InvalidQuery } from '@crm/contracts/refusals';
import { declared, resolveFilter, type Operator } from './query.js';
import type { CollectionSpec, Filter, Scalar } from './read-model-store.port.js';

/** A condition as a caller wrote it. */
export interface AskedCondition {
  readonly field: string;
  readonly op: Operator | 'suffix';
  readonly value: Scalar | null | readonly Scalar[];
}

/** The stored values that an operand stands for: any of several, or all from one up to another. */
type Meant = readonly string[] | { readonly from: string; readonly to: string };

/** How callers may write the values of a field, and what they mean (docs/adr/0044). */
interface Writing {
  readonly operators: readonly AskedCondition['op'][];
  /** Completes the sentence "… must be compared with". */
  readonly accepts: string;
  readonly allowed?: readonly string[];
  /** undefined: refused. */
  read(text: string, op: AskedCondition['op']): Meant | undefined;
}

const EQUALITY = ['eq', 'ne', 'in'] as const;
const ORDER = [...EQUALITY, 'lt', 'le', 'gt', 'ge'] as const;

/** Returns the condition with its values as they are stored. Throws NotIndexed and InvalidQuery, which name the field and what it takes. */
export function storedCondition(spec: CollectionSpec, asked: AskedCondition): Filter {
  const { operand, many } = declared(spec, asked.field);
  if (operand === undefined) return plain(spec, asked as Filter);
  const { field, op, value } = asked;
  const writing = writingOf(operand);
  if (!writing.operators.includes(op)) refuse(`${field} supports ${writing.operators.join(', ')}`);
  if (value === null) return asked as Filter;
  const meant = (Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar]).map((one) => {
    const read = typeof one === 'string' ? writing.read(one.trim(), op) : undefined;
    // Among many values, one may lie behind a span's beginning and another before its end.
    if (read === undefined || (many && isSpan(read)))
      return refuse(`${field} must be compared with ${writing.accepts}`, writing.allowed);
    return read;
  });
  return joined(field, op, meant);
}

/** Texts, keywords, numbers and booleans are compared as they are written. */
function plain(spec: CollectionSpec, condition: Filter): Filter {
  resolveFilter(spec, condition);
  return condition;
}

function joined(field: string, op: AskedCondition['op'], meant: readonly Meant[]): Filter {
  const values = meant.flatMap((one) => (isSpan(one) ? [] : one));
  const spans = meant.filter(isSpan);
  const [first = ''] = values;
  const span = spans[0];
  switch (op) {
    case 'eq':
    case 'in':
      return anyOf([
        ...(values.length > 0 ? [valuesIn(field, values)] : []),
        ...spans.map(({ from, to }): Filter => allOf([is(field, 'ge', from), is(field, 'lt', to)])),
      ]);
    case 'ne':
      if (span === undefined) return allOf(values.map((value) => ({ field, op, value })));
      return { or: [is(field, 'lt', span.from), is(field, 'ge', span.to), { field, op: 'eq', value: null }] };
    case 'lt':
    case 'ge':
      return is(field, op, span?.from ?? first);
    case 'le':
      return span === undefined ? is(field, op, first) : is(field, 'lt', span.to);
    case 'gt':
      return span === undefined ? is(field, op, first) : is(field, 'ge', span.to);
    case 'prefix':
    case 'suffix':
      return anyOf(values.map((value) => ({ field, op: 'prefix', value })));
  }
}

const isSpan = (meant: Meant): meant is Extract<Meant, { from: string }> => 'from' in meant;
const is = (field: string, op: 'lt' | 'le' | 'gt' | 'ge', value: string): Filter => ({ field, op, value });
const valuesIn = (field: string, values: readonly string[]): Filter =>
  values.length === 1 ? { field, op: 'eq', value: values[0] as string } : { field, op: 'in', value: values };
const anyOf = (filters: readonly Filter[]): Filter => (filters.length === 1 ? (filters[0] as Filter) : { or: filters });
const allOf = (filters: readonly Filter[]): Filter =>
  filters.length === 1 ? (filters[0] as Filter) : { and: filters };

function writingOf(operand: Operand): Writing {
  return typeof operand === 'string' ? WRITINGS[operand] : choice(operand.oneOf);
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const POSITION_DIGITS = 20;

const one = (value: string | undefined): readonly [string] | undefined => (value === undefined ? undefined : [value]);

const WRITINGS: Readonly<Record<Extract<Operand, string>, Writing>> = {
  moment: {
    operators: ORDER,
    accepts:
      'a moment with its offset like "2026-11-30T10:00:00Z" or "2026-11-30T10:00-05:00" (in a URL, + is written %2B), or with a day of UTC like "2026-11-30"',
    read: (text) => (isDay(text) ? dayOfUtc(text) : one(storedMoment(text))),
  },
  day: {
    operators: ORDER,
    accepts: 'a calendar day like "2026-11-30"',
    read: (text) => one(isDay(text) ? text : undefined),
  },
  id: { operators: ORDER, accepts: 'a UUID', read: (text) => one(UUID.test(text) ? text.toLowerCase() : undefined) },
  reference: {
    operators: ORDER,
    accepts: 'a UUID, or the name of a part of the program',
    read: (text) => one(/^\S+$/.test(text) ? (UUID.test(text) ? text.toLowerCase() : text) : undefined),
  },
  code: {
    operators: [...ORDER, 'prefix'],
    accepts: 'a code: words of letters and digits, joined by hyphens',
    read: (text) => one(/^\S+$/.test(text) ? text.toLowerCase() : undefined),
  },
  position: {
    operators: ORDER,
    accepts: 'a position of the log: a string of up to 20 digits',
    read: (text) => one(/^\d{1,20}$/.test(text) ? text.padStart(POSITION_DIGITS, '0') : undefined),
  },
  email: {
    operators: [...ORDER, 'prefix'],
    accepts: 'an e-mail address, or with the beginning of one',
    read: (text, op) =>
      one(text === '' ? undefined : `${mailboxOf(text)}${op === 'prefix' && text.endsWith('.') ? '.' : ''}`),
  },
  phone: {
    operators: [...EQUALITY, 'prefix', 'suffix'],
    accepts: 'a phone number like "+49 30 901820" or "030 901820"; with suffix, its last three digits or more',
    read: (text, op) => (op === 'suffix' ? one(askedLastDigits(text)) : some(askedPhones(text))),
  },
};

const some = (values: readonly string[]): readonly string[] | undefined => (values.length === 0 ? undefined : values);

/** The beginning of a word stands for every word that begins so. */
function choice(words: readonly string[]): Writing {
  return {
    operators: [...EQUALITY, 'prefix'],
    accepts: words.length > LISTED ? 'one of the allowed words' : `one of ${words.join(', ')}`,
    allowed: words,
    read(text, op) {
      const asked = text.toLowerCase();
      const found = words.filter((word) => {
        const known = word.toLowerCase();
        return op === 'prefix' ? known.startsWith(asked) : known === asked;
      });
      // Two words may differ only in case.
      return found.length > 1 && op !== 'prefix' && found.includes(text) ? [text] : some(found);
    },
  };
}
/** Longer lists are only in the facts of the refusal. */
const LISTED = 12;

const DAY_MS = 24 * 3600_000;
const dayOfUtc = (day: string): Meant => {
  const from = Date.parse(`${day}T00:00:00Z`);
  return { from: new Date(from).toISOString(), to: new Date(from + DAY_MS).toISOString() };
};

/** RFC 3339 with an offset; seconds and their fractions may be left out, and a blank may be in the place of the T. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[Tt ]((?:[01]\d|2[0-3]):[0-5]\d)(:[0-5]\d(?:\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})$/;

/** UTC to the millisecond, finer parts cut off as they are when a moment is stored; undefined if it is no moment. */
function storedMoment(text: string): string | undefined {
  const [, day = '', minutes = '', seconds = ':00', offset = ''] = MOMENT.exec(text) ?? [];
  if (!isDay(day)) return undefined;
  const time = Date.parse(`${day}T${minutes}${seconds}${offset.toUpperCase()}`);
  const stored = Number.isNaN(time) ? '' : new Date(time).toISOString();
  // Beyond the years 0 to 9999 the text is longer, and would not be in order.
  return /^\d{4}-/.test(stored) ? stored : undefined;
}

function refuse(reason: string, allowed?: readonly string[]): never {
  throw new InvalidQuery({ parameter: 'filter', reason, ...(allowed && { allowed }) });
}
