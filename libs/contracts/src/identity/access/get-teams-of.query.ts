import { Message } from '../../call-context.js';

export interface TeamsOfUser {
  readonly teamIds: readonly string[];
  /** The other members of those teams. */
  readonly colleagueIds: readonly string[];
}

/** Between services only. Rights depend on the answer, so an outage is reported as an error, never as no teams. */
export class GetTeamsOf extends Message<TeamsOfUser> {
  constructor(readonly userId: string) {
    super();
  }
}
