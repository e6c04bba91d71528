import { refusal } from '@crm/kernel';

/** A newer program wrote this event, or an upcaster is missing. Readers that need every event stop here. */
export class UnknownEvent extends refusal<{ type: string; version: number; stream: string; revision: number }>()(
  'store.unknown-event',
  {
    kind: 'unavailable',
    title: 'The log holds an event that this version of the program does not know.',
    meaning: 'A newer version of the program wrote into this log.',
    remedy: 'Tell the operator: this version is too old for the data.',
    facts: {
      type: 'The type of the event.',
      version: 'The version of the event.',
      stream: 'The stream.',
      revision: 'The revision of the event.',
    },
  },
) {
  override get message(): string {
    const { type, version, stream, revision } = this.facts;
    return `${type} version ${version} at ${stream}@${revision} is unknown to this version of the program`;
  }
}
export class ConcurrencyConflict extends refusal<{
  stream: string;
  expected: number | 'no-stream' | 'exists' | 'any';
  actual: number;
}>()('store.concurrency-conflict', {
  kind: 'conflict',
  title: 'This was changed by another request at the same time.',
  meaning: 'Two changes were made at the same time, and the other one was recorded first.',
  remedy: 'Read the record again and repeat the change on its current state.',
  facts: {
    stream: 'The stream.',
    expected: 'The revision that the change is based on.',
    actual: 'The current revision.',
  },
}) {}
export class StreamDeleted extends refusal<{ stream: string }>()('store.stream-deleted', {
  kind: 'conflict',
  title: 'This stream was permanently retired.',
  meaning: 'The record is gone, and its id cannot be used again.',
  remedy: 'Create a new record.',
  facts: { stream: 'The stream.' },
}) {}
/** What the log holds was not written by this installation: its MAC is missing or wrong. It is never acted on. */
export class NotAuthentic extends refusal<{ stream: string; revision: number; reason: string }>()(
  'store.not-authentic',
  {
    kind: 'unavailable',
    title: 'A record in the log was not written by this program, or was changed afterwards. It is not used.',
    meaning:
      'The MAC of an event, or of the mark of a stream, is missing or wrong: somebody changed the file, or it is damaged.',
    remedy: 'Tell the operator: `crm verify` names every such place. Repeating the request does not help.',
    facts: { stream: 'The stream.', revision: 'The revision of the event.', reason: 'What is wrong.' },
  },
) {
  override get message(): string {
    const { stream, revision, reason } = this.facts;
    return `${stream} at revision ${revision} is not authentic: ${reason}`;
  }
}
export class PayloadTooLarge extends refusal<{ stream: string; bytes: number; limit: number }>()(
  'store.payload-too-large',
  {
    kind: 'too-large',
    title: 'The event is larger than the log accepts.',
    meaning: 'What was sent is too large to be recorded as one event.',
    remedy: 'Send less data at once.',
    facts: { stream: 'The stream.', bytes: 'The size of the event, in bytes.', limit: 'The maximum size, in bytes.' },
  },
) {}
export class InvalidArgument extends refusal<{ argument: string; reason: string }>()('store.invalid-argument', {
  kind: 'invalid',
  title: 'The event log cannot accept this request.',
  meaning: 'An argument of a call to the log breaks the rules of the log.',
  remedy: 'Tell the operator the trace id: the program should have refused this earlier.',
  facts: { argument: 'The argument.', reason: 'The rule that it breaks.' },
}) {}
/** The write may or may not have been carried out. Retry the same request: same ids, same definite revision. */
export class UnknownOutcome extends refusal<{ reason: string }>()('store.unknown-outcome', {
  kind: 'unavailable',
  title: 'It is not known whether the change was saved. Repeat the same request.',
  meaning: 'The store stopped responding before it confirmed the write.',
  remedy: 'Repeat the request with the same Idempotency-Key: it takes effect only once.',
  retryAfterMs: 1000,
  facts: { reason: 'What happened.' },
}) {}
export class Overloaded extends refusal<{ pending: number; limit: number }>()('store.overloaded', {
  kind: 'unavailable',
  title: 'Writes arrive faster than the disk can store them. Try again in a moment.',
  meaning: 'The queue of the log is full. Nothing of this request was written.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { pending: 'How many writes are waiting.', limit: 'How many writes may wait.' },
}) {}
export class Unavailable extends refusal<{ reason: string }>()('store.unavailable', {
  kind: 'unavailable',
  title: 'The event log cannot be reached.',
  meaning: 'Nothing of this request was written.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 2000,
  facts: { reason: 'What the store reported.' },
}) {}
/** The disk is full (or a quota is reached): nothing was written. Reads still work. */
export class StoreFull extends refusal<{ reason: string }>()('store.full', {
  kind: 'full',
  title: 'The disk of the event log is full. Nothing was written.',
  meaning: 'Reads still work.',
  remedy: 'Tell the operator, and repeat the same request when there is room.',
  retryAfterMs: 30_000,
  facts: { reason: 'What the disk reported.' },
}) {}
export class NotSupported extends refusal<{ operation: string }>()('store.not-supported', {
  kind: 'invalid',
  title: 'This event store cannot do that.',
  meaning: 'The configured event store lacks this operation.',
  remedy: 'Use another store, or do without the operation.',
  facts: { operation: 'The operation that it lacks.' },
}) {}
export class SubscriptionDropped extends refusal<{ after: string; reason: string }>()('store.subscription-dropped', {
  kind: 'unavailable',
  title: 'The feed was cut. Resume after the position in the facts.',
  meaning: 'The reader was too slow, or the log was closed.',
  remedy: 'Subscribe again after that position: nothing is lost.',
  facts: { after: 'Position of the last event that was delivered.', reason: 'Why it was cut.' },
}) {}
/** The data directory cannot be opened: the message is for the operator and names what to do. */
export class CannotOpenStore extends refusal<{ path: string; reason: string }>()('store.cannot-open', {
  kind: 'unavailable',
  title: 'The event log cannot be opened.',
  meaning: 'Reported when the program starts, never over HTTP.',
  remedy: 'Read the reason: another process owns the data directory, or it is damaged.',
  facts: { path: 'The file.', reason: 'The cause.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
/** A backup, a restore or a file of events that cannot be used. The reason is for the operator: what is wrong, where, and what to do. */
export class BackupRefused extends refusal<{ path: string; reason: string }>()('store.backup-refused', {
  kind: 'conflict',
  title: 'The backup cannot be used.',
  meaning: 'Reported on the command line (backup, restore, events), never over HTTP.',
  remedy: 'Read the reason: it names the file, what is wrong with it, and what to do.',
  facts: { path: 'The file or folder.', reason: 'The cause.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
/** The caller's copy is old. `changedFields` lists what changed since, as far as the events record it. */
export class StaleRevision extends refusal<{
  id: string;
  expected: number;
  actual: number;
  changedFields?: string[];
}>()('streams.stale-revision', {
  kind: 'stale',
  title: 'This was changed after you last read it.',
  meaning: 'The record was changed after you read the state that your If-Match names.',
  remedy: 'Read it again, and repeat the change with the new ETag if it still makes sense.',
  facts: {
    id: 'The record.',
    expected: 'The revision in If-Match.',
    actual: 'The current revision.',
    changedFields: 'The fields that changed since, as far as the history records them.',
  },
}) {}
export class IdempotencyKeyReused extends refusal<{ id?: string }>()('streams.idempotency-key-reused', {
  kind: 'mismatch',
  title: 'This idempotency key was already used for another request.',
  meaning: 'A key names one request: the same method, path and body.',
  remedy: 'Use a new key for a new request.',
  facts: { id: 'The record of the first request, when both requests are about the same record.' },
}) {}
