import { fieldsRefusal, refusal } from '@crm/kernel';

export class FilesFull extends refusal()('files.full', {
  kind: 'full',
  title: 'The disk for uploaded files is full.',
  meaning:
    'The disk is full, or uploads use all the space that the operator has set aside for them. The upload was discarded.',
  remedy: 'Tell the operator, and repeat the upload when there is room.',
  retryAfterMs: 30_000,
}) {}
export class TooManyUploads extends refusal<{ files: number; bytes: number }>()('customers.too-many-uploads', {
  kind: 'limited',
  title: 'Your uploads would take more space than you may use. Start or cancel those that wait.',
  meaning:
    'Your files that wait for their start or are being imported are limited in number and size. The upload was discarded.',
  remedy: 'Start or cancel your other imports, or upload a smaller file.',
  retryAfterMs: 60_000,
  facts: { files: 'How many of your imports may be unfinished.', bytes: 'Size of their files in all.' },
}) {}
/** The import does not exist, or belongs to another caller; the refusal is the same. */
export class ImportNotFound extends refusal<{ importId: string }>()('customers.import-not-found', {
  kind: 'not-found',
  title: 'There is no such import.',
  meaning: 'No import has this id, or it is not yours.',
  remedy: 'Check the id in the Location header of the upload.',
  facts: { importId: 'The requested id.' },
}) {}
export class ImportExists extends refusal<{ importId: string }>()('customers.import-exists', {
  kind: 'conflict',
  title: 'This import already exists.',
  meaning: 'An import with this id was opened before.',
  remedy: 'Upload the file again.',
  facts: { importId: 'The import.' },
}) {}
export class ImportNotStartable extends refusal<{ importId: string; state: string }>()(
  'customers.import-not-startable',
  {
    kind: 'conflict',
    title: 'This import is running or has ended. Upload the file again to import it again.',
    meaning: 'An import can be started only once, apart from dry runs.',
    remedy: 'Upload the file again.',
    facts: { importId: 'The import.', state: 'Its current state.' },
  },
) {}
export class ImportNotRunning extends refusal<{ importId: string; state: string }>()('customers.import-not-running', {
  kind: 'conflict',
  title: 'This import is not running.',
  meaning: 'It has not been started, or it has ended.',
  remedy: 'Check its state.',
  facts: { importId: 'The import.', state: 'Its current state.' },
}) {}
export class ImportExpired extends refusal()('customers.import-expired', {
  kind: 'conflict',
  title: 'The file was not imported in time and was removed. Upload it again.',
  meaning:
    'Uploaded files that are not started are removed after the time that the operator has set. Reported as the `failure` of an import, never as an HTTP error.',
  remedy: 'Upload the file again, and start the import.',
}) {}
export class ImportErrorsExpired extends refusal<{ importId: string }>()('customers.import-errors-expired', {
  kind: 'not-found',
  title: 'The error file of this import was removed.',
  meaning: 'Error files are removed after the time that the operator has set.',
  remedy: 'Upload the rows again. `counts` of the import says how many of them failed.',
  facts: { importId: 'The import.' },
}) {}
export class ImportEnded extends refusal<{ importId: string; state: string }>()('customers.import-ended', {
  kind: 'conflict',
  title: 'This import has ended.',
  meaning: 'An import that has ended cannot be cancelled.',
  remedy: 'Check its result.',
  facts: { importId: 'The import.', state: 'Its current state.' },
}) {}
export type UnreadableReason =
  | 'empty'
  | 'not-text'
  | 'unknown-encoding'
  | 'encoding-not-recognised'
  | 'encoding-mismatch'
  | 'no-header'
  | 'too-many-columns'
  | 'too-many-broken-rows';
export class ImportUnreadable extends refusal<{ reason: UnreadableReason; line?: number }>()(
  'customers.import-unreadable',
  {
    kind: 'invalid',
    title: 'The file cannot be read as CSV with a header, or as vCard.',
    meaning:
      'The file is empty, is neither CSV nor vCard, or its encoding is not known or not the one that was declared. `errors` says which.',
    remedy:
      'Name the encoding, the delimiter or the line of the header with the upload (`encoding`, `delimiter`, `headerLine`), or save the file as CSV in UTF-8.',
    facts: { reason: 'What is wrong.', line: 'The line at fault, counted from 1.' },
  },
) {}
export class ImportMappingInvalid extends fieldsRefusal('customers.import-mapping-invalid', {
  kind: 'invalid',
  title: 'The mapping of the columns is not valid.',
  meaning: 'The mapping names columns or fields that do not exist, or names one twice. `errors` lists each.',
  remedy: 'Correct the mapping and start again.',
}) {}
