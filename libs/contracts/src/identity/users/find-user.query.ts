import { Message } from '../../call-context.js';

export interface FoundUser {
  /** `unknown`: there is no such user. */
  readonly status: 'active' | 'inactive' | 'unknown';
}

/** Whether a user can be made the owner of a record. Between services only: it reveals nothing else about the user. */
export class FindUser extends Message<FoundUser> {
  constructor(readonly userId: string) {
    super();
  }
}
