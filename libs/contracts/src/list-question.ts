/** What a list asks. All texts are as the caller wrote them; reporting parses and refuses. */
export interface ListQuestion {
  /** 0 to …; 0 is the default of 50, more than 200 is 200. */
  readonly limit?: number;
  readonly cursor?: string;
  readonly sort?: string;
  readonly q?: string;
  readonly filter?: string;
  readonly total?: boolean;
}

/** A page of rows the caller may read. Without `next` it is the last one. */
export interface ListPage<Item> {
  readonly items: Item[];
  readonly next?: string;
  readonly stale: boolean;
  readonly total?: number;
}
