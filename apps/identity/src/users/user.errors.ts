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
