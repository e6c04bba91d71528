import type { SessionEvent } from '@crm/contracts/identity';
import { spec } from '@crm/testing';
import { sessionDecider, type StartSession } from './session.decider.js';

const session = spec(sessionDecider);
const data = {
  sessionId: 'S1',
  userId: 'U1',
  refreshTokenHash: 'h',
  device: 'curl/8',
  expiresAt: '2026-12-21T00:00:00.000Z',
};
const start: StartSession = { type: 'StartSession', ...data };
const started: SessionEvent = { type: 'SessionStarted', data };

describe('starting a session', () => {
  it('records whose it is, its device and its end', () => session.given().when(start).then(started));
  it('records nothing when it arrives twice', () => session.given(started).when(start).thenNothing());
});
