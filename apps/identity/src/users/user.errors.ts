import { DomainError, type FieldError } from '@crm/kernel';

export class UserNotFound extends DomainError<{ userId: string }> {
  readonly code = 'identity.user-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such user.';
}
export class EmailTaken extends DomainError<{ userId: string }> {
  readonly code = 'identity.email-taken';
  readonly kind = 'conflict';
  readonly title = 'Another user has this e-mail address.';
}
export class UserExists extends DomainError<{ userId: string }> {
  readonly code = 'identity.user-exists';
  readonly kind = 'conflict';
  readonly title = 'This user exists already.';
}
export class PasswordRefused extends DomainError {
  readonly code = 'identity.password-refused';
  readonly kind = 'invalid';
  readonly title = 'This password cannot be used.';

  constructor(override readonly errors: readonly FieldError[]) {
    super({});
  }
}
export class RegistrationClosed extends DomainError {
  readonly code = 'identity.registration-closed';
  readonly kind = 'forbidden';
  readonly title = 'Nobody can register here; ask an administrator for an invitation.';
}
/** Told only to somebody who knows the password. */
export class AccountNotActive extends DomainError {
  readonly code = 'identity.account-not-active';
  readonly kind = 'forbidden';
  readonly title =
    'This account cannot be used yet: its address has to be verified, and an administrator has to give it a role.';
}
export class VerificationTokenRefused extends DomainError {
  readonly code = 'identity.verification-token-refused';
  readonly kind = 'forbidden';
  readonly title = 'This token proves no address: it was used, replaced by a newer one, or has expired.';
}
export class ResetTokenRefused extends DomainError {
  readonly code = 'identity.reset-token-refused';
  readonly kind = 'forbidden';
  readonly title = 'This token sets no password: it was used, replaced by a newer one, or has expired.';
}
export class CurrentPasswordRefused extends DomainError {
  readonly code = 'identity.current-password-refused';
  readonly kind = 'forbidden';
  readonly title = 'The current password is wrong.';
}
/** The same for an account that exists and for one that does not. */
export class TooManyFailures extends DomainError {
  readonly code = 'identity.too-many-failures';
  readonly kind = 'limited';
  readonly title = 'Too many attempts have failed. Try again later.';

  constructor(override readonly retryAfterMs: number) {
    super({});
  }
}
/** One refusal for an unknown address, a wrong password and an account that may not log in. */
export class LoginRefused extends DomainError {
  readonly code = 'identity.login-refused';
  readonly kind = 'unauthenticated';
  readonly title = 'The e-mail address or the password is wrong.';
}
export class TooManyLogins extends DomainError<{ waiting: number }> {
  readonly code = 'identity.too-many-logins';
  readonly kind = 'unavailable';
  readonly title = 'Too many people are logging in. Try again in a moment.';
  override readonly retryAfterMs = 1000;
}
