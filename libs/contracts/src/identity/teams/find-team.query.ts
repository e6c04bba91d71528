import { Message } from '../../call-context.js';

export interface FoundTeam {
  /** `unknown`: there is no such team. */
  readonly status: 'active' | 'archived' | 'unknown';
}

/** Whether records can be given to a team. Between services only: it reveals nothing else about the team. */
export class FindTeam extends Message<FoundTeam> {
  constructor(readonly teamId: string) {
    super();
  }
}
