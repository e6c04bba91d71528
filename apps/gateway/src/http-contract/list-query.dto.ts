import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { filtersOf, LIST_PAGE, MayBeAbsent, type View } from '@crm/contracts';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const FILTER = `Conditions on indexed fields. Text is compared without regard to case and accents. What each field is compared with is in \`x-fields\` (\`comparedWith\`).

\`\`\`ebnf
filter    = all, { "or", all } ;
all       = part, { "and", part } ;
part      = "(", filter, ")" | condition ;
condition = field, ( "eq" | "ne" ), ( value | "null" )
          | field, ( "lt" | "le" | "gt" | "ge" ), value
          | field, ( "prefix" | "suffix" ), string
          | field, "in", "(", value, { ",", value }, ")" ;
value     = string | number | "true" | "false" ;
\`\`\`

A moment has an offset (\`"2026-11-30T10:00:00-05:00"\`; + is written %2B in a URL); a day alone is that whole day of UTC. Words of a choice are compared in any case. Phone numbers are compared as people write them, and \`suffix\` compares their last digits. At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator, and a value that the field does not take, is refused. Fields: `;

/** What every cursor of this API looks like. */
const CURSOR = '^[A-Za-z0-9_-]{40,8000}$';
/** Up to four fields. */
export const SORT = String.raw`^\s*-?[\w.]+\s*(,\s*-?[\w.]+\s*){0,3}$`;

/** `true` or `false`; false when absent. A parameter given twice arrives as a list, which no rule accepts. */
export const Flag = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'boolean', default: false, description }),
    MayBeAbsent(),
    IsIn(['true', 'false']),
  );

/** The position in a list, and the size of the page. */
export class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: LIST_PAGE.default,
    description: `Items per page. 0 means the default, values above ${LIST_PAGE.most} count as ${LIST_PAGE.most}.`,
    example: LIST_PAGE.default,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;

  @ApiPropertyOptional({
    pattern: CURSOR,
    description: 'The `next` of the previous page. Valid only for the same query and caller.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(8000)
  readonly cursor?: string;
}

/** The parameters that every list takes. */
export interface ListQuery extends PageQuery {
  readonly sort?: string;
  readonly q?: string;
  readonly filter?: string;
  readonly total?: 'true' | 'false';
  readonly facets?: string;
}

/** Returns the query with `limit` as a number. */
export const pageOf = <Query extends PageQuery>({
  limit,
  ...rest
}: Query): Omit<Query, 'limit'> & { limit?: number } => ({
  ...rest,
  ...(limit !== undefined && { limit: Number(limit) }),
});

/** Converts the query to the question that reporting takes. */
export const questionOf = <Query extends ListQuery>({ total, ...page }: Query) => ({
  ...pageOf(page),
  total: total === 'true',
});

/** Returns the class of the parameters of one list. `fields` is the text that lists its filter fields; default: all that the view declares. `alsoCounted` names more fields with facets. */
export function listQuery(view: View, fields = filterText(view), alsoCounted = ''): new () => ListQuery {
  const { defaultSort, searched, facets, examples } = view;
  class Query extends PageQuery implements ListQuery {
    @ApiPropertyOptional({
      default: defaultSort,
      maxLength: 200,
      pattern: SORT,
      description:
        'Up to four comma-separated fields with a single value; a minus sorts in descending order. Missing values come first.',
      example: examples.sort ?? defaultSort,
    })
    @MayBeAbsent()
    @IsString()
    @MaxLength(200)
    readonly sort?: string;

    @ApiPropertyOptional({ maxLength: 4000, description: `${FILTER}${fields}.`, example: examples.filter })
    @MayBeAbsent()
    @IsString()
    @MaxLength(4000)
    readonly filter?: string;

    @Flag('Also count all matches. Takes time on large lists.')
    readonly total?: 'true' | 'false';
  }
  if (facets !== undefined) Counted(facets, alsoCounted)(Query.prototype, 'facets');
  if (searched === undefined) return Query;
  class SearchingQuery extends Query {
    @ApiPropertyOptional({
      maxLength: 200,
      description:
        `Every word must begin a word of ${searched}. ` +
        'Case, accents, apostrophes and hyphens make no difference; words of scripts without blanks are found by any part.',
      example: examples.q ?? 'ada',
    })
    @MayBeAbsent()
    @IsString()
    @MaxLength(200)
    readonly q?: string;
  }
  return SearchingQuery;
}

const Counted = (facets: readonly string[], more: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      maxLength: 300,
      description: `Counts the values of up to five comma-separated fields among all matches: ${facets.map((name) => `\`${name}\``).join(', ')}${more}. Returns the twenty most frequent values of each field.`,
      example: facets.slice(0, 2).join(),
    }),
    MayBeAbsent(),
    IsString(),
    MaxLength(300),
  );

/** The same for records that belong to a customer. */
export function relatedListQuery(view: View): new () => ListQuery & { readonly customerId?: string } {
  class RelatedListQuery extends listQuery(view) {
    @ApiPropertyOptional({
      format: 'uuid',
      example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
      description: 'Only records of this customer.',
    })
    @MayBeAbsent()
    @IsUUID()
    readonly customerId?: string;
  }
  return RelatedListQuery;
}

/** Lists the filter fields as text. Those with many values come last, because they cannot be sorted by. */
function filterText(view: View): string {
  const [many, single] = [true, false].map((wanted) =>
    filtersOf(view)
      .filter((filter) => (filter.many === true) === wanted)
      .map(({ name, path, of }) => `\`${name}\`${name === of || path === name ? '' : ` (of ${of})`}`),
  );
  const all = single?.join(', ') ?? '';
  return many?.length ? `${all}, and those with many values: ${many.join(', ')}` : all;
}
