import { type SessionEvent, SessionNotFound } from '@crm/contracts/identity';
import type { Decider } from '@crm/kernel';

/** A session lasts this long without use, and no longer than the cap with use. */
export const IDLE_MS = 30 * 24 * 3600 * 1000;
export const CAP_MS = 90 * 24 * 3600 * 1000;
/** Calls with one refresh token within this time of its first use count as one: lost answers, two tabs. */
export const GRACE_MS = 10_000;

interface Named {
  readonly sessionId: string;
  readonly userId: string;
}
/** Hashes are SHA-256 in hex, times RFC 3339 UTC. */
export type SessionCommand =
  | (Named & {
      readonly type: 'StartSession';
      readonly refreshTokenHash: string;
      readonly device: string;
      readonly ip: string;
      readonly epoch: number;
      readonly now: string;
    })
  | (Named & {
      readonly type: 'RefreshTokens';
      readonly presentedHash: string;
      readonly successorHash: string;
      readonly ip: string;
      readonly now: string;
    })
  | (Named & { readonly type: 'EndSession'; readonly reason: 'logged-out' | 'revoked' });

interface SpentToken {
  readonly hash: string;
  readonly spentAt: string;
}
export interface OpenSession {
  readonly status: 'open';
  readonly userId: string;
  readonly epoch: number;
  readonly startedAt: string;
  readonly expiresAt: string;
  readonly refreshTokenHash: string;
  /** Tokens that were still within their grace period when the newest was issued. */
  readonly spent: readonly SpentToken[];
}
export type Session =
  { readonly status: 'absent' } | OpenSession | { readonly status: 'ended'; readonly reason: string };

const later = (time: string, ms: number): string => new Date(Date.parse(time) + ms).toISOString();
const sooner = (one: string, other: string): string => (Date.parse(one) < Date.parse(other) ? one : other);
const isWithin = ({ spentAt }: SpentToken, now: string): boolean => Date.parse(now) - Date.parse(spentAt) < GRACE_MS;

export const isLive = (session: Session, userId: string, now: string): session is OpenSession =>
  session.status === 'open' && session.userId === userId && Date.parse(now) < Date.parse(session.expiresAt);

function decide(command: SessionCommand, session: Session): SessionEvent[] {
  const { sessionId, userId } = command;
  switch (command.type) {
    case 'StartSession': {
      if (session.status !== 'absent') return [];
      const { refreshTokenHash, device, ip, epoch, now } = command;
      const times = { startedAt: now, expiresAt: later(now, IDLE_MS) };
      return [{ type: 'SessionStarted', data: { sessionId, userId, refreshTokenHash, device, ip, epoch, ...times } }];
    }
    case 'RefreshTokens':
      return refresh(command, session);
    case 'EndSession':
      if (session.status !== 'open' || session.userId !== userId) throw new SessionNotFound({ sessionId });
      return [{ type: 'SessionEnded', data: { sessionId, userId, reason: command.reason } }];
  }
}

/** The token is known to belong to this session. A spent token that comes after the grace period ends it, no matter who spent it. */
function refresh(command: Extract<SessionCommand, { type: 'RefreshTokens' }>, session: Session): SessionEvent[] {
  const { sessionId, userId, presentedHash, successorHash, ip, now } = command;
  if (!isLive(session, userId, now)) return [];
  if (session.refreshTokenHash === presentedHash) {
    const expiresAt = sooner(later(now, IDLE_MS), later(session.startedAt, CAP_MS));
    return [
      {
        type: 'SessionRefreshed',
        data: { sessionId, userId, refreshTokenHash: successorHash, ip, at: now, expiresAt },
      },
    ];
  }
  if (session.spent.some((token) => token.hash === presentedHash && isWithin(token, now))) return [];
  return [
    { type: 'RefreshTokenReuseDetected', data: { sessionId, userId } },
    { type: 'SessionEnded', data: { sessionId, userId, reason: 'refresh-token-reuse' } },
  ];
}

function evolve(session: Session, event: SessionEvent): Session {
  if (event.type === 'SessionStarted') {
    const { userId, epoch, startedAt, expiresAt, refreshTokenHash } = event.data;
    return { status: 'open', userId, epoch, startedAt, expiresAt, refreshTokenHash, spent: [] };
  }
  if (session.status !== 'open') return session;
  switch (event.type) {
    case 'SessionRefreshed': {
      const { refreshTokenHash, at, expiresAt } = event.data;
      const spent = [...session.spent, { hash: session.refreshTokenHash, spentAt: at }];
      return { ...session, refreshTokenHash, expiresAt, spent: spent.filter((token) => isWithin(token, at)) };
    }
    case 'RefreshTokenReuseDetected':
      return session;
    case 'SessionEnded':
      return { status: 'ended', reason: event.data.reason };
  }
}

export const sessionDecider: Decider<Session, SessionCommand, SessionEvent> = {
  category: 'session',
  initial: { status: 'absent' },
  decide,
  evolve,
};
