import type { CallContext } from '@crm/contracts';
import { FindTeam, FindUser } from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { UserDirectory } from './user-directory.port.js';

/** Asks identity. */
@Injectable()
export class IdentityUserDirectory extends UserDirectory {
  constructor(private readonly services: ServiceClient) {
    super();
  }

  async isActive(userId: string, context: CallContext): Promise<boolean> {
    const user = await this.services.query(new FindUser(userId), context);
    return user.status === 'active';
  }

  async isTeamInUse(teamId: string, context: CallContext): Promise<boolean> {
    const team = await this.services.query(new FindTeam(teamId), context);
    return team.status === 'active';
  }
}
