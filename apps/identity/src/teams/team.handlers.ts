import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireRight } from '@crm/access';
import type { Receipt } from '@crm/contracts';
import {
  AddTeamMember,
  ArchiveTeam,
  CreateTeam,
  RemoveTeamMember,
  RenameTeam,
  RestoreTeam,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, newId } from '@crm/kernel';
import { TeamMembers } from './team-members.js';
import { teamDecider } from './team.decider.js';

const nameOf = (name: string): string => name.normalize('NFC').trim();

@CommandHandler(CreateTeam)
export class CreateTeamHandler implements ICommandHandler<CreateTeam, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ team, context }: CreateTeam): Promise<Receipt> {
    requireRight(context.principal, 'team.manage');
    const teamId = context.fingerprint === undefined ? newId() : derivedId(context.commandId, 'team');
    const command = { type: 'CreateTeam', teamId, name: nameOf(team.name) } as const;
    return this.streams.execute(teamDecider, teamId, command, context, { creates: true });
  }
}

@CommandHandler(RenameTeam)
export class RenameTeamHandler implements ICommandHandler<RenameTeam, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ teamId, name, context }: RenameTeam): Promise<Receipt> {
    requireRight(context.principal, 'team.manage');
    const command = { type: 'RenameTeam', teamId, name: nameOf(name) } as const;
    return this.streams.execute(teamDecider, teamId, command, context);
  }
}

@CommandHandler(AddTeamMember)
export class AddTeamMemberHandler implements ICommandHandler<AddTeamMember, Receipt> {
  constructor(private readonly members: TeamMembers) {}

  async execute(command: AddTeamMember): Promise<Receipt> {
    requireRight(command.context.principal, 'team.manage');
    return this.members.change(command, command.context);
  }
}

@CommandHandler(RemoveTeamMember)
export class RemoveTeamMemberHandler implements ICommandHandler<RemoveTeamMember, Receipt> {
  constructor(private readonly members: TeamMembers) {}

  async execute(command: RemoveTeamMember): Promise<Receipt> {
    requireRight(command.context.principal, 'team.manage');
    return this.members.change(command, command.context);
  }
}

@CommandHandler(ArchiveTeam)
export class ArchiveTeamHandler implements ICommandHandler<ArchiveTeam, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ teamId, context }: ArchiveTeam): Promise<Receipt> {
    requireRight(context.principal, 'team.manage');
    return this.streams.execute(teamDecider, teamId, { type: 'ArchiveTeam', teamId }, context);
  }
}

@CommandHandler(RestoreTeam)
export class RestoreTeamHandler implements ICommandHandler<RestoreTeam, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ teamId, context }: RestoreTeam): Promise<Receipt> {
    requireRight(context.principal, 'team.manage');
    return this.streams.execute(teamDecider, teamId, { type: 'RestoreTeam', teamId }, context);
  }
}
