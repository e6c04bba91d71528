import type { SessionEvent } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

export interface StartSession {
  readonly type: 'StartSession';
  readonly sessionId: string;
  readonly userId: string;
  readonly refreshTokenHash: string;
  readonly device: string;
  /** RFC 3339 UTC. */
  readonly expiresAt: string;
}

export type Session =
  | { readonly status: 'absent' }
  | { readonly status: 'open'; readonly userId: string; readonly refreshTokenHash: string; readonly expiresAt: string };

export const sessionDecider: Decider<Session, StartSession, SessionEvent> = {
  category: 'session',
  initial: { status: 'absent' },
  decide: ({ type: _type, ...session }, { status }) =>
    status === 'open' ? [] : [{ type: 'SessionStarted', data: session }],
  evolve: (_session, { data: { userId, refreshTokenHash, expiresAt } }) => ({
    status: 'open',
    userId,
    refreshTokenHash,
    expiresAt,
  }),
};
