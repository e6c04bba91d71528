import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { filtersOf, LIST_PAGE, MayBeAbsent, type View } from '@crm/contracts';
import { IsIn, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const FILTER = `Conditions on indexed fields. Text compares without regard to case and accents; timestamps are texts.

\`\`\`ebnf
filter    = all, { "or", all } ;
all       = part, { "and", part } ;
part      = "(", filter, ")" | condition ;
condition = field, ( "eq" | "ne" ), ( value | "null" )
          | field, ( "lt" | "le" | "gt" | "ge" ), value
          | field, "prefix", string
          | field, "in", "(", value, { ",", value }, ")" ;
value     = string | number | "true" | "false" ;
\`\`\`

At most 20 conditions, 3 levels, 200 values in a list. An unknown field or operator is refused. Fields: `;

/** `true` or `false`, false when it is left out. Given twice it arrives as a list, which no rule accepts. */
export const Flag = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'boolean', default: false, description }),
    MayBeAbsent(),
    IsIn(['true', 'false']),
  );

/** Where in a list, and how much of it. */
export class PageQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    default: LIST_PAGE.default,
    description: `Per page; 0 is the default, more than ${LIST_PAGE.most} is ${LIST_PAGE.most}.`,
    example: LIST_PAGE.default,
  })
  @MayBeAbsent()
  @IsString()
  @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
  readonly limit?: string;

  @ApiPropertyOptional({
    maxLength: 8000,
    description: 'The `next` of the page before. Belongs to the same question and caller.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(8000)
  readonly cursor?: string;
}

/** The parameters of a list, as each of them takes them. */
export interface ListQuery extends PageQuery {
  readonly sort?: string;
  readonly q?: string;
  readonly filter?: string;
  readonly total?: 'true' | 'false';
}

/** The page that is asked for, and what else the query says, as it says it. */
export const pageOf = <Query extends PageQuery>({
  limit,
  ...rest
}: Query): Omit<Query, 'limit'> & { limit?: number } => ({
  ...rest,
  ...(limit !== undefined && { limit: Number(limit) }),
});

/** What a list asks, as reporting takes it. */
export const questionOf = <Query extends ListQuery>({ total, ...page }: Query) => ({
  ...pageOf(page),
  total: total === 'true',
});

/** The class of the parameters of one list. `fields` says in words by what it is filtered; default: all that the view declares. */
export function listQuery(view: View, fields = filterText(view)): new () => ListQuery {
  const { defaultSort, searched, examples } = view;
  class Query extends PageQuery implements ListQuery {
    @ApiPropertyOptional({
      default: defaultSort,
      description: 'Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first.',
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

    @Flag('Count all matches too. Costs time on large lists.')
    readonly total?: 'true' | 'false';
  }
  if (searched === undefined) return Query;
  class SearchingQuery extends Query {
    @ApiPropertyOptional({
      maxLength: 200,
      description: `Every word must begin a word of ${searched}.`,
      example: examples.q ?? 'ada',
    })
    @MayBeAbsent()
    @IsString()
    @MaxLength(200)
    readonly q?: string;
  }
  return SearchingQuery;
}

/** The same for records that hang on customers. */
export function relatedListQuery(view: View): new () => ListQuery & { readonly customerId?: string } {
  class RelatedListQuery extends listQuery(view) {
    @ApiPropertyOptional({
      format: 'uuid',
      example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10',
      description: 'Only what hangs on this customer.',
    })
    @MayBeAbsent()
    @IsUUID()
    readonly customerId?: string;
  }
  return RelatedListQuery;
}

/** The names to filter by, those with many values last: nobody sorts by them. */
function filterText(view: View): string {
  const [many, single] = [true, false].map((wanted) =>
    filtersOf(view)
      .filter((filter) => (filter.many === true) === wanted)
      .map(({ name, path, of }) => `\`${name}\`${name === of || path === name ? '' : ` (of ${of})`}`),
  );
  const all = single?.join(', ') ?? '';
  return many?.length ? `${all}, and those with many values: ${many.join(', ')}` : all;
}
