import { derivedId, newId } from '@crm/kernel';

/** The built-in roles. One matrix in `@crm/access` says what each may do. */
export const ROLES = ['admin', 'manager', 'sales', 'support', 'marketing', 'auditor', 'integration'] as const;
export type Role = (typeof ROLES)[number];

export const PRINCIPAL_TYPES = ['anonymous', 'user', 'api-client', 'system'] as const;

/**
 * The caller. `system` is the program itself (start-up, command line, imports resumed after a restart). `anonymous` is a caller that has
 * not logged in; it may do nothing that requires a role.
 */
export interface Principal {
  readonly type: (typeof PRINCIPAL_TYPES)[number];
  /** User id, API client id, or the name of the part of the system. */
  readonly id: string;
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
  /** The other members of this user's teams: the level `team` covers their records. Absent: none. */
  readonly colleagueIds?: readonly string[];
  /** API clients only: the actions they may use, out of those that their roles allow. Absent: all of them. */
  readonly scopes?: readonly string[];
  readonly sessionId?: string;
}

export const EVENT_SOURCES = ['ui', 'api', 'import', 'workflow', 'sync', 'cli'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** Sent with each message between services. Plain data: it crosses process boundaries. */
export interface CallContext {
  readonly principal: Principal;
  /** The same for everything that one outside request causes. UUID. */
  readonly correlationId: string;
  /** The id of the command or event that caused this call. Absent for the first. */
  readonly causationId?: string;
  /**
   * Identifies this command permanently: the ids of its events and of the records it creates derive from it. With an Idempotency-Key it
   * derives from the key and the principal, and `fingerprint` is set; otherwise it is new. UUID.
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
  /** The name that the caller (X-Request-Id) or else the gateway gave the request. */
  readonly requestId?: string;
  /** Reads only: the position the answer must include, see `Consistency-Token`. */
  readonly readAfter?: string;
  /** Reads only: refuse (503) rather than answer with `stale: true`. */
  readonly strictConsistency?: boolean;
}

/** The id of the record that the command creates. A repeated request derives the same id, so it finds its own events. `kind` never changes. */
export const creationId = ({ commandId, fingerprint }: CallContext, kind: string): string =>
  fingerprint === undefined ? newId() : derivedId(commandId, kind);

/** The answer to a command: the record's id, the revision of its stream after the command, and the position that a read must include to see it. */
export interface Receipt {
  readonly id: string;
  readonly revision: number;
  readonly position: string;
  /** The command had already been carried out (a repeated Idempotency-Key): this is its first receipt. */
  readonly repeated?: true;
}

/**
 * Base of every command and query. `Answer` types the reply. `context` is set by the ServiceClient on delivery, never by a caller, so a
 * request body cannot contain one.
 */
export abstract class Message<Answer> {
  declare readonly context: CallContext;
  /** Never set: carries the type of the answer. */
  declare readonly answer?: Answer;
}
