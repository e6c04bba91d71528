import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ChangePassword, type IssuedTokens } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { Sessions } from '../sessions/sessions.service.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { checkPassword } from '../users/password.policy.js';
import { userDecider } from '../users/user.decider.js';

import { AccountMails } from './account-mails.service.js';
import { OwnPassword } from './own-password.service.js';

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword, IssuedTokens> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly own: OwnPassword,
    private readonly sessions: Sessions,
    private readonly mails: AccountMails,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ currentPassword, newPassword, device = '', context }: ChangePassword): Promise<IssuedTokens> {
    const userId = context.principal.id;
    const before = await this.own.account(context);
    checkPassword(newPassword, before.email, '/newPassword');
    await this.own.prove(currentPassword, before, context);
    const passwordHash = await this.hasher.hash(newPassword);
    const provenHash = before.passwordHash ?? '';
    const command = { type: 'ChangePassword', userId, provenHash, passwordHash } as const;
    await this.streams.execute(userDecider, userId, command, context);
    this.securityLog.record('authn_password_change', context, { userId });
    await this.mails.send(before, { template: 'password-changed' }, context);
    return this.sessions.start(userId, await this.own.account(context), device, context);
  }
}
