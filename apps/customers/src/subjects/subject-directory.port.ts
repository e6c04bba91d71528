import type { Assignment, CallContext, Subject } from '@crm/contracts';

export interface KnownSubject extends Assignment {
  readonly isArchived: boolean;
  /** Whether the caller may read it. */
  readonly isReadable: boolean;
}

/**
 * What notes and interactions need to know about the record that they are about, which may belong to another service.
 * Errors: an unknown record is undefined; only an unreachable source throws.
 */
export abstract class SubjectDirectory {
  abstract find(subject: Subject, context: CallContext): Promise<KnownSubject | undefined>;
}
