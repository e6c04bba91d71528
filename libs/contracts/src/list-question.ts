import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Message } from './call-context.js';

/** Rows of one page; 0 and nothing stand for the default, more is `most`. */
export const LIST_PAGE = { default: 50, most: 200 } as const;

/** What a list asks. All texts are as the caller wrote them; reporting parses and refuses. */
export interface ListQuestion {
  /** See LIST_PAGE. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: string;
  readonly q?: string;
  readonly filter?: string;
  readonly total?: boolean;
}

/** What a list of something that hangs on customers asks. */
export interface RelatedListQuestion extends ListQuestion {
  /** Only what hangs on this customer. */
  readonly customerId?: string;
}

/** Records the caller may read, page by page. */
export abstract class ListOf<Page, Question extends ListQuestion = ListQuestion> extends Message<Page> {
  constructor(readonly question: Question) {
    super();
  }
}

/** One record. Refused as not found when there is none or the caller may not read it: both look the same. */
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
}

/** What every page says besides its items. */
export abstract class PageView {
  @ApiPropertyOptional({ description: 'Give it back as `cursor` for the next page. Absent on the last one.' })
  readonly next?: string;
  @ApiProperty({ description: 'The page may lag behind the position that was asked for.', example: false })
  readonly stale!: boolean;
}

/** The same of a list whose matches can be counted. */
export abstract class CountedPageView extends PageView {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'All matches the caller may read; only with `total=true`.',
    example: 12,
  })
  readonly total?: number;
}
