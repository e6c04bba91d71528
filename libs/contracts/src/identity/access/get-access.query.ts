import { Message, type Role } from '../../call-context.js';

/** What the holder of a token may do at this moment. */
export interface Access {
  readonly roles: readonly Role[];
  readonly teamIds: readonly string[];
  /** Members of those teams, the user left out. */
  readonly colleagueIds: readonly string[];
  /** API clients only. */
  readonly scopes?: readonly string[];
}

/**
 * Asked for every token that is presented, remembered for a second at most. Answers null when the session has ended or its holder is not
 * active: the token opens nothing more. Between services only.
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
