import type { RecordedEvent } from '@crm/event-store';
import type { Projection } from '@crm/read-models';
import { sessionList as list, type SessionRow } from './session-list.projection.js';

/** The events here are made up and may have any type. */
const sessionList: Projection<SessionRow> = list;

const event = (type: string, data: object): RecordedEvent => ({ type, data }) as RecordedEvent;
const started = (sessionId: string, startedAt = '2026-11-21T12:00:00.000Z'): RecordedEvent =>
  event('SessionStarted', {
    sessionId,
    userId: 'U1',
    device: 'curl/8',
    ip: '203.0.113.7',
    epoch: 0,
    startedAt,
    expiresAt: '2026-12-21T12:00:00.000Z',
  });
const row = sessionList.project(undefined, started('S1')) as SessionRow;

describe('the list of sessions', () => {
  it('shows where and when a session began', () =>
    expect(row).toEqual({
      id: 'S1',
      userId: 'U1',
      device: 'curl/8',
      ip: '203.0.113.7',
      startedAt: '2026-11-21T12:00:00.000Z',
      lastUsedAt: '2026-11-21T12:00:00.000Z',
      expiresAt: '2026-12-21T12:00:00.000Z',
    }));
  it('shows its last use', () => {
    const at = '2026-11-22T12:00:00.000Z';
    const refreshed = event('SessionRefreshed', {
      sessionId: 'S1',
      userId: 'U1',
      ip: '198.51.100.1',
      at,
      expiresAt: '2026-12-22T12:00:00.000Z',
    });
    expect(sessionList.project(row, refreshed)).toMatchObject({ ip: '198.51.100.1', lastUsedAt: at });
    expect(sessionList.project(undefined, refreshed)).toBeUndefined();
  });
  it('removes a session that ended', () =>
    expect(sessionList.project(row, event('SessionEnded', { sessionId: 'S1', userId: 'U1' }))).toBeUndefined());
  it.each(['PasswordChanged', 'UserSessionsEnded', 'UserDeactivated', 'UserDeleted'])(
    'removes all sessions: %s',
    (type) => {
      const ending = event(type, { userId: 'U1' });
      expect(sessionList.key(ending)).toBeUndefined();
      expect(sessionList.affects?.(ending)).toEqual({ field: 'userId', op: 'eq', value: 'U1' });
      expect(sessionList.project(row, ending)).toBeUndefined();
    },
  );
  it('keeps the session that is excepted', () => {
    const ending = event('UserSessionsEnded', { userId: 'U1', exceptSessionId: 'S1' });
    expect(sessionList.project(row, ending)).toBe(row);
    expect(sessionList.project({ ...row, id: 'S2' }, ending)).toBeUndefined();
  });
  it('removes expired sessions when any user starts another one', () => {
    const again = started('S2', '2026-12-22T12:00:00.000Z');
    expect(sessionList.affects?.(again)).toEqual({ field: 'expiresAt', op: 'le', value: '2026-12-22T12:00:00.000Z' });
    expect(sessionList.project(row, again)).toBeUndefined();
    expect(sessionList.project(undefined, again)).toMatchObject({ id: 'S2' });
  });
  it('ignores all other events of a user', () => {
    const roles = event('UserRolesChanged', { userId: 'U1', added: [], removed: [] });
    expect([sessionList.key(roles), sessionList.affects?.(roles)]).toEqual([undefined, undefined]);
  });
  it('shows no address and no device of an erased person', () => {
    const { device: _device, ip: _ip, ...rest } = started('S1').data as Record<string, unknown>;
    expect(sessionList.project(undefined, event('SessionStarted', rest))).toMatchObject({ device: '', ip: '' });
  });
});
