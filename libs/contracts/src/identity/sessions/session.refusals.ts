import { refusal } from '@crm/kernel';

/** There is none, it is over, or it is somebody else's: all three look the same. */
export class SessionNotFound extends refusal<{ sessionId: string }>()('identity.session-not-found', {
  kind: 'not-found',
  title: 'There is no such session.',
  meaning: 'It is over, or it is not yours.',
  remedy: 'List your sessions.',
  facts: { sessionId: 'The id that was asked for.' },
}) {}
/** One refusal for whatever is wrong with a refresh token. */
export class RefreshRefused extends refusal()('identity.refresh-refused', {
  kind: 'unauthenticated',
  title: 'This refresh token opens nothing. Log in again.',
  meaning: 'It was never given, was spent before, or its session is over. Which of these is not told.',
  remedy: 'Log in again.',
}) {}
