import { Message } from '../../call-context.js';

export interface FoundUser {
  /** `unknown`: there is no such user. */
  readonly status: 'active' | 'inactive' | 'unknown';
}

/** Whether somebody can be made responsible for something. Between services only: it tells nothing else of the user. */
export class FindUser extends Message<FoundUser> {
  constructor(readonly userId: string) {
    super();
  }
}
