import { type SessionEvent, SessionNotFound } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { sessionDecider, type SessionCommand } from './session.decider.js';

const session = spec(sessionDecider);
const ids = { sessionId: 'S1', userId: 'U1' };
const opened = { ...ids, refreshTokenHash: 'h0', device: 'curl/8', ip: '203.0.113.7', epoch: 2 };
const now = '2026-11-21T12:00:00.000Z';
const started: SessionEvent = {
  type: 'SessionStarted',
  data: { ...opened, startedAt: now, expiresAt: '2026-12-21T12:00:00.000Z' },
};
const refresh = (presentedHash: string, successorHash: string, at: string): SessionCommand => ({
  type: 'RefreshTokens',
  ...ids,
  presentedHash,
  successorHash,
  ip: '198.51.100.1',
  now: at,
});
const refreshed = (refreshTokenHash: string, at: string, expiresAt: string): SessionEvent => ({
  type: 'SessionRefreshed',
  data: { ...ids, refreshTokenHash, ip: '198.51.100.1', at, expiresAt },
});
const reused: SessionEvent[] = [
  { type: 'RefreshTokenReuseDetected', data: ids },
  { type: 'SessionEnded', data: { ...ids, reason: 'refresh-token-reuse' } },
];
const loggedOut: SessionEvent = { type: 'SessionEnded', data: { ...ids, reason: 'logged-out' } };
const once = [started, refreshed('h1', '2026-11-22T12:00:00.000Z', '2026-12-22T12:00:00.000Z')];

describe('starting a session', () => {
  const start: SessionCommand = { type: 'StartSession', ...opened, now };
  it('records its user, device, IP address and expiry', () => session.given().when(start).then(started));
  it('records nothing when it arrives twice', () => session.given(started).when(start).thenNothing());
});

describe('refreshing a session', () => {
  it('spends the token and moves the end by thirty days', () =>
    session
      .given(started)
      .when(refresh('h0', 'h1', '2026-11-22T12:00:00.000Z'))
      .then(refreshed('h1', '2026-11-22T12:00:00.000Z', '2026-12-22T12:00:00.000Z')));
  it('never moves the end beyond ninety days from the start', () =>
    session
      .given(started, refreshed('h1', '2027-02-10T12:00:00.000Z', '2027-02-19T12:00:00.000Z'))
      .when(refresh('h1', 'h2', '2027-02-19T11:00:00.000Z'))
      .then(refreshed('h2', '2027-02-19T11:00:00.000Z', '2027-02-19T12:00:00.000Z')));
  it('counts calls that race within the grace period as one', () =>
    session
      .given(...once)
      .when(refresh('h0', 'h1', '2026-11-22T12:00:09.999Z'))
      .thenNothing());
  it('also counts them as one when the token was refreshed again meanwhile', () =>
    session
      .given(...once, refreshed('h2', '2026-11-22T12:00:05.000Z', '2026-12-22T12:00:05.000Z'))
      .when(refresh('h0', 'h1', '2026-11-22T12:00:08.000Z'))
      .thenNothing());
  it('ends the session when a spent token comes after the grace period', () =>
    session
      .given(...once)
      .when(refresh('h0', 'h1', '2026-11-22T12:00:10.000Z'))
      .then(...reused));
  it('ends the session when the token was spent several tokens ago', () =>
    session
      .given(...once, refreshed('h2', '2026-11-23T12:00:00.000Z', '2026-12-23T12:00:00.000Z'))
      .when(refresh('h0', 'h1', '2026-11-23T12:00:01.000Z'))
      .then(...reused));
  it('does nothing for a session that has ended, has expired or belongs to another user', () => {
    session
      .given(started, loggedOut)
      .when(refresh('h0', 'h1', now))
      .thenNothing();
    session
      .given(started)
      .when(refresh('h0', 'h1', '2026-12-21T12:00:00.000Z'))
      .thenNothing();
    session
      .given(started)
      .when({ ...refresh('h0', 'h1', now), userId: 'U2' })
      .thenNothing();
  });
});

describe('ending a session', () => {
  const end: SessionCommand = { type: 'EndSession', ...ids, reason: 'logged-out' };
  it('is final', () => {
    session.given(started).when(end).then(loggedOut);
    session.given(started, loggedOut).when(end).thenRefused(SessionNotFound);
  });
  it('is refused for another user', () =>
    session
      .given(started)
      .when({ ...end, userId: 'U2' })
      .thenRefused(SessionNotFound));
});
