import { InvalidQuery } from '@crm/contracts/refusals';
import { storedCondition, type AskedCondition } from './operands.js';
import { MAX_SORT_KEYS, sortable } from './query.js';
import { type CollectionSpec, type Filter, type Scalar, type SortKey } from './read-model-store.port.js';

/** Limits of a caller's filter: conditions in total, nested parentheses, values in one list, characters of text. */
export const FILTER_LIMITS = { conditions: 20, levels: 3, listValues: 200, length: 4000 };

/**
 * Parses the text form of a filter:
 *
 * ```ebnf
 * filter    = all, { "or", all } ;
 * all       = part, { "and", part } ;                       (* binds tighter than "or" *)
 * part      = "(", filter, ")" | condition ;
 * condition = field, ( "eq" | "ne" ), ( value | "null" )
 *           | field, ( "lt" | "le" | "gt" | "ge" ), value
 *           | field, ( "prefix" | "suffix" ), string
 *           | field, "in", "(", value, { ",", value }, ")" ;
 * value     = string | number | "true" | "false" ;          (* string and number as in JSON *)
 * field     = letter, { letter | digit | "_" | "." } ;
 * ```
 *
 * Operators and words are case-insensitive, field names are case-sensitive. Times, ids, choices, addresses and phone numbers may be written
 * in several ways (operands.ts); the filter that is returned has them as they are stored. For example
 * `status eq "active" and (ownerId eq "0193…" or tags in ("vip", "gold")) and createdAt ge "2026-01-01T00:00:00Z"`.
 * Throws NotIndexed for an undeclared field, InvalidQuery (with the offset in UTF-16 units) for everything else.
 */
export function parseFilter(text: string, spec: CollectionSpec): Filter {
  if (text.length > FILTER_LIMITS.length) {
    throw new InvalidQuery({ parameter: 'filter', reason: `at most ${FILTER_LIMITS.length} characters` });
  }
  return new FilterParser(tokens(text), spec).parse();
}

/** `-createdAt,name`: fields separated by commas; a minus means descending. At most four fields, each once. */
export function parseSort(text: string, spec: CollectionSpec): SortKey[] {
  const fault = (reason: string, offset: number): never => {
    throw new InvalidQuery({ parameter: 'sort', reason, offset });
  };
  const keys: SortKey[] = [];
  let offset = 0;
  for (const entry of text.split(',')) {
    const name = entry.trim().replace(/^-/, '');
    if (name === '') fault('expected a field name', offset);
    if (keys.length === MAX_SORT_KEYS) fault(`at most ${MAX_SORT_KEYS} fields`, offset);
    if (keys.some(({ field }) => field === name)) fault('each field once', offset);
    sortable(spec, name);
    keys.push(entry.trim().startsWith('-') ? { field: name, descending: true } : { field: name });
    offset += entry.length + 1;
  }
  return keys;
}

interface Token {
  readonly kind: 'word' | 'string' | 'number' | 'mark' | 'end';
  readonly text: string;
  readonly offset: number;
}

const TOKEN =
  /\s+|(?<word>[A-Za-z][A-Za-z0-9_.]*)|(?<string>"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(?<number>-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.]))|(?<mark>[(),])/uy;

function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let offset = 0; offset < text.length; offset = TOKEN.lastIndex) {
    TOKEN.lastIndex = offset;
    const groups = TOKEN.exec(text)?.groups;
    if (groups === undefined) throw misread(offset, 'a field, an operator, a value in double quotes or a parenthesis');
    const kind = (['word', 'string', 'number', 'mark'] as const).find((name) => groups[name] !== undefined);
    if (kind) found.push({ kind, text: groups[kind] ?? '', offset });
  }
  return [...found, { kind: 'end', text: '', offset: text.length }];
}

const misread = (offset: number, expected: string): InvalidQuery =>
  new InvalidQuery({ parameter: 'filter', reason: `expected ${expected}`, offset });

const OPERATOR = /^(eq|ne|in|lt|le|gt|ge|prefix|suffix)$/;
const OPERATORS = 'eq, ne, in, lt, le, gt, ge, prefix or suffix';

class FilterParser {
  private at = 0;
  private conditions = 0;
  private level = 0;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly spec: CollectionSpec,
  ) {}

  parse(): Filter {
    const filter = this.either();
    if (this.next.kind !== 'end') throw misread(this.next.offset, 'and, or, or the end');
    return filter;
  }

  private either(): Filter {
    const parts = [this.all()];
    while (this.accept('word', 'or')) parts.push(this.all());
    return parts.length === 1 && parts[0] ? parts[0] : { or: parts };
  }

  private all(): Filter {
    const parts = [this.part()];
    while (this.accept('word', 'and')) parts.push(this.part());
    return parts.length === 1 && parts[0] ? parts[0] : { and: parts };
  }

  private part(): Filter {
    const { offset } = this.next;
    if (!this.accept('mark', '(')) return this.condition();
    if (++this.level > FILTER_LIMITS.levels) throw misread(offset, `at most ${FILTER_LIMITS.levels} levels`);
    const filter = this.either();
    this.expect(')', 'and, or, or )');
    this.level--;
    return filter;
  }

  private condition(): Filter {
    const field = this.take('word', 'a field or (');
    if (++this.conditions > FILTER_LIMITS.conditions) {
      throw misread(field.offset, `at most ${FILTER_LIMITS.conditions} conditions`);
    }
    const operator = this.take('word', OPERATORS);
    const op = operator.text.toLowerCase();
    if (!OPERATOR.test(op)) throw misread(operator.offset, OPERATORS);
    const { offset } = this.next;
    const value = op === 'in' ? this.list() : this.value(op === 'eq' || op === 'ne');
    return this.stored({ field: field.text, op, value } as AskedCondition, offset);
  }

  /** Checks the condition against the collection now, while the offset is known. */
  private stored(condition: AskedCondition, offset: number): Filter {
    try {
      return storedCondition(this.spec, condition);
    } catch (error) {
      if (error instanceof InvalidQuery) throw new InvalidQuery({ ...error.facts, offset });
      throw error;
    }
  }

  private list(): Scalar[] {
    this.expect('(', '(');
    const values: Scalar[] = [];
    do {
      const { offset } = this.next;
      if (values.length === FILTER_LIMITS.listValues)
        throw misread(offset, `at most ${FILTER_LIMITS.listValues} values`);
      values.push(this.value(false) as Scalar);
    } while (this.accept('mark', ','));
    this.expect(')', ', or )');
    return values;
  }

  private value(orNull: boolean): Scalar | null {
    const { kind, text, offset } = this.next;
    const expected = `a string in double quotes, a number, true${orNull ? ', false or null' : ' or false'}`;
    const literal = kind === 'word' ? text.toLowerCase() : text;
    if (kind === 'word' && literal !== 'true' && literal !== 'false' && !(orNull && literal === 'null')) {
      throw misread(offset, expected);
    }
    if (kind === 'mark' || kind === 'end') throw misread(offset, expected);
    this.at++;
    return JSON.parse(literal) as Scalar | null;
  }

  private get next(): Token {
    return this.tokens[this.at] as Token; // the end token is never passed
  }

  private accept(kind: Token['kind'], text: string): boolean {
    const found = this.next.kind === kind && this.next.text.toLowerCase() === text;
    if (found) this.at++;
    return found;
  }

  private expect(mark: string, expected: string): void {
    if (!this.accept('mark', mark)) throw misread(this.next.offset, expected);
  }

  private take(kind: Token['kind'], expected: string): Token {
    const token = this.next;
    if (token.kind !== kind) throw misread(token.offset, expected);
    this.at++;
    return token;
  }
}
