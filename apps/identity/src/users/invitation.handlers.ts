import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireRight } from '@crm/access';
import { creationId, plainText, type CallContext, type Receipt } from '@crm/contracts';
import {
  AcceptInvitation,
  InviteUser,
  InviteUserAgain,
  InvitationRefused,
  TeamNotActive,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { derivedId } from '@crm/kernel';
import { SecurityLog } from '@crm/platform';
import { AccountMails } from '../accounts/account-mails.service.js';
import { INVITATION_MS, newMailedToken, userOfToken } from '../accounts/mailed-tokens.service.js';
import { addition } from '../teams/team-members.service.js';
import { teamDecider } from '../teams/team.decider.js';

import { requireInvitation } from './administration.decider.js';
import { PasswordHasher } from './password-hasher.adapter.js';
import { checkPassword } from './password.policy.js';
import { userDecider } from './user.decider.js';
import { administering, UserDecisions } from './user-decisions.service.js';
import { secretHash } from '../secret-hash.model.js';

function newInvitation(userId: string) {
  const { token, record } = newMailedToken(userId, INVITATION_MS);
  const { tokenHash, expiresAt } = record;
  return { token, tokenHash, expiresAt };
}

/** Throws TeamNotActive for the first team that is not active. */
async function requireActiveTeams(streams: AggregateStreams, teamIds: readonly string[]): Promise<void> {
  for (const teamId of teamIds) {
    const { state } = await streams.load(teamDecider, teamId);
    if (state.status !== 'active') throw new TeamNotActive({ teamId });
  }
}

@CommandHandler(InviteUser)
export class InviteUserHandler implements ICommandHandler<InviteUser, Receipt> {
  constructor(
    private readonly decisions: UserDecisions,
    private readonly streams: AggregateStreams,
    private readonly mails: AccountMails,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ user, context }: InviteUser): Promise<Receipt> {
    const { principal } = context;
    requireRight(principal, 'user.manage');
    const teamIds = user.teamIds ?? [];
    if (teamIds.length > 0) requireRight(principal, 'team.manage');
    await requireActiveTeams(this.streams, teamIds);
    const userId = creationId(context, 'user');
    const name = plainText(user.name);
    const email = user.email.normalize('NFC');
    const { token, ...invitation } = newInvitation(userId);
    const receipt = await this.decisions.execute(
      { type: 'InviteUser', userId, name, email, roles: user.roles, by: administering(principal), ...invitation },
      context,
    );
    // A repeated request continues where the first one stopped. Its token was not recorded, so it is not mailed.
    for (const teamId of teamIds) await this.join(teamId, userId, context);
    if (receipt.repeated !== true)
      await this.mails.send(
        { userId, name, email },
        { template: 'invitation', token, validUntil: invitation.expiresAt },
        context,
      );
    return receipt;
  }

  private async join(teamId: string, userId: string, context: CallContext): Promise<void> {
    await this.streams.execute(teamDecider, teamId, await addition(this.streams, teamId, userId), {
      ...context,
      causationId: context.commandId,
      commandId: derivedId(context.commandId, 'team', teamId),
    });
  }
}

@CommandHandler(InviteUserAgain)
export class InviteUserAgainHandler implements ICommandHandler<InviteUserAgain, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly decisions: UserDecisions,
    private readonly mails: AccountMails,
  ) {}

  async execute({ userId, context }: InviteUserAgain): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const { token, ...invitation } = newInvitation(userId);
    const command = { type: 'InviteUserAgain', userId, by: administering(context.principal), ...invitation } as const;
    const receipt = await this.decisions.execute(command, context);
    const { state } = await this.streams.load(userDecider, userId);
    if (receipt.repeated !== true && state.status === 'invited')
      await this.mails.send(state, { template: 'invitation', token, validUntil: invitation.expiresAt }, context);
    return receipt;
  }
}

@CommandHandler(AcceptInvitation)
export class AcceptInvitationHandler implements ICommandHandler<AcceptInvitation, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly decisions: UserDecisions,
    private readonly hasher: PasswordHasher,
    private readonly securityLog: SecurityLog,
  ) {}

  /** The token is checked before the password: guessing costs no hash and reveals nothing about the address. */
  async execute({ acceptance: { token, password }, context }: AcceptInvitation): Promise<Receipt> {
    const userId = userOfToken(token);
    if (userId === undefined) throw new InvitationRefused({});
    const tokenHash = secretHash(token);
    const { email } = requireInvitation(
      (await this.streams.load(userDecider, userId)).state,
      tokenHash,
      new Date().toISOString(),
    );
    checkPassword(password, email);
    const passwordHash = await this.hasher.hash(password);
    const accepting = { ...context, principal: { type: 'user', id: userId, roles: [], teamIds: [] } } as const;
    const command = {
      type: 'AcceptInvitation',
      userId,
      tokenHash,
      now: new Date().toISOString(),
      passwordHash,
    } as const;
    const receipt = await this.decisions.execute(command, accepting);
    this.securityLog.record('user_updated', accepting, { userId, code: 'invitation-accepted' });
    return receipt;
  }
}
