import { Message } from '../../call-context.js';

export interface AccessChanges {
  /** Where to continue. */
  readonly next: string;
  /** The sessions that changed. */
  readonly sessionIds: readonly string[];
  /** The users and API clients that changed: each of their sessions may give other rights now. */
  readonly holderIds: readonly string[];
  /** Any access may have changed: a team did, or the changes since `after` are not known. */
  readonly everyone: boolean;
}

/**
 * Whose access changed after `after`, which an earlier answer gave as `next`. If there is no change, the answer comes after `waitMs`. An answer
 * of `GetAccess` that was asked for later includes every change up to `next`. Rejects when that cannot be promised. Between services only.
 */
export class WatchAccess extends Message<AccessChanges> {
  constructor(
    readonly after: string | undefined,
    readonly waitMs: number,
  ) {
    super();
  }
}
