import type { CallContext } from '@crm/contracts';

/**
 * What customers needs to know about users and teams, who belong to identity. May lag that app by moments.
 * Errors: an unknown id is not active; only an unreachable source throws.
 */
export abstract class UserDirectory {
  abstract isActive(userId: string, context: CallContext): Promise<boolean>;
  abstract isTeamInUse(teamId: string, context: CallContext): Promise<boolean>;
}
