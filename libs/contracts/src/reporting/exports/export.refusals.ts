import { refusal } from '@crm/kernel';

/** The export does not exist, or belongs to another caller; the refusal is the same. */
export class ExportNotFound extends refusal<{ exportId: string }>()('exports.not-found', {
  kind: 'not-found',
  title: 'There is no such export.',
  meaning: 'None of your exports has this id. The answer is the same for exports of others.',
  remedy: 'Check the id in the list of your exports.',
  facts: { exportId: 'The requested id.' },
}) {}
export class ExportExists extends refusal<{ exportId: string }>()('exports.exists', {
  kind: 'conflict',
  title: 'This export already exists.',
  meaning: 'An export with this id was requested before.',
  remedy: 'Use the existing export.',
  facts: { exportId: 'The existing export.' },
}) {}
export class ExportEnded extends refusal<{ exportId: string; state: string }>()('exports.ended', {
  kind: 'conflict',
  title: 'This export has ended.',
  meaning: 'Only a running export can be cancelled.',
  remedy: 'Nothing. A complete file is removed automatically.',
  facts: { exportId: 'The export.', state: 'Its current state.' },
}) {}
export class ExportNotReady extends refusal<{ exportId: string; state: string }>()('exports.not-ready', {
  kind: 'conflict',
  title: 'This export has no complete file to download.',
  meaning: 'It is still running, has failed, or was cancelled.',
  remedy: 'Wait until its state is `completed`.',
  facts: { exportId: 'The export.', state: 'Its current state.' },
}) {}
export class ExportExpired extends refusal<{ exportId: string }>()('exports.expired', {
  kind: 'not-found',
  title: 'The file of this export is gone. Export the list again.',
  meaning: 'Files are removed after a day, or after the time that the operator has set.',
  remedy: 'Export the list again.',
  facts: { exportId: 'The export.' },
}) {}
export class ExportOutOfReach extends refusal<{ exportId: string }>()('exports.out-of-reach', {
  kind: 'forbidden',
  title: 'Your rights are narrower than when this was exported. Export the list again.',
  meaning: 'The file may contain data that you may no longer read.',
  remedy: 'Export the list again: the new file contains what you may read now.',
  facts: { exportId: 'The export.' },
}) {}
export class TooManyExports extends refusal<{ running: number; limit: number }>()('exports.too-many', {
  kind: 'limited',
  title: 'You have too many exports running. Wait for one to finish, or cancel one.',
  meaning: 'Each running export keeps part of the program busy, so their number is limited.',
  remedy: 'Repeat the request after Retry-After, or cancel one of them.',
  retryAfterMs: 5_000,
  facts: { running: 'How many of your exports are running.', limit: 'How many may run at once.' },
}) {}
/** `errors` points to each name. The names are not repeated, because they may contain anything. */
export class UnknownExportColumns extends refusal<{ allowed: readonly string[] }>()('exports.unknown-column', {
  kind: 'invalid',
  title: 'This list has no such column that you may export.',
  meaning: 'A name is misspelt, or names a field that you may not see. `errors` points to each.',
  remedy: 'Use the names in `allowed`.',
  facts: { allowed: 'All columns that you may export.' },
}) {}
/** A PDF is for people to read; anything larger is for programs. */
export const PDF_LIMITS = { rows: 20_000, columns: 12 } as const;

/** `what`: `rows` or `columns`. */
export class TooLargeForPdf extends refusal<{ what: string; count: number; limit: number }>()(
  'exports.too-large-for-pdf',
  {
    kind: 'invalid',
    title: 'This is too large for a PDF. Choose fewer rows or columns, or the format csv.',
    meaning: `A PDF is for people to read: it has at most ${PDF_LIMITS.rows.toLocaleString('en')} rows and ${PDF_LIMITS.columns} columns.`,
    remedy: 'Narrow the filter, name fewer columns, or ask for `csv`, which has no such limits.',
    facts: { what: '`rows` or `columns`.', count: 'How many there are.', limit: 'How many a PDF can have.' },
  },
) {}
export class ExportDiskFull extends refusal()('exports.disk-full', {
  kind: 'full',
  title: 'The disk for exported files is full.',
  meaning: 'The file could not be completed and was discarded.',
  remedy: 'Tell the operator, and export the list again when there is room.',
  retryAfterMs: 30_000,
}) {}
/** The number of rows written differs from the list at that moment: a bug in the program, so the file is not handed out. */
export class ExportIncomplete extends refusal<{ rows: number; total: number }>()('exports.incomplete', {
  kind: 'unavailable',
  title: 'The file did not contain all rows and was discarded. Export the list again.',
  meaning:
    'The number of rows written differs from that of the list. Reported as the `failure` of an export, never as an HTTP error.',
  remedy: 'Export the list again, and tell the operator if it happens twice.',
  facts: { rows: 'Rows written.', total: 'Rows in the list.' },
}) {}
export class ExportRequestErased extends refusal()('exports.request-erased', {
  kind: 'conflict',
  title: 'The user who requested this export was erased, and the request with them.',
  meaning: 'Reported as the `failure` of an export, never as an HTTP error.',
  remedy: 'Nothing.',
}) {}
