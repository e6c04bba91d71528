import { refusal } from '@crm/kernel';
import { EMAIL_CHANGE_LIMITS } from './email-change.messages.js';

/** The same refusal for a link that is wrong, too old, used, replaced or withdrawn. */
export class EmailChangeTokenRefused extends refusal()('identity.email-change-token-refused', {
  kind: 'forbidden',
  title: 'This link does not change an address any more: it is unknown, used, replaced, withdrawn or too old.',
  meaning: 'Each link works once, within a day. A newer request, a new password and a deactivation make it invalid.',
  remedy: 'Request the change again.',
}) {}
export class NoEmailChange extends refusal<{ userId: string }>()('identity.no-email-change', {
  kind: 'conflict',
  title: 'No change of the e-mail address is pending.',
  meaning: 'None was requested, or it was completed, withdrawn or not confirmed in time.',
  remedy: 'Nothing.',
  facts: { userId: 'The account.' },
}) {}
export class TooManyEmailChanges extends refusal<{ limit: number }>()('identity.too-many-email-changes', {
  kind: 'limited',
  title: 'Too many changes of this e-mail address were requested. Try again later.',
  meaning: `Each request mails two links, so an account has at most ${EMAIL_CHANGE_LIMITS.anHour} requests an hour.`,
  remedy: 'Use the links of the last request, or try again after Retry-After.',
  facts: { limit: 'Requests an hour.' },
}) {
  constructor(
    facts: { limit: number },
    override readonly retryAfterMs: number,
  ) {
    super(facts);
  }
}
