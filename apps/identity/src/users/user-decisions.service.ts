import { Injectable } from '@nestjs/common';
import { mayGrant } from '@crm/access';
import { ROLES, type CallContext, type Principal, type Receipt } from '@crm/contracts';
import { AggregateStreams } from '@crm/event-store';
import { isDomainError } from '@crm/kernel';
import type { Decisions } from '@crm/commands';
import { SecurityLog, type SecurityEvent } from '@crm/platform';
import { endsAdministration, type AdministrationCommand, type Administering } from './administration.decider.js';
import { userDecider } from './user.decider.js';
import { Roster } from './roster.service.js';

const MAX_ATTEMPTS = 5;
/** Commands after which a user may no longer be an administrator. */
const MAY_END: readonly AdministrationCommand['type'][] = ['DeactivateUser', 'ChangeUserRoles', 'DeleteUser'];

/** What the security log records for each command. */
const TOLD: Partial<Record<AdministrationCommand['type'], readonly [SecurityEvent, code: string]>> = {
  ActivateUser: ['authz_change', 'activated'],
  ChangeUserRoles: ['authz_change', 'roles-changed'],
  DeactivateUser: ['user_archived', 'deactivated'],
  ReactivateUser: ['user_updated', 'reactivated'],
  ChangeUserEmail: ['user_updated', 'email-change-requested'],
  DeleteUser: ['user_deleted', 'deleted'],
};

export const administering = (principal: Principal): Administering => ({
  id: principal.id,
  grantable: ROLES.filter((role) => mayGrant(principal, role)),
});

/** Executes every change that administrators make to a user, so none bypasses the roster of administrators. */
@Injectable()
export class UserDecisions implements Decisions<AdministrationCommand> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly roster: Roster,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throws what the decider and the roster throw. */
  async execute(command: AdministrationCommand, context: CallContext): Promise<Receipt> {
    const { userId } = command;
    const receipt = MAY_END.includes(command.type)
      ? await this.executeAfterTheRoster(command, context)
      : await this.streams.execute(userDecider, userId, command, context);
    await this.roster.settle(userId, context);
    const told = TOLD[command.type];
    if (told !== undefined && receipt.repeated !== true)
      this.securityLog.record(told[0], context, { userId, code: told[1] });
    return receipt;
  }

  /**
   * Changes the user at exactly the loaded revision, or starts over: meanwhile the user may have become an administrator, and then the roster
   * must be asked.
   */
  private async executeAfterTheRoster(command: AdministrationCommand, context: CallContext): Promise<Receipt> {
    const { userId } = command;
    for (let attempt = 1; ; attempt++) {
      const { state, revision } = await this.streams.load(userDecider, userId);
      const current = context.ifMatch === undefined || context.ifMatch === revision;
      if (current && endsAdministration(command, state) && isAccepted(command, state))
        await this.roster.leave(userId, revision, context);
      try {
        return await this.streams.execute(userDecider, userId, command, {
          ...context,
          ifMatch: context.ifMatch ?? revision,
        });
      } catch (error) {
        const moved = isDomainError(error) && error.kind === 'stale' && context.ifMatch === undefined;
        if (!moved || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }
}

/** True if the user's decider accepts the command with an effect. Only then does the user leave the roster. */
function isAccepted(...[command, state]: Parameters<typeof userDecider.decide>): boolean {
  try {
    return userDecider.decide(command, state).length > 0;
  } catch {
    return false;
  }
}
