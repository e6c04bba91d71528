import type { CallContext } from '@crm/contracts';

/**
 * What customers must know of users, who belong to identity. May lag that app by moments.
 * Errors: an unknown id is simply not active; only an unreachable source throws.
 */
export abstract class UserDirectory {
  abstract isActive(userId: string, context: CallContext): Promise<boolean>;
}
