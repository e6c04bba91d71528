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

/** What it happened to. Ids and stable codes only: no address, no name, no IP. */
export interface SecurityFacts {
  readonly userId?: string;
  readonly sessionId?: string;
  /** Of whatever else was concerned: an API client, a team, a signing key. */
  readonly id?: string;
  /** A stable code that says why or what: `identity.login-refused`, `customer.archive`. */
  readonly code?: string;
}

/**
 * What somebody who guards this installation wants to be told: one JSON line per event among the other lines, whatever the log level.
 * The history itself is in the event log; this is what alarms are set on.
 */
export class SecurityLog {
  private readonly logger: Logger;

  /** `onEvent` is told of each one too, for counting. */
  constructor(
    logger: Logger,
    private readonly onEvent: (event: SecurityEvent) => void = () => undefined,
  ) {
    // A quieter log must not become a blinder one; only the description of the program, which serves nobody, says nothing.
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
