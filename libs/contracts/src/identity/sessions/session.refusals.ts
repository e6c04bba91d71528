import { refusal } from '@crm/kernel';

/** The session does not exist, has ended, or belongs to another user; the refusal is the same. */
export class SessionNotFound extends refusal<{ sessionId: string }>()('identity.session-not-found', {
  kind: 'not-found',
  title: 'There is no such session.',
  meaning: 'The session has ended, or it is not yours.',
  remedy: 'Check the list of your sessions.',
  facts: { sessionId: 'The requested id.' },
}) {}
/** The same refusal for every fault of a refresh token. */
export class RefreshRefused extends refusal()('identity.refresh-refused', {
  kind: 'unauthenticated',
  title: 'This refresh token is not valid. Log in again.',
  meaning: 'It was never issued, was already used, or its session has ended. The answer does not say which.',
  remedy: 'Log in again.',
}) {}
