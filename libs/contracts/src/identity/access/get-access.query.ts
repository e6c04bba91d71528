import { Message, type Role } from '../../call-context.js';

/** What the holder of a token may do at this moment. */
export interface Access {
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
  /** The other members of those teams. */
  readonly colleagueIds: readonly string[];
  /** API clients only. */
  readonly scopes?: readonly string[];
  /** RFC 3339 UTC: the access ends then even if nothing changes, because the session or the client expires. */
  readonly validUntil?: string;
}

/**
 * Sent for every session whose access is not cached. Returns null when the session has ended or its holder is not active: the token is no
 * longer accepted. Between services only.
 */
export class GetAccess extends Message<Access | null> {
  constructor(
    readonly holder: 'user' | 'api-client',
    readonly id: string,
    readonly sessionId: string,
  ) {
    super();
  }
}
