import { Message } from '../../call-context.js';

/** Who is responsible for a record now, as far as rights depend on it. */
export interface RecordOwnership {
  readonly ownerId: string | null;
  readonly teamId?: string | null;
  readonly createdBy?: string;
  readonly createdAt?: string;
  /** The customer that the record is about, where that gives access to it. */
  readonly customerId?: string | null;
  /** The holder of the record that it is about: its owner, or without one its team. */
  readonly subjectHolder?: string | null;
}

/** One change of one record, without personal data. */
export interface Change {
  /** Position of the event in the log. */
  readonly position: string;
  readonly kind: string;
  readonly id: string;
  readonly revision: number;
  readonly verb: string;
  /** Fields that changed; absent where the verb says it all. */
  readonly fields?: readonly string[];
  /** The right to read the record. */
  readonly readWith: string;
  /** null: the record no longer exists. Only callers who may read all records of its kind see the change. */
  readonly ownership: RecordOwnership | null;
  /** The ownership before this change, if the change gave the record to another owner or team. */
  readonly ownershipBefore?: RecordOwnership;
}

export interface ChangesPage {
  readonly items: readonly Change[];
  /** The position to continue from. */
  readonly next: string;
  /** More than `maxGap` events lie between the requested position and the end of the log: nothing was read. `next` is the end. */
  readonly tooFar?: true;
}

/**
 * Returns what changed after a position, in the order of the log, once the views that show it are up to date. Without `after` it returns
 * no changes, and the end of the log as `next`. Waits up to `waitMs` for the first change. Between services only: it reveals who owns each
 * record.
 */
export class ReadChanges extends Message<ChangesPage> {
  constructor(
    readonly after?: string,
    readonly waitMs: number = 0,
    /** Read nothing if more events than this lie ahead. */
    readonly maxGap?: number,
  ) {
    super();
  }
}
