import type { CallContext } from '@crm/contracts';
import type { Logger } from './logger.js';

/** Names of the OWASP logging vocabulary, and the outcome each of them stands for. */
const OUTCOMES = {
  authn_login_success: 'success',
  authn_login_fail: 'failure',
  authn_login_fail_max: 'failure',
  authn_login_lock: 'failure',
  authn_password_change: 'success',
  authn_password_change_fail: 'failure',
  authn_token_created: 'success',
  authn_token_revoked: 'success',
  authn_token_reuse: 'failure',
  authz_admin: 'success',
  authz_change: 'success',
  authz_fail: 'failure',
  excess_rate_limit_exceeded: 'failure',
  session_created: 'success',
  session_expired: 'success',
  session_renewed: 'success',
  user_archived: 'success',
  user_created: 'success',
  user_deleted: 'success',
  user_updated: 'success',
} as const;
export type SecurityEvent = keyof typeof OUTCOMES;
export const SECURITY_EVENTS = Object.keys(OUTCOMES) as readonly SecurityEvent[];

/** What the event concerns. Ids and stable codes only: no address, no name, no IP. */
export interface SecurityFacts {
  readonly userId?: string;
  readonly sessionId?: string;
  /** Id of anything else concerned: an API client, a team, a signing key. */
  readonly id?: string;
  /** A stable code that says why or what: `identity.login-refused`, `customer.archive`. */
  readonly code?: string;
}

/**
 * Events for the operators who guard this installation: one JSON line each, among the other lines, whatever the log level. The history
 * itself is in the event log; alerts are set on these lines.
 */
export class SecurityLog {
  private readonly logger: Logger;

  /** `onEvent` is called for each event too, for counting. */
  constructor(
    logger: Logger,
    private readonly onEvent: (event: SecurityEvent) => void = () => undefined,
  ) {
    // A higher log level must not hide security events. Only level silent logs none: it is used to describe the program without serving
    // anyone.
    this.logger = logger.level === 'silent' ? logger : logger.child({ component: 'security' }, { level: 'info' });
  }

  record(
    event: SecurityEvent,
    { principal, traceparent, requestId }: Pick<CallContext, 'principal' | 'traceparent' | 'requestId'>,
    facts: SecurityFacts = {},
  ): void {
    const { type: actorType, id: actorId, sessionId } = principal;
    const { userId, id, code } = facts;
    const outcome = OUTCOMES[event];
    this.onEvent(event);
    this.logger[outcome === 'success' ? 'info' : 'warn'](
      {
        event,
        outcome,
        actorType,
        actorId,
        sessionId: facts.sessionId ?? sessionId,
        userId,
        id,
        code,
        traceId: traceparent?.split('-')[1],
        requestId,
      },
      event,
    );
  }
}
