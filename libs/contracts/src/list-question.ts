import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Message } from './call-context.js';

/** Rows per page. 0 or no limit means `default`; larger limits are reduced to `most`. */
export const LIST_PAGE = { default: 50, most: 200 } as const;

/** The parameters of a list. All texts are as the caller wrote them; reporting parses and validates them. */
export interface ListQuestion {
  /** See LIST_PAGE. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: string;
  readonly q?: string;
  readonly filter?: string;
  readonly total?: boolean;
  /** Fields whose values are to be counted, separated by commas. Only for lists that have facets. */
  readonly facets?: string;
}

/** The parameters of a list of records that belong to customers. */
export interface RelatedListQuestion extends ListQuestion {
  /** Only records of this customer. */
  readonly customerId?: string;
}

/** Records the caller may read, page by page. */
export abstract class ListOf<Page, Question extends ListQuestion = ListQuestion> extends Message<Page> {
  constructor(readonly question: Question) {
    super();
  }
}

/** One record. Refused as not found when it does not exist or the caller may not read it; the refusal is the same. */
export abstract class CardOf<Record> extends Message<Record> {
  constructor(readonly id: string) {
    super();
  }
}

/** A page of rows the caller may read. Without `next` it is the last one. */
export interface ListPage<Item> {
  readonly items: Item[];
  readonly next?: string;
  readonly stale: boolean;
  readonly total?: number;
  readonly facets?: FacetsView;
}

@ApiSchema({ description: 'A value of a field, and how many matches have it.' })
export class FacetValueView {
  @ApiProperty({
    oneOf: [{ type: 'string' }, { type: 'boolean' }, { type: 'null' }],
    description:
      'null: the records without a value. Texts that differ only in case or accents are one value, shown in one of the spellings.',
    example: 'active',
  })
  readonly value!: string | number | boolean | null;
  @ApiProperty({ type: 'integer', minimum: 1, example: 8320 })
  readonly count!: number;
}
/** By field, its most frequent values. */
export type FacetsView = Record<string, FacetValueView[]>;

/** The member of a page that holds them. */
export const Facets = (): PropertyDecorator =>
  ApiPropertyOptional({
    type: 'object',
    additionalProperties: {
      type: 'array',
      maxItems: 20,
      items: { $ref: '#/components/schemas/FacetValueView' },
    },
    example: { status: [{ value: 'active', count: 8320 }] },
    description: 'Only with `facets`: by field, the most frequent values among all matches that the caller may read.',
  });

/** What every page has besides its items. */
export abstract class PageView {
  @ApiPropertyOptional({ description: 'Send it as `cursor` to get the next page. Absent on the last page.' })
  readonly next?: string;
  @ApiProperty({ description: 'Whether the page may lag behind the requested position.', example: false })
  readonly stale!: boolean;
}

/** A page of a list whose matches can be counted. */
export abstract class CountedPageView extends PageView {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Number of all matches that the caller may read; only with `total=true`.',
    example: 12,
  })
  readonly total?: number;
}
