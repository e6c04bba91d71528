import { refusal } from '@crm/kernel';

/** There is none, or it is not the caller's: both look the same. */
export class ExportNotFound extends refusal<{ exportId: string }>()('exports.not-found', {
  kind: 'not-found',
  title: 'There is no such export.',
  meaning: 'No export of yours has this id. Those of others look the same.',
  remedy: 'Check the id in the list of your exports.',
  facts: { exportId: 'The id that was asked for.' },
}) {}
export class ExportExists extends refusal<{ exportId: string }>()('exports.exists', {
  kind: 'conflict',
  title: 'This export exists already.',
  meaning: 'An export with this id was asked for before.',
  remedy: 'Look at the existing one.',
  facts: { exportId: 'The existing export.' },
}) {}
/** `state` is where it is now. */
export class ExportEnded extends refusal<{ exportId: string; state: string }>()('exports.ended', {
  kind: 'conflict',
  title: 'This export has ended.',
  meaning: 'Only an export that is running can be stopped.',
  remedy: 'Nothing. A file that is whole goes by itself.',
  facts: { exportId: 'The export.', state: 'What it is now.' },
}) {}
export class ExportNotReady extends refusal<{ exportId: string; state: string }>()('exports.not-ready', {
  kind: 'conflict',
  title: 'This export has no whole file to fetch.',
  meaning: 'It is still being written, failed, or was cancelled.',
  remedy: 'Wait until its state is `completed`.',
  facts: { exportId: 'The export.', state: 'What it is now.' },
}) {}
export class ExportExpired extends refusal<{ exportId: string }>()('exports.expired', {
  kind: 'not-found',
  title: 'The file of this export is gone. Export the list again.',
  meaning: 'Files are removed after a day, or as the operator has set it.',
  remedy: 'Export the list again.',
  facts: { exportId: 'The export.' },
}) {}
export class ExportOutOfReach extends refusal<{ exportId: string }>()('exports.out-of-reach', {
  kind: 'forbidden',
  title: 'Your rights reach less far than when this was exported. Export the list again.',
  meaning: 'The file may hold what you may not read any more.',
  remedy: 'Export the list again: the new file holds what you may read now.',
  facts: { exportId: 'The export.' },
}) {}
export class TooManyExports extends refusal<{ running: number; limit: number }>()('exports.too-many', {
  kind: 'limited',
  title: 'You have as many exports running as you may. Wait for one, or cancel it.',
  meaning: 'Each keeps a part of the program busy.',
  remedy: 'Repeat after Retry-After, or cancel one of them.',
  retryAfterMs: 5_000,
  facts: { running: 'How many of yours run.', limit: 'How many may.' },
}) {}
/** `errors` points to each name. The names are not repeated: people put anything into them. */
export class UnknownExportColumns extends refusal<{ allowed: readonly string[] }>()('exports.unknown-column', {
  kind: 'invalid',
  title: 'This list has no such column for you.',
  meaning: 'A name is misspelt, or names a field that you may not see. `errors` points to each.',
  remedy: 'Use the names in the facts.',
  facts: { allowed: 'All columns that you may take.' },
}) {}
/** People read a PDF: more than this is for programs. */
export const PDF_LIMITS = { rows: 20_000, columns: 12 } as const;

/** `what`: `rows` or `columns`. */
export class TooLargeForPdf extends refusal<{ what: string; count: number; limit: number }>()(
  'exports.too-large-for-pdf',
  {
    kind: 'invalid',
    title: 'This is more than a PDF has room for. Take fewer rows or columns, or the format csv.',
    meaning: `A PDF is for people to read: it has at most ${PDF_LIMITS.rows.toLocaleString('en')} rows and ${PDF_LIMITS.columns} columns.`,
    remedy: 'Narrow the filter, name fewer columns, or ask for `csv`, which knows no such bounds.',
    facts: { what: '`rows` or `columns`.', count: 'How many there are.', limit: 'How many a PDF has room for.' },
  },
) {}
export class ExportDiskFull extends refusal()('exports.disk-full', {
  kind: 'full',
  title: 'The disk of exported files is full.',
  meaning: 'The file could not be written to its end; nothing of it is kept.',
  remedy: 'Tell the operator, and export the list again when there is room.',
  retryAfterMs: 30_000,
}) {}
/** The list at its one moment had other rows than were written: a mistake of ours, and no file to hand out. */
export class ExportIncomplete extends refusal<{ rows: number; total: number }>()('exports.incomplete', {
  kind: 'unavailable',
  title: 'The file did not come to hold all rows, and was thrown away. Export the list again.',
  meaning: 'The number of rows written is not that of the list. Told as `failure` of an export, never over HTTP.',
  remedy: 'Export the list again, and tell the operator if it happens twice.',
  facts: { rows: 'Rows written.', total: 'Rows of the list.' },
}) {}
export class ExportRequestErased extends refusal()('exports.request-erased', {
  kind: 'conflict',
  title: 'Who asked for this export was erased, and with them what they asked for.',
  meaning: 'Told as `failure` of an export, never over HTTP.',
  remedy: 'Nothing.',
}) {}
