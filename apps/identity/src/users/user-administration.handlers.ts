import { requireRight } from '@crm/access';
import { changesOf } from '@crm/commands';
import { plainText, type Receipt } from '@crm/contracts';
import {
  ActivateUser,
  ChangeUser,
  ChangeUserRoles,
  DeactivateUser,
  DeleteUser,
  ReactivateUser,
  SetUserAbsence,
  UserNotFound,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Memberships } from '../access/memberships.service.js';
import { teamDecider } from '../teams/team.decider.js';
import { userDecider } from './user.decider.js';
import { administering, UserDecisions } from './user-decisions.service.js';

const user = changesOf({
  decider: userDecider,
  id: ({ userId }) => userId,
  owned: null,
  through: UserDecisions,
});

export const userCommands = [
  user.change(ActivateUser, 'user.manage', ({ userId, roles, context: { principal } }) => ({
    type: 'ActivateUser',
    userId,
    roles,
    by: administering(principal),
  })),
  user.change(DeactivateUser, 'user.manage', ({ userId, reason, context: { principal } }) => ({
    type: 'DeactivateUser',
    userId,
    by: administering(principal),
    ...(reason !== undefined && { reason: plainText(reason) }),
  })),
  user.change(ReactivateUser, 'user.manage', ({ userId, context: { principal } }) => ({
    type: 'ReactivateUser',
    userId,
    by: administering(principal),
  })),
  user.change(ChangeUserRoles, 'user.manage', ({ userId, roles, context: { principal } }) => ({
    type: 'ChangeUserRoles',
    userId,
    roles,
    by: administering(principal),
  })),
];

const colleague = changesOf({
  decider: userDecider,
  id: ({ userId }) => userId,
  owned: {
    read: 'user.read',
    owner: (known) => (known.status === 'absent' ? undefined : { ownerId: known.userId }),
    absent: (userId) => new UserNotFound({ userId }),
  },
  through: UserDecisions,
});

export const absenceCommands = [
  colleague.change(SetUserAbsence, 'user.absence', ({ userId, absence }) => ({
    type: 'SetUserAbsence',
    userId,
    absence: absence && { ...absence },
  })),
];

/** Not in the list above, because users change their own name without a right. */
@CommandHandler(ChangeUser)
export class ChangeUserHandler implements ICommandHandler<ChangeUser, Receipt> {
  constructor(private readonly decisions: UserDecisions) {}

  async execute({ userId, change, context }: ChangeUser): Promise<Receipt> {
    const { principal } = context;
    if (principal.type !== 'user' || principal.id !== userId) requireRight(principal, 'user.manage');
    const { name, absence } = change;
    const wish = {
      ...(name !== undefined && { name: plainText(name) }),
      ...(absence !== undefined && { absence: absence && { ...absence } }),
    };
    const command = { type: 'ChangeUser', userId, ...wish, by: administering(principal) } as const;
    return this.decisions.execute(command, context);
  }
}

@CommandHandler(DeleteUser)
export class DeleteUserHandler implements ICommandHandler<DeleteUser, Receipt> {
  constructor(
    private readonly decisions: UserDecisions,
    private readonly streams: AggregateStreams,
    private readonly memberships: Memberships,
  ) {}

  async execute({ userId, context }: DeleteUser): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const command = { type: 'DeleteUser', userId, by: administering(context.principal) } as const;
    const receipt = await this.decisions.execute(command, context);
    // A deleted user has no access, in a team or not. Leaving the teams is clean-up, which a retry completes.
    const { teamIds } = await this.memberships.of(userId);
    for (const teamId of teamIds) {
      const { ifMatch: _ofTheUser, ...rest } = context;
      const removal = { type: 'RemoveTeamMember', teamId, userId } as const;
      await this.streams.execute(teamDecider, teamId, removal, {
        ...rest,
        causationId: context.commandId,
        commandId: derivedId(context.commandId, 'team', teamId),
      });
    }
    return receipt;
  }
}
