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
/** Why a key cannot be used, though its subject was never erased. */
export const KEY_DAMAGE = {
  missing: 'it is gone, though nobody was erased',
  changed: 'it was changed: its key-encryption key does not unwrap it',
  'unknown-kek': 'it names a key-encryption key that is not available',
} as const;
export type KeyDamage = keyof typeof KEY_DAMAGE;

/** The key of one person is lost or spoilt. Unlike an outage, waiting does not help, and it concerns that person only. */
export class KeyDamaged extends refusal<{ kid: string; damage: KeyDamage }>()('privacy.key-damaged', {
  kind: 'unavailable',
  title: 'The key of this record is lost or damaged: its personal data cannot be read.',
  meaning:
    'The stored key of one person is missing or was changed, though the person was never erased. Only the records of this person are affected.',
  remedy:
    'Tell the operator: `crm verify` names every such key, and a backup restores it. Repeating the request does not help.',
  facts: {
    kid: 'The key: the person it belongs to, and a suffix.',
    damage: '`missing`, `changed`, or `unknown-kek`: wrapped by a key-encryption key that is not available.',
  },
}) {
  override get message(): string {
    const { kid, damage } = this.facts;
    return `The key ${kid} cannot be used: ${KEY_DAMAGE[damage]}. Restore its row of the table keys from a backup; crm verify names every such key.`;
  }
}
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
/** A part of the key vault without which a store that holds data cannot work. The program does not start. */
export class VaultDamaged extends refusal<{ reason: string }>()('privacy.vault-damaged', {
  kind: 'unavailable',
  title: 'A part of the key vault is lost or damaged.',
  meaning: 'Reported when the program starts and by `crm verify`, never over HTTP.',
  remedy: 'Restore the data directory from a backup.',
  facts: { reason: 'What is missing, and what to restore.' },
}) {
  override get message(): string {
    return this.facts.reason;
  }
}
