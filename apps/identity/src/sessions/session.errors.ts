import { DomainError } from '@crm/kernel';

/** There is none, it is over, or it is somebody else's: all three look the same. */
export class SessionNotFound extends DomainError<{ sessionId: string }> {
  readonly code = 'identity.session-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such session.';
}
/** One refusal for whatever is wrong with a refresh token. */
export class RefreshRefused extends DomainError {
  readonly code = 'identity.refresh-refused';
  readonly kind = 'unauthenticated';
  readonly title = 'This refresh token opens nothing. Log in again.';
}
