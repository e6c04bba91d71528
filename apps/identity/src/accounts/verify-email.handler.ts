import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { plainText, type Receipt } from '@crm/contracts';
import { VerifyEmail, VerificationTokenRefused } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { mayVerify } from '../users/account.decider.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { checkPassword } from '../users/password.policy.js';
import { Roster } from '../users/roster.service.js';
import { userDecider } from '../users/user.decider.js';

import { userOfToken } from './mailed-tokens.service.js';
import { RegistrationPolicy } from './registration-settings.port.js';
import { secretHash } from '../secret-hash.model.js';

@CommandHandler(VerifyEmail)
export class VerifyEmailHandler implements ICommandHandler<VerifyEmail, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly policy: RegistrationPolicy,
    private readonly roster: Roster,
    private readonly securityLog: SecurityLog,
  ) {}

  /** The token is checked first and used up last, as for a reset. Throws VerificationTokenRefused, PasswordRefused, TooManyLogins. */
  async execute({ token, password, name, context }: VerifyEmail): Promise<Receipt> {
    const userId = userOfToken(token);
    const tokenHash = secretHash(token);
    const user = userId === undefined ? undefined : (await this.streams.load(userDecider, userId)).state;
    if (userId === undefined || user === undefined || !mayVerify(user, tokenHash, new Date().toISOString()))
      throw new VerificationTokenRefused({});
    checkPassword(password, user.email);
    const passwordHash = await this.hasher.hash(password);
    const receipt = await this.streams.execute(
      userDecider,
      userId,
      {
        type: 'VerifyEmail',
        userId,
        tokenHash,
        passwordHash,
        now: new Date().toISOString(),
        roles: this.policy.rolesOfVerified,
        ...(name !== undefined && { name: plainText(name) }),
      },
      context,
    );
    // Verifying the address may have activated an approved administrator.
    await this.roster.settle(userId, context);
    this.securityLog.record('user_updated', context, { userId, code: 'email-verified' });
    return receipt;
  }
}
