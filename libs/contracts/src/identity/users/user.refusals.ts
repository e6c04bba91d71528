import { fieldsRefusal, refusal } from '@crm/kernel';

export class LastAdministratorStays extends refusal<{ userId: string }>()('identity.last-administrator', {
  kind: 'conflict',
  title: 'This is the last active administrator. Appoint another one first.',
  meaning: 'Without an active administrator, nobody could manage users.',
  remedy: 'Give another user the administrator role, then repeat the request.',
  facts: { userId: 'The last administrator.' },
}) {}
export class UserNotFound extends refusal<{ userId: string }>()('identity.user-not-found', {
  kind: 'not-found',
  title: 'There is no such user.',
  meaning: 'No user has this id, or you may not see them.',
  remedy: 'Check the id.',
  facts: { userId: 'The requested id.' },
}) {}
export class EmailTaken extends refusal<{ userId: string }>()('identity.email-taken', {
  kind: 'conflict',
  title: 'Another user has this e-mail address.',
  meaning: 'E-mail addresses of users are unique. Case is ignored.',
  remedy: 'Choose another address, or use the existing account.',
  facts: { userId: 'The user who has the address.' },
}) {}
export class UserExists extends refusal<{ userId: string }>()('identity.user-exists', {
  kind: 'conflict',
  title: 'This user already exists.',
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
  title: 'Registration is closed. Ask an administrator for an invitation.',
  meaning: 'The setting REGISTRATION is `closed`.',
  remedy: 'Ask an administrator for an invitation.',
}) {}
/** Returned only to callers who know the password. */
export class AccountNotActive extends refusal()('identity.account-not-active', {
  kind: 'forbidden',
  title: 'This account cannot be used yet: an administrator must give it a role.',
  meaning: 'The address is verified and the password is correct, but the account has no role.',
  remedy: 'Wait for an administrator.',
}) {}
export class VerificationTokenRefused extends refusal()('identity.verification-token-refused', {
  kind: 'forbidden',
  title: 'This verification token is not valid: it is unknown or has expired, or the address is already verified.',
  meaning: 'A token works within a day, until the address is verified with it or with another one.',
  remedy: 'Register again with the same address to get another mail.',
}) {}
export class ResetTokenRefused extends refusal()('identity.reset-token-refused', {
  kind: 'forbidden',
  title: 'This password reset token is not valid: it is unknown or has expired, or the password was changed since.',
  meaning: 'A token works within an hour, until the password is changed with it or in another way.',
  remedy: 'Request another mail.',
}) {}
export class CurrentPasswordRefused extends refusal()('identity.current-password-refused', {
  kind: 'forbidden',
  title: 'The current password is wrong.',
  meaning: 'Changing a password requires the current one.',
  remedy: 'Try again, or reset the password. Failed attempts count like failed log-ins.',
}) {}
/** The same for an account that exists and for one that does not. */
export class TooManyFailures extends refusal()('identity.too-many-failures', {
  kind: 'limited',
  title: 'Too many attempts have failed. Try again later.',
  meaning:
    'Five attempts for one account, or twenty from one network, have failed within a quarter of an hour. Accounts that do not exist are treated the same. Secrets of API clients: twenty from one address, whichever clients they are for.',
  remedy: 'Try again after Retry-After. Open sessions and access tokens are not affected.',
}) {
  constructor(override readonly retryAfterMs: number) {
    super({});
  }
}
/** The same refusal for an unknown address, a wrong password and an account that may not log in. */
export class LoginRefused extends refusal()('identity.login-refused', {
  kind: 'unauthenticated',
  title: 'The e-mail address or the password is wrong.',
  meaning: 'One of the two is wrong, or the account may not log in. The answer does not say which.',
  remedy: 'Try again, or reset the password.',
}) {}
export class TooManyLogins extends refusal<{ waiting: number }>()('identity.too-many-logins', {
  kind: 'unavailable',
  title: 'Too many people are logging in. Try again in a moment.',
  meaning: 'Checking a password is slow on purpose, and only a few are checked at a time.',
  remedy: 'Repeat the same request after Retry-After.',
  retryAfterMs: 1000,
  facts: { waiting: 'How many log-ins are waiting.' },
}) {}
/** Callers cannot give or take roles that exceed their own rights. `roles` are those that do. */
export class MoreThanYouHold extends refusal<{ roles: readonly string[] }>()('identity.more-than-you-hold', {
  kind: 'forbidden',
  title: 'You cannot give or take rights that you do not have.',
  meaning: 'A role can be given or taken only by a user whose own rights include those of the role.',
  remedy: 'Ask a user who has these rights.',
  facts: { roles: 'The roles that exceed your rights.' },
}) {}
export class NotYourself extends refusal<{ userId: string }>()('identity.not-yourself', {
  kind: 'forbidden',
  title: 'You cannot deactivate or delete yourself. Ask another administrator.',
  meaning: 'This prevents administrators from locking themselves out by mistake.',
  remedy: 'Ask another administrator.',
  facts: { userId: 'Your id.' },
}) {}
export class WrongUserStatus extends refusal<{ userId: string; status: string; allowed: readonly string[] }>()(
  'identity.wrong-user-status',
  {
    kind: 'conflict',
    title: 'The state of this account does not allow this.',
    meaning: 'For example, only an active account can be deactivated.',
    remedy: 'Check the state of the account first.',
    facts: { userId: 'The account.', status: 'Its state.', allowed: 'The states that allow this.' },
  },
) {}
/** The same refusal for a link that is wrong, too old, used or replaced. */
export class InvitationRefused extends refusal()('identity.invitation-refused', {
  kind: 'forbidden',
  title: 'This invitation is no longer valid. Ask for another one.',
  meaning: 'The link is wrong, too old, used, or replaced by a newer one. The answer does not say which.',
  remedy: 'Ask an administrator for another invitation.',
}) {}
