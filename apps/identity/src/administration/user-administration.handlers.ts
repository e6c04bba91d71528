import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireRight } from '@crm/access';
import type { Receipt } from '@crm/contracts';
import {
  ActivateUser,
  ChangeUser,
  ChangeUserRoles,
  DeactivateUser,
  DeleteUser,
  GetTeamsOf,
  ReactivateUser,
  RemoveTeamMember,
} from '@crm/contracts/identity';
import { derivedId } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { ownContext } from '../own-context.js';
import { TeamMembers } from '../teams/team-members.js';
import { administering, UserChanges } from './user-changes.js';

@CommandHandler(ActivateUser)
export class ActivateUserHandler implements ICommandHandler<ActivateUser, Receipt> {
  constructor(private readonly changes: UserChanges) {}

  async execute({ userId, roles, context }: ActivateUser): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const by = administering(context.principal);
    return this.changes.execute(userId, { type: 'ActivateUser', userId, roles, by }, context);
  }
}

@CommandHandler(DeactivateUser)
export class DeactivateUserHandler implements ICommandHandler<DeactivateUser, Receipt> {
  constructor(private readonly changes: UserChanges) {}

  async execute({ userId, reason, context }: DeactivateUser): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const by = administering(context.principal);
    const because = reason === undefined ? {} : { reason: reason.normalize('NFC').trim() };
    return this.changes.execute(userId, { type: 'DeactivateUser', userId, by, ...because }, context);
  }
}

@CommandHandler(ReactivateUser)
export class ReactivateUserHandler implements ICommandHandler<ReactivateUser, Receipt> {
  constructor(private readonly changes: UserChanges) {}

  async execute({ userId, context }: ReactivateUser): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const by = administering(context.principal);
    return this.changes.execute(userId, { type: 'ReactivateUser', userId, by }, context);
  }
}

@CommandHandler(ChangeUserRoles)
export class ChangeUserRolesHandler implements ICommandHandler<ChangeUserRoles, Receipt> {
  constructor(private readonly changes: UserChanges) {}

  async execute({ userId, roles, context }: ChangeUserRoles): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const by = administering(context.principal);
    return this.changes.execute(userId, { type: 'ChangeRoles', userId, roles, by }, context);
  }
}

@CommandHandler(ChangeUser)
export class ChangeUserHandler implements ICommandHandler<ChangeUser, Receipt> {
  constructor(private readonly changes: UserChanges) {}

  /** What one is called oneself is everybody's own affair. */
  async execute({ userId, change, context }: ChangeUser): Promise<Receipt> {
    const { principal } = context;
    if (principal.type !== 'user' || principal.id !== userId) requireRight(principal, 'user.manage');
    const name = change.name.normalize('NFC').trim();
    return this.changes.execute(userId, { type: 'ChangeProfile', userId, name, by: administering(principal) }, context);
  }
}

@CommandHandler(DeleteUser)
export class DeleteUserHandler implements ICommandHandler<DeleteUser, Receipt> {
  constructor(
    private readonly changes: UserChanges,
    private readonly teams: TeamMembers,
    private readonly services: ServiceClient,
  ) {}

  async execute({ userId, context }: DeleteUser): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const by = administering(context.principal);
    const receipt = await this.changes.execute(userId, { type: 'DeleteUser', userId, by }, context);
    // Whoever is gone opens nothing, in a team or out of it; leaving the teams is tidiness, and a retry makes it good.
    const { teamIds } = await this.services.query(new GetTeamsOf(userId), ownContext());
    for (const teamId of teamIds) {
      const { ifMatch: _ofTheUser, ...rest } = context;
      const commandId = derivedId(context.commandId, 'team', teamId);
      await this.teams.change(new RemoveTeamMember(teamId, userId), {
        ...rest,
        causationId: context.commandId,
        commandId,
      });
    }
    return receipt;
  }
}
