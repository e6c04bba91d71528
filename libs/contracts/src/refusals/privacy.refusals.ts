import { refusal } from '@crm/kernel';

/** An encrypted part of an event was changed or moved. It is never mistaken for data of an erased person. */
export class DecryptionFailed extends refusal<{ stream: string; revision: number; part: 'data' | 'meta' }>()(
  'privacy.seal-broken',
  {
    kind: 'unavailable',
    title: 'Personal data in the log was changed or moved.',
    meaning: 'An encrypted part of an event fails authentication: the log was tampered with or is damaged.',
    remedy: 'Tell the operator: `crm verify` names the place.',
    facts: { stream: 'The stream.', revision: 'The revision of the event.', part: 'The part: `data` or `meta`.' },
  },
) {
  override get message(): string {
    const { stream, revision, part } = this.facts;
    return `the encrypted ${part} of ${stream}@${revision} fails authentication`;
  }
}
export class SubjectErased extends refusal<{ subject: string }>()('privacy.subject-erased', {
  kind: 'conflict',
  title: 'The person was erased. No more personal data can be recorded about them.',
  meaning: 'Erasure is final.',
  remedy: 'Do not repeat the request. Create a new customer for new data.',
  facts: { subject: 'The person who was erased.' },
}) {}
export class KeyUnavailable extends refusal<{ reason: string }>()('privacy.key-unavailable', {
  kind: 'unavailable',
  title: 'The key vault cannot be reached.',
  meaning: 'Without the keys, personal data can neither be read nor written.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 2000,
  facts: { reason: 'What the vault reported.' },
}) {}
/** The key-encryption key is missing or not the one this data was written with. The program does not start. */
export class WrongKek extends refusal<{ reason: string }>()('privacy.wrong-key-encryption-key', {
  kind: 'unavailable',
  title: 'The key-encryption key does not match the data.',
  meaning: 'Reported when the program starts, never over HTTP.',
  remedy: 'Start with the KEK that belongs to this data directory.',
  facts: { reason: 'What does not match.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
