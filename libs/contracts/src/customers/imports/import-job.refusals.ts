import { fieldsRefusal, refusal } from '@crm/kernel';

export class FilesFull extends refusal()('files.full', {
  kind: 'full',
  title: 'The disk of uploaded files is full.',
  meaning: 'Nothing of the upload was kept.',
  remedy: 'Tell the operator, and repeat the upload when there is room.',
  retryAfterMs: 30_000,
}) {}
/** There is none, or it is not the caller's: both look the same. */
export class ImportNotFound extends refusal<{ importId: string }>()('customers.import-not-found', {
  kind: 'not-found',
  title: 'There is no such import.',
  meaning: 'No import has this id, or it is not yours.',
  remedy: 'Check the id in the Location of the upload.',
  facts: { importId: 'The id that was asked for.' },
}) {}
export class ImportExists extends refusal<{ importId: string }>()('customers.import-exists', {
  kind: 'conflict',
  title: 'This import exists already.',
  meaning: 'An import with this id was opened before.',
  remedy: 'Upload the file again.',
  facts: { importId: 'The import.' },
}) {}
/** `state` is where it is now. */
export class ImportNotStartable extends refusal<{ importId: string; state: string }>()(
  'customers.import-not-startable',
  {
    kind: 'conflict',
    title: 'This import is running or has ended. Upload the file again to import it again.',
    meaning: 'An import is started once.',
    remedy: 'Upload the file again.',
    facts: { importId: 'The import.', state: 'Its state.' },
  },
) {}
export class ImportNotRunning extends refusal<{ importId: string; state: string }>()('customers.import-not-running', {
  kind: 'conflict',
  title: 'This import is not running.',
  meaning: 'It was not started yet, or has ended.',
  remedy: 'Look at its state.',
  facts: { importId: 'The import.', state: 'Its state.' },
}) {}
export class ImportEnded extends refusal<{ importId: string; state: string }>()('customers.import-ended', {
  kind: 'conflict',
  title: 'This import has ended.',
  meaning: 'What is over cannot be cancelled.',
  remedy: 'Look at its result.',
  facts: { importId: 'The import.', state: 'Its state.' },
}) {}
export type UnreadableReason = 'empty' | 'no-header' | 'not-text' | 'too-many-columns' | 'too-many-broken-rows';
export class ImportUnreadable extends refusal<{ reason: UnreadableReason; line?: number }>()(
  'customers.import-unreadable',
  {
    kind: 'invalid',
    title: 'The file cannot be read as CSV with a header in its first line.',
    meaning: 'The file is empty, in an unknown encoding, or no CSV.',
    remedy: 'Save it as CSV in UTF-8 and upload it again.',
    facts: { reason: 'What is wrong.', line: 'Where, counted from 1.' },
  },
) {}
export class ImportMappingInvalid extends fieldsRefusal('customers.import-mapping-invalid', {
  kind: 'invalid',
  title: 'The columns cannot be mapped like that.',
  meaning: 'The mapping names columns or fields that do not exist, or one twice. `errors` names each.',
  remedy: 'Correct the mapping and start again.',
}) {}
