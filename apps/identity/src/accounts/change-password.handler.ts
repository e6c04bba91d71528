import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CallContext } from '@crm/contracts';
import { ChangePassword, type IssuedTokens, CurrentPasswordRefused, UserNotFound } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { Sessions } from '../sessions/sessions.service.js';
import { LoginThrottle } from '../throttle/login-throttle.service.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { checkPassword } from '../users/password.policy.js';
import { userDecider } from '../users/user.decider.js';

import type { KnownUser, User } from '../users/user-state.model.js';
import { AccountMails } from './account-mails.service.js';

@CommandHandler(ChangePassword)
export class ChangePasswordHandler implements ICommandHandler<ChangePassword, IssuedTokens> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly throttle: LoginThrottle,
    private readonly sessions: Sessions,
    private readonly mails: AccountMails,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throttled like a log-in: a stolen session allows no more guesses of the password. */
  async execute({ currentPassword, newPassword, device = '', context }: ChangePassword): Promise<IssuedTokens> {
    const userId = context.principal.id;
    const before = known(userId, (await this.streams.load(userDecider, userId)).state);
    checkPassword(newPassword, before.email, '/newPassword');
    await this.prove(currentPassword, before, context);
    const passwordHash = await this.hasher.hash(newPassword);
    const provenHash = before.passwordHash ?? '';
    const command = { type: 'ChangePassword', userId, provenHash, passwordHash } as const;
    await this.streams.execute(userDecider, userId, command, context);
    this.securityLog.record('authn_password_change', context, { userId });
    await this.mails.send(before, { template: 'password-changed' }, context);
    return this.sessions.start(
      userId,
      known(userId, (await this.streams.load(userDecider, userId)).state),
      device,
      context,
    );
  }

  /** Throws CurrentPasswordRefused, TooManyFailures. */
  private async prove(password: string, { email, passwordHash }: KnownUser, context: CallContext): Promise<void> {
    const attempt = await this.throttle.enter(email, context);
    try {
      if (await this.hasher.verify(password, passwordHash)) return await attempt.succeeded();
      await attempt.failed(context.principal.id);
      this.securityLog.record('authn_password_change_fail', context, { userId: context.principal.id });
      throw new CurrentPasswordRefused({});
    } finally {
      attempt.leave();
    }
  }
}

function known(userId: string, user: User): KnownUser {
  if (user.status !== 'active') throw new UserNotFound({ userId });
  return user;
}
