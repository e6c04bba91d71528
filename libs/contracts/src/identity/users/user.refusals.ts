import { fieldsRefusal, refusal } from '@crm/kernel';

export class LastAdministratorStays extends refusal<{ userId: string }>()('identity.last-administrator', {
  kind: 'conflict',
  title: 'This is the last active administrator. Make somebody else one first.',
  meaning: 'Without them nobody could manage users any more.',
  remedy: 'Give somebody else the role of administrator, then repeat the request.',
  facts: { userId: 'The last administrator.' },
}) {}
export class UserNotFound extends refusal<{ userId: string }>()('identity.user-not-found', {
  kind: 'not-found',
  title: 'There is no such user.',
  meaning: 'No user has this id, or you may not see them.',
  remedy: 'Check the id.',
  facts: { userId: 'The id that was asked for.' },
}) {}
export class EmailTaken extends refusal<{ userId: string }>()('identity.email-taken', {
  kind: 'conflict',
  title: 'Another user has this e-mail address.',
  meaning: 'E-mail addresses of users are unique, without regard to case.',
  remedy: 'Choose another address, or use the existing account.',
  facts: { userId: 'Who has the address.' },
}) {}
export class UserExists extends refusal<{ userId: string }>()('identity.user-exists', {
  kind: 'conflict',
  title: 'This user exists already.',
  meaning: 'A user with this id was created before.',
  remedy: 'Use the existing user.',
  facts: { userId: 'The existing user.' },
}) {}
export class PasswordRefused extends fieldsRefusal('identity.password-refused', {
  kind: 'invalid',
  title: 'This password cannot be used.',
  meaning: 'It is too short, too long or too easily guessed. `errors` says which.',
  remedy: 'Choose another password.',
}) {}
export class RegistrationClosed extends refusal()('identity.registration-closed', {
  kind: 'forbidden',
  title: 'Nobody can register here; ask an administrator for an invitation.',
  meaning: 'The setting REGISTRATION is closed.',
  remedy: 'Ask an administrator for an invitation.',
}) {}
/** Told only to somebody who knows the password. */
export class AccountNotActive extends refusal()('identity.account-not-active', {
  kind: 'forbidden',
  title: 'This account cannot be used yet: its address has to be verified, and an administrator has to give it a role.',
  meaning: 'The password is right. The address was not verified yet, or no role was given yet.',
  remedy: 'Follow the link in the mail, or wait for an administrator.',
}) {}
export class VerificationTokenRefused extends refusal()('identity.verification-token-refused', {
  kind: 'forbidden',
  title: 'This token proves no address: it was used, replaced by a newer one, or has expired.',
  meaning: 'A token works once, for a day, and only the newest one works.',
  remedy: 'Register again with the same address to get another mail.',
}) {}
export class ResetTokenRefused extends refusal()('identity.reset-token-refused', {
  kind: 'forbidden',
  title: 'This token sets no password: it was used, replaced by a newer one, or has expired.',
  meaning: 'A token works once, for an hour, and only the newest one works.',
  remedy: 'Ask for another mail.',
}) {}
export class CurrentPasswordRefused extends refusal()('identity.current-password-refused', {
  kind: 'forbidden',
  title: 'The current password is wrong.',
  meaning: 'Whoever changes a password proves first that it is theirs.',
  remedy: 'Try again, or reset the password. Failures count as those of a log-in do.',
}) {}
/** The same for an account that exists and for one that does not. */
export class TooManyFailures extends refusal()('identity.too-many-failures', {
  kind: 'limited',
  title: 'Too many attempts have failed. Try again later.',
  meaning:
    'Five attempts for one account, or twenty from one network, have failed within a quarter of an hour. It is the same for an account that does not exist.',
  remedy: 'Try again after Retry-After. Sessions that are open go on.',
}) {
  constructor(override readonly retryAfterMs: number) {
    super({});
  }
}
/** One refusal for an unknown address, a wrong password and an account that may not log in. */
export class LoginRefused extends refusal()('identity.login-refused', {
  kind: 'unauthenticated',
  title: 'The e-mail address or the password is wrong.',
  meaning: 'One of both is wrong, or the account may not log in. Which of these is not told.',
  remedy: 'Try again, or reset the password.',
}) {}
export class TooManyLogins extends refusal<{ waiting: number }>()('identity.too-many-logins', {
  kind: 'unavailable',
  title: 'Too many people are logging in. Try again in a moment.',
  meaning: 'Checking a password takes time on purpose, and only few are checked at once.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { waiting: 'How many are waiting.' },
}) {}
/** Nobody gives or takes what they do not hold themselves. `roles`: those that are too much. */
export class MoreThanYouHold extends refusal<{ roles: readonly string[] }>()('identity.more-than-you-hold', {
  kind: 'forbidden',
  title: 'This takes rights that you do not have yourself.',
  meaning: 'Nobody gives or takes a role whose rights reach farther than their own.',
  remedy: 'Ask somebody who holds these rights.',
  facts: { roles: 'Those that are too much.' },
}) {}
export class NotYourself extends refusal<{ userId: string }>()('identity.not-yourself', {
  kind: 'forbidden',
  title: 'Nobody deactivates or deletes themself. Ask another administrator.',
  meaning: 'So that nobody locks themself out by mistake.',
  remedy: 'Ask another administrator.',
  facts: { userId: 'You.' },
}) {}
/** `status`: what it is; `allowed`: what it would have to be. */
export class WrongUserStatus extends refusal<{ userId: string; status: string; allowed: readonly string[] }>()(
  'identity.wrong-user-status',
  {
    kind: 'conflict',
    title: 'The state of this account does not allow this.',
    meaning: 'For example, only an active account can be deactivated.',
    remedy: 'Look at the state of the account first.',
    facts: { userId: 'The account.', status: 'Its state.', allowed: 'The states that allow this.' },
  },
) {}
/** One refusal for a link that is wrong, too old, used or replaced. */
export class InvitationRefused extends refusal()('identity.invitation-refused', {
  kind: 'forbidden',
  title: 'This invitation is not valid any more. Ask for another one.',
  meaning: 'The link is wrong, too old, used, or replaced by a newer one. Which of these is not told.',
  remedy: 'Ask an administrator for another invitation.',
}) {}
