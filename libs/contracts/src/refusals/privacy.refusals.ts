import { refusal } from '@crm/kernel';

/** An encrypted box does not belong where it stands: somebody changed or moved it. Never taken for an erased person. */
export class DecryptionFailed extends refusal<{ stream: string; revision: number; part: 'data' | 'meta' }>()(
  'privacy.seal-broken',
  {
    kind: 'unavailable',
    title: 'Personal data in the log was changed or moved.',
    meaning: 'An encrypted part of an event does not belong where it stands: the log was tampered with or is damaged.',
    remedy: 'Tell the operator: `crm verify` names the place.',
    facts: { stream: 'Where.', revision: 'Of which event.', part: 'Which part of it.' },
  },
) {
  override get message(): string {
    const { stream, revision, part } = this.facts;
    return `the encrypted ${part} of ${stream}@${revision} fails authentication`;
  }
}
export class SubjectErased extends refusal<{ subject: string }>()('privacy.subject-erased', {
  kind: 'conflict',
  title: 'The person was erased; nothing personal can be recorded about them any more.',
  meaning: 'Erasure is final.',
  remedy: 'Do not repeat it. A new record needs a new customer.',
  facts: { subject: 'Who was erased.' },
}) {}
export class KeyUnavailable extends refusal<{ reason: string }>()('privacy.key-unavailable', {
  kind: 'unavailable',
  title: 'The key vault cannot be reached.',
  meaning: 'Without the keys, personal data can neither be read nor written.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 2000,
  facts: { reason: 'What the vault said.' },
}) {}
/** The key-encryption key is missing or not the one this data was written with. The program does not start. */
export class WrongKek extends refusal<{ reason: string }>()('privacy.wrong-key-encryption-key', {
  kind: 'unavailable',
  title: 'The key-encryption key does not fit the data.',
  meaning: 'Told at the start of the program, never over HTTP.',
  remedy: 'Start with the KEK that this data directory was used with.',
  facts: { reason: 'What does not fit.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
