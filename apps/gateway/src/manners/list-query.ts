import { ApiPropertyOptional } from '@nestjs/swagger';
import type { ListQuestion } from '@crm/contracts';
import { IsIn, IsString, Matches, MaxLength, ValidateIf } from 'class-validator';

/** A parameter that may be left out. Given twice it arrives as a list, which no rule accepts. */
const MayBeAbsent = (): PropertyDecorator => ValidateIf((_query, value) => value !== undefined);

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

/** What one list says about its parameters. */
export interface ListParameters {
  /** For people: the names of the fields to filter by. */
  readonly fields: string;
  readonly defaultSort: string;
  readonly exampleFilter: string;
  /** What the words of `q` are looked for in. */
  readonly searched: string;
}

/** The parameters of a list, as each of them takes them. */
export interface ListQuery {
  readonly limit?: string;
  readonly cursor?: string;
  readonly sort?: string;
  readonly q?: string;
  readonly filter?: string;
  readonly total?: 'true' | 'false';
}

export const questionOf = ({ limit, total, ...texts }: ListQuery): ListQuestion => ({
  ...texts,
  ...(limit !== undefined && { limit: Number(limit) }),
  total: total === 'true',
});

/** The class of one list's parameters. */
export function listQuery({ fields, defaultSort, exampleFilter, searched }: ListParameters): new () => ListQuery {
  class Query implements ListQuery {
    @ApiPropertyOptional({
      type: 'integer',
      minimum: 0,
      default: 50,
      description: 'Per page; 0 is the default, more than 200 is 200.',
      example: 50,
    })
    @MayBeAbsent()
    @IsString()
    @Matches(/^\d{1,9}$/, { message: 'must be a whole number from 0' })
    readonly limit?: string;

    @ApiPropertyOptional({
      description: 'The `next` of the page before. Belongs to the same filter, sort, search and caller.',
    })
    @MayBeAbsent()
    @IsString()
    @MaxLength(8000)
    readonly cursor?: string;

    @ApiPropertyOptional({
      default: defaultSort,
      description: 'Up to four fields with one value, by comma; a minus sorts downwards. Missing values come first.',
      example: defaultSort,
    })
    @MayBeAbsent()
    @IsString()
    @MaxLength(200)
    readonly sort?: string;

    @ApiPropertyOptional({
      maxLength: 200,
      description: `Every word must begin a word of ${searched}.`,
      example: 'ada',
    })
    @MayBeAbsent()
    @IsString()
    @MaxLength(200)
    readonly q?: string;

    @ApiPropertyOptional({ maxLength: 4000, description: `${FILTER}${fields}.`, example: exampleFilter })
    @MayBeAbsent()
    @IsString()
    @MaxLength(4000)
    readonly filter?: string;

    @ApiPropertyOptional({
      enum: ['true', 'false'],
      default: 'false',
      description: 'Count all matches too. Costs time on large lists.',
    })
    @MayBeAbsent()
    @IsIn(['true', 'false'])
    readonly total?: 'true' | 'false';
  }
  return Query;
}
