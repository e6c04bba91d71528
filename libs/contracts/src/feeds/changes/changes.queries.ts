import { Message } from '../../call-context.js';

/** Who answers for a record at this moment, as far as rights look at it. */
export interface RecordOwnership {
  readonly ownerId: string | null;
  readonly createdBy?: string;
  readonly createdAt?: string;
  /** The owner of the customer that the record belongs to. */
  readonly customerOwnerId?: string | null;
}

/** One change of one record, without anything personal. */
export interface Change {
  /** Of the event in the log. */
  readonly position: string;
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly verb: string;
  /** Fields that are other than before; absent where the verb says it all. */
  readonly fields?: readonly string[];
  /** The right that shows the record. */
  readonly readWith: string;
  /** null: there is no such record any more; only those who may read all of them are told. */
  readonly ownership: RecordOwnership | null;
  /** As it was before, when this very change gave the record to another. */
  readonly ownershipBefore?: RecordOwnership;
}

export interface ChangesPage {
  readonly items: readonly Change[];
  /** Where to go on. */
  readonly next: string;
  /** More lies between the position that was asked for and the end of the log than `maxGap`: nothing was read. `next` is the end. */
  readonly tooFar?: true;
}

/**
 * What changed after a position, in the order of the log, once the views that show it have come that far. Without `after`: nothing, and
 * the end of the log as `next`. Waits up to `waitMs` for the first change. Between services only: says whose each record is.
 */
export class ReadChanges extends Message<ChangesPage> {
  constructor(
    readonly after?: string,
    readonly waitMs: number = 0,
    /** Refuse to walk farther than so many events. */
    readonly maxGap?: number,
  ) {
    super();
  }
}
