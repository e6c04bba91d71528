import { Message, type Principal, type Role } from '../../call-context.js';

/** What the holder of a token may do at this moment. */
export interface Access extends TeamsOfUser {
  readonly roles: readonly Role[];
  /** API clients only. */
  readonly scopes?: readonly string[];
  /** RFC 3339 UTC: the access ends then even if nothing changes, because the session or the client expires. */
  readonly validUntil?: string;
}

export interface TeamsOfUser {
  readonly teamIds: readonly string[];
  /** The other members of those teams. */
  readonly colleagueIds: readonly string[];
}

export type Holder = Extract<Principal['type'], 'user' | 'api-client'>;

/**
 * Sent for every session whose access is not cached. Returns null when the session has ended or its holder is not active: the token is no
 * longer accepted. Between services only.
 */
export class GetAccess extends Message<Access | null> {
  constructor(
    readonly holder: Holder,
    readonly id: string,
    readonly sessionId: string,
  ) {
    super();
  }
}

/**
 * What a user or API client may do at this moment, with or without a session: for what goes on after the answer to the request that began
 * it. Returns null when the holder is not active. Between services only; an outage is reported as an error, never as fewer rights.
 */
export class GetHolderAccess extends Message<Access | null> {
  constructor(
    readonly holder: Holder,
    readonly id: string,
  ) {
    super();
  }
}
