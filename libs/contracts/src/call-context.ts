import { derivedId, newId } from '@crm/kernel';

/** The built-in roles. What each may do stands in one matrix, `@crm/access`. */
export const ROLES = ['admin', 'manager', 'sales', 'support', 'marketing', 'auditor', 'integration'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who asks. `system` is the program itself (start-up, command line, imports carried on after a restart); `anonymous` is whoever has not
 * logged in, and may do nothing that asks for a role.
 */
export interface Principal {
  readonly type: 'anonymous' | 'user' | 'api-client' | 'system';
  /** User id, API client id, or the name of the part of the system. */
  readonly id: string;
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
  /** Users who share a team with this user, themself left out: whose records the level `team` reaches. Absent: nobody. */
  readonly colleagueIds?: readonly string[];
  /** API clients only: of what their roles allow, the actions they may use. Absent: all of it. */
  readonly scopes?: readonly string[];
  readonly sessionId?: string;
}

export type EventSource = 'ui' | 'api' | 'import' | 'workflow' | 'sync' | 'cli';

/** What travels with each message between services. Plain data: it crosses process boundaries. */
export interface CallContext {
  readonly principal: Principal;
  /** Follows one outside request through everything it causes. UUID. */
  readonly correlationId: string;
  /** The id of the command or event that caused this call. Absent for the first. */
  readonly causationId?: string;
  /**
   * Identifies this command for ever: the ids of what it creates and of its events derive from it. With an Idempotency-Key it derives
   * from key and principal, and `fingerprint` is set; otherwise it is new. UUID.
   */
  readonly commandId: string;
  /** Keyed hash of the request that came with an Idempotency-Key: the same key with another request is refused. */
  readonly fingerprint?: string;
  /** Revision the caller saw (If-Match). The command is refused as stale when the stream has moved on. */
  readonly ifMatch?: number;
  /** Personal: encrypted under the actor's key where it is stored. */
  readonly ip?: string;
  readonly source: EventSource;
  /** W3C trace context of the request. */
  readonly traceparent?: string;
  /** What the caller calls the request (X-Request-Id), or what the gateway called it. */
  readonly requestId?: string;
  /** Reads only: the position the answer must include, see `Consistency-Token`. */
  readonly readAfter?: string;
  /** Reads only: refuse (503) rather than answer with `stale: true`. */
  readonly strictConsistency?: boolean;
}

/** The id of what the command creates. A repeated request comes to the same id, so that it finds its own events; `kind` is part of that id for ever. */
export const creationId = ({ commandId, fingerprint }: CallContext, kind: string): string =>
  fingerprint === undefined ? newId() : derivedId(commandId, kind);

/** The answer to a command: the thing's id, its stream's revision after the command, and the position up to which a read must have come to see it. */
export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  /** The command was found done already (a repeated Idempotency-Key): this is its first receipt again. */
  readonly repeated?: true;
}

/**
 * Base of every command and query. `Answer` types the reply; `context` is set by the ServiceClient on delivery, never by a caller,
 * so a handler reads it and a request body cannot bring one.
 */
export abstract class Message<Answer> {
  declare readonly context: CallContext;
  /** Never set: carries the type of the answer. */
  declare readonly answer?: Answer;
}
