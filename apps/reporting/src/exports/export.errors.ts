import { DomainError, type FieldError } from '@crm/kernel';

/** There is none, or it is not the caller's: both look the same. */
export class ExportNotFound extends DomainError<{ exportId: string }> {
  readonly code = 'exports.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such export.';
}
export class ExportExists extends DomainError<{ exportId: string }> {
  readonly code = 'exports.exists';
  readonly kind = 'conflict';
  readonly title = 'This export exists already.';
}
/** `state` is where it is now. */
export class ExportEnded extends DomainError<{ exportId: string; state: string }> {
  readonly code = 'exports.ended';
  readonly kind = 'conflict';
  readonly title = 'This export has ended.';
}
export class ExportNotReady extends DomainError<{ exportId: string; state: string }> {
  readonly code = 'exports.not-ready';
  readonly kind = 'conflict';
  readonly title = 'This export has no whole file to fetch.';
}
export class ExportExpired extends DomainError<{ exportId: string }> {
  readonly code = 'exports.expired';
  readonly kind = 'not-found';
  readonly title = 'The file of this export is gone. Export the list again.';
}
export class ExportOutOfReach extends DomainError<{ exportId: string }> {
  readonly code = 'exports.out-of-reach';
  readonly kind = 'forbidden';
  readonly title = 'Your rights reach less far than when this was exported. Export the list again.';
}
export class TooManyExports extends DomainError<{ running: number; limit: number }> {
  readonly code = 'exports.too-many';
  readonly kind = 'limited';
  readonly title = 'You have as many exports running as you may. Wait for one, or cancel it.';
  override readonly retryAfterMs = 5_000;
}
/** `errors` points to each name. The names are not repeated: people put anything into them. */
export class UnknownExportColumns extends DomainError<{ allowed: readonly string[] }> {
  readonly code = 'exports.unknown-column';
  readonly kind = 'invalid';
  readonly title = 'This list has no such column for you.';

  constructor(
    facts: { allowed: readonly string[] },
    override readonly errors: readonly FieldError[],
  ) {
    super(facts);
  }
}
/** `what`: `rows` or `columns`. */
export class TooLargeForPdf extends DomainError<{ what: string; count: number; limit: number }> {
  readonly code = 'exports.too-large-for-pdf';
  readonly kind = 'invalid';
  readonly title = 'This is more than a PDF has room for. Take fewer rows or columns, or the format csv.';
}
export class ExportDiskFull extends DomainError {
  readonly code = 'exports.disk-full';
  readonly kind = 'full';
  readonly title = 'The disk of exported files is full.';
  override readonly retryAfterMs = 30_000;
}
/** The list at its one moment had other rows than were written: a mistake of ours, and no file to hand out. */
export class ExportIncomplete extends DomainError<{ rows: number; total: number }> {
  readonly code = 'exports.incomplete';
  readonly kind = 'unavailable';
  readonly title = 'The file did not come to hold all rows, and was thrown away. Export the list again.';
}
export class ExportRequestErased extends DomainError {
  readonly code = 'exports.request-erased';
  readonly kind = 'conflict';
  readonly title = 'Who asked for this export was erased, and with them what they asked for.';
}

const FAILURES: Readonly<Record<string, string>> = Object.fromEntries(
  [new ExportDiskFull({}), new ExportIncomplete({ rows: 0, total: 0 }), new ExportRequestErased({})].map(
    ({ code, title }) => [code, title],
  ),
);

/** Why an export failed, in words. */
export const failureText = (reason: string): string =>
  FAILURES[reason] ??
  'Something went wrong inside the program. Export the list again; the operator finds it in the log.';
