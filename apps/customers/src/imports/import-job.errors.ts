import { DomainError, type FieldError } from '@crm/kernel';

/** There is none, or it is not the caller's: both look the same. */
export class ImportNotFound extends DomainError<{ importId: string }> {
  readonly code = 'customers.import-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such import.';
}
export class ImportExists extends DomainError<{ importId: string }> {
  readonly code = 'customers.import-exists';
  readonly kind = 'conflict';
  readonly title = 'This import exists already.';
}
/** `state` is where it is now. */
export class ImportNotStartable extends DomainError<{ importId: string; state: string }> {
  readonly code = 'customers.import-not-startable';
  readonly kind = 'conflict';
  readonly title = 'This import is running or has ended. Upload the file again to import it again.';
}
export class ImportNotRunning extends DomainError<{ importId: string; state: string }> {
  readonly code = 'customers.import-not-running';
  readonly kind = 'conflict';
  readonly title = 'This import is not running.';
}
export class ImportEnded extends DomainError<{ importId: string; state: string }> {
  readonly code = 'customers.import-ended';
  readonly kind = 'conflict';
  readonly title = 'This import has ended.';
}
export type UnreadableReason = 'empty' | 'no-header' | 'not-text' | 'too-many-columns' | 'too-many-broken-rows';
export class ImportUnreadable extends DomainError<{ reason: UnreadableReason; line?: number }> {
  readonly code = 'customers.import-unreadable';
  readonly kind = 'invalid';
  readonly title = 'The file cannot be read as CSV with a header in its first line.';
}
export class ImportMappingInvalid extends DomainError {
  readonly code = 'customers.import-mapping-invalid';
  readonly kind = 'invalid';
  readonly title = 'The columns cannot be mapped like that.';

  constructor(override readonly errors: readonly FieldError[]) {
    super({});
  }
}
