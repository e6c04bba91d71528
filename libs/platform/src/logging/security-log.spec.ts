import type { CallContext } from '@crm/contracts';
import { createLogger } from './logger.js';
import { SecurityLog } from './security-log.js';

const lines: string[] = [];
const logAt = (level: string): SecurityLog =>
  new SecurityLog(createLogger(level, { write: (line) => void lines.push(line) }));
const last = () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown>;
const context: CallContext = {
  principal: { type: 'user', id: 'u1', roles: ['sales'], teamIds: [], sessionId: 's1' },
  correlationId: 'c1',
  commandId: 'c1',
  source: 'api',
  ip: '198.51.100.7',
  traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
};

describe('the security log', () => {
  it('says who, what, to whom, with which outcome and in which request', () => {
    logAt('info').record('authn_login_success', context, { userId: 'u2', sessionId: 's2' });
    expect(last()).toEqual({
      level: 'info',
      time: expect.stringMatching(/Z$/),
      service: 'throughline',
      component: 'security',
      event: 'authn_login_success',
      outcome: 'success',
      actorType: 'user',
      actorId: 'u1',
      userId: 'u2',
      sessionId: 's2',
      traceId: 'a'.repeat(32),
      msg: 'authn_login_success',
    });
  });
  it('logs failures as warnings, and never addresses', () => {
    logAt('info').record('authz_fail', context, { code: 'customer.archive' });
    expect(last()).toMatchObject({ level: 'warn', outcome: 'failure', sessionId: 's1', code: 'customer.archive' });
    expect(lines.at(-1)).not.toContain('198.51.100');
  });
  it('logs even if the log level is higher', () => {
    logAt('error').record('authn_token_reuse', context, { sessionId: 's1' });
    expect(last()).toMatchObject({ event: 'authn_token_reuse' });
  });
  it('stays one line of JSON, whatever it contains', () => {
    logAt('info').record('authz_fail', context, { id: 'a\r\n{"level":"fatal"}\u001b[31m' });
    expect(lines.at(-1)?.trimEnd().split('\n')).toHaveLength(1);
    expect(last()['id']).toBe('a\r\n{"level":"fatal"}\u001b[31m');
  });
});
