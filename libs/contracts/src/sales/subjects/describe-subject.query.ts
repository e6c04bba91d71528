import type { Assignment } from '../../assignment.js';
import { Message } from '../../call-context.js';
import type { Subject } from '../../subject.js';

export interface DescribedSubject extends Assignment {
  readonly isArchived: boolean;
  /** Whether the caller may read it. */
  readonly isReadable: boolean;
}

/**
 * What a note or an interaction needs to know about the record of sales that it is about; `undefined`: there is none. Between
 * services only: it says more than the caller may read.
 */
export class DescribeSubject extends Message<DescribedSubject | undefined> {
  constructor(readonly subject: Subject) {
    super();
  }
}
