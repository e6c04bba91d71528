import { FILTER_LIMITS, SEARCH_LIMITS, COUNT_LIMITS, MAX_SORT_KEYS, parseFilter } from '@crm/read-models';
import type { CollectionSpec, CountQuery, FieldSpec, Filter, FindQuery } from '@crm/read-models';

/** What a hostile caller picks from for a field: values that very many records have, and some that few or none have. */
export type ValuesOf = (field: string) => readonly (string | number | boolean)[];

/** Draws questions of the largest legal size: as many conditions, values, words, sort keys and facets as are accepted. */
export class RandomQuestions {
  private readonly fields: readonly (readonly [string, FieldSpec])[];

  constructor(
    private readonly spec: CollectionSpec,
    /** Fields whose values may be counted. */
    private readonly facets: readonly string[],
    private readonly valuesOf: ValuesOf,
    private readonly random: () => number,
  ) {
    this.fields = Object.entries(spec.fields);
  }

  find(): FindQuery {
    const sorts = this.some(
      this.fields.filter(([, { many }]) => many !== true),
      MAX_SORT_KEYS,
    );
    return {
      filter: this.filter(),
      ...(this.chance(0.3) && { search: this.search() }),
      sort: sorts.map(([field]) => ({ field, descending: this.chance(0.5) })),
      limit: 200,
      total: this.chance(0.5),
    };
  }

  counts(): CountQuery {
    return {
      filter: this.filter(),
      ...(this.chance(0.3) && { search: this.search() }),
      fields: this.some(this.facets, COUNT_LIMITS.fields),
      top: 20,
    };
  }

  /** Parsed from its text, so that nothing is drawn that no caller could send. */
  private filter(): Filter {
    // Often one field and one operator throughout: a mixture hides what a single one costs.
    const only = this.chance(0.5) ? this.some(this.fields, 1 + this.below(3)) : this.fields;
    for (let conditions = FILTER_LIMITS.conditions; ; conditions--) {
      const text = this.group(conditions, FILTER_LIMITS.levels, only);
      if (text.length <= FILTER_LIMITS.length) return parseFilter(text, this.spec);
    }
  }

  private group(conditions: number, levels: number, fields: typeof this.fields): string {
    const word = this.chance(0.5) ? ' or ' : ' and ';
    const parts: string[] = [];
    for (let left = conditions; left > 0;) {
      const inside = levels > 0 && left > 1 && this.chance(0.3) ? 1 + this.below(left) : 0;
      parts.push(
        inside > 0
          ? `(${this.group(inside, levels - 1, fields)})`
          : this.condition(fields, Math.floor(3000 / conditions)),
      );
      left -= Math.max(inside, 1);
    }
    return parts.join(word);
  }

  private condition(fields: typeof this.fields, length: number): string {
    const [field, { type }] = this.pick(fields);
    const operators = ['eq', 'ne', 'in', 'in', 'in'];
    if (type !== 'boolean') operators.push('lt', 'le', 'gt', 'ge');
    if (type === 'keyword' || type === 'text') operators.push('prefix', 'prefix');
    const op = this.pick(operators);
    const value = () => JSON.stringify(this.pick(this.valuesOf(field)));
    if (op === 'prefix')
      return `${field} prefix ${JSON.stringify(String(this.pick(this.valuesOf(field))).slice(0, 1 + this.below(3)))}`;
    if (op !== 'in') return `${field} ${op} ${value()}`;
    const values: string[] = [];
    for (
      let size = 0;
      size < length && values.length < FILTER_LIMITS.listValues;
      size += (values.at(-1)?.length ?? 0) + 1
    )
      values.push(value());
    return `${field} in (${values.join(',')})`;
  }

  private search(): string {
    const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
    const word = () => Array.from({ length: 1 + this.below(2) }, () => letters[this.below(letters.length)]).join('');
    return Array.from({ length: 1 + this.below(SEARCH_LIMITS.words) }, word).join(' ');
  }

  private some<T>(list: readonly T[], most: number): T[] {
    const left = [...list];
    return Array.from({ length: Math.min(most, left.length) }, () => left.splice(this.below(left.length), 1)[0] as T);
  }

  private pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }
}
