import { refusal } from '@crm/kernel';

/** A newer program wrote this event, or an upcaster is missing. Whoever must understand every event stops here. */
export class UnknownEvent extends refusal<{ type: string; version: number; stream: string; revision: number }>()(
  'store.unknown-event',
  {
    kind: 'unavailable',
    title: 'The log holds an event that this version of the program does not know.',
    meaning: 'A newer version of the program wrote into this log.',
    remedy: 'Tell the operator: this version is too old for the data.',
    facts: { type: 'Of the event.', version: 'Of the event.', stream: 'Where.', revision: 'Of which event.' },
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
  title: 'Somebody else changed this at the same time.',
  meaning: 'Two changes met, and the other one was first.',
  remedy: 'Read the thing again and repeat the change on what it is now.',
  facts: { stream: 'Where.', expected: 'The revision it was made for.', actual: 'The revision it has.' },
}) {}
export class StreamDeleted extends refusal<{ stream: string }>()('store.stream-deleted', {
  kind: 'conflict',
  title: 'This stream was retired for ever.',
  meaning: 'The thing is gone, and its id cannot be used again.',
  remedy: 'Create a new one.',
  facts: { stream: 'Which.' },
}) {}
/** `stream` names the culprit; limits are in bytes. */
export class PayloadTooLarge extends refusal<{ stream: string; bytes: number; limit: number }>()(
  'store.payload-too-large',
  {
    kind: 'too-large',
    title: 'The event is larger than the log accepts.',
    meaning: 'What was sent is too large to be recorded as one event.',
    remedy: 'Send less at once.',
    facts: { stream: 'Where.', bytes: 'How large it is.', limit: 'How large it may be.' },
  },
) {}
export class InvalidArgument extends refusal<{ argument: string; reason: string }>()('store.invalid-argument', {
  kind: 'invalid',
  title: 'The event log cannot accept this request.',
  meaning: 'Something that was handed to the log breaks its rules.',
  remedy: 'Tell the operator the trace id: the program should have refused this earlier.',
  facts: { argument: 'What.', reason: 'Which rule.' },
}) {}
/** The write may or may not have been carried out. Retry the same request: same ids, same definite revision. */
export class UnknownOutcome extends refusal<{ reason: string }>()('store.unknown-outcome', {
  kind: 'unavailable',
  title: 'It is not known whether the change was saved. Repeat the same request.',
  meaning: 'The store fell silent between the write and its answer.',
  remedy: 'Repeat it with the same Idempotency-Key: it has one effect.',
  retryAfterMs: 1000,
  facts: { reason: 'What happened.' },
}) {}
export class Overloaded extends refusal<{ pending: number; limit: number }>()('store.overloaded', {
  kind: 'unavailable',
  title: 'More is being written than the disk can take. Try again in a moment.',
  meaning: 'The queue of the log is full. Nothing of this request was written.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { pending: 'How many wait.', limit: 'How many may wait.' },
}) {}
export class Unavailable extends refusal<{ reason: string }>()('store.unavailable', {
  kind: 'unavailable',
  title: 'The event log cannot be reached.',
  meaning: 'Nothing of this request was written.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 2000,
  facts: { reason: 'What the store said.' },
}) {}
/** The disk is full (or a quota is reached): nothing was written. Reads go on. */
export class StoreFull extends refusal<{ reason: string }>()('store.full', {
  kind: 'full',
  title: 'The disk of the event log is full. Nothing was written.',
  meaning: 'Reads still work.',
  remedy: 'Tell the operator, and repeat the same request when there is room.',
  retryAfterMs: 30_000,
  facts: { reason: 'What the disk said.' },
}) {}
export class NotSupported extends refusal<{ operation: string }>()('store.not-supported', {
  kind: 'invalid',
  title: 'This event store cannot do that.',
  meaning: 'The configured event store lacks this operation.',
  remedy: 'Do without, or use another store.',
  facts: { operation: 'What it cannot do.' },
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
  meaning: 'Told at the start of the program, never over HTTP.',
  remedy: 'Read the reason: another process owns the data directory, or it is damaged.',
  facts: { path: 'The file.', reason: 'Why.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
/** A backup, a restore or a file of events that cannot be used. The reason is for the operator: what is wrong, where, and what to do. */
export class BackupRefused extends refusal<{ path: string; reason: string }>()('store.backup-refused', {
  kind: 'conflict',
  title: 'The backup cannot be used.',
  meaning: 'Told by the command line (backup, restore, events), never over HTTP.',
  remedy: 'Read the reason: it names the file, what is wrong with it, and what to do.',
  facts: { path: 'The file or folder.', reason: 'Why.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
/** The caller's copy is old. `changedFields` names what changed since, as far as the events say so. */
export class StaleRevision extends refusal<{
  id: string;
  expected: number;
  actual: number;
  changedFields?: string[];
}>()('streams.stale-revision', {
  kind: 'stale',
  title: 'Somebody changed this since you last read it.',
  meaning: 'Somebody else changed the thing after you read the state that your If-Match names.',
  remedy: 'Read it again, and repeat the change with the new ETag if it still makes sense.',
  facts: {
    id: 'The thing.',
    expected: 'The revision in If-Match.',
    actual: 'The revision it has.',
    changedFields: 'What changed since, as far as the history says so.',
  },
}) {}
/** One Idempotency-Key came with two different requests. */
export class IdempotencyKeyReused extends refusal<{ id?: string }>()('streams.idempotency-key-reused', {
  kind: 'mismatch',
  title: 'This idempotency key was already used for another request.',
  meaning: 'A key names one request: the same method, path and body.',
  remedy: 'Use a new key for a new request.',
  facts: { id: 'What the first request was about, when it was the same thing.' },
}) {}
