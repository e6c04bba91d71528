import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Receipt } from '@crm/contracts';
import { VerifyEmail, VerificationTokenRefused } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { Roster } from '../users/roster.service.js';
import { userDecider } from '../users/user.decider.js';

import { userOfToken } from './mailed-tokens.service.js';
import { RegistrationPolicy } from './registration-settings.port.js';
import { secretHash } from '../secret-hash.model.js';

@CommandHandler(VerifyEmail)
export class VerifyEmailHandler implements ICommandHandler<VerifyEmail, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly policy: RegistrationPolicy,
    private readonly roster: Roster,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ token, context }: VerifyEmail): Promise<Receipt> {
    const userId = userOfToken(token);
    if (userId === undefined) throw new VerificationTokenRefused({});
    const receipt = await this.streams.execute(
      userDecider,
      userId,
      {
        type: 'VerifyEmail',
        userId,
        tokenHash: secretHash(token),
        now: new Date().toISOString(),
        roles: this.policy.mode === 'open' ? ['sales'] : [],
      },
      context,
    );
    // Verifying the address may have activated an approved administrator.
    await this.roster.settle(userId, context);
    this.securityLog.record('user_updated', context, { userId, code: 'email-verified' });
    return receipt;
  }
}
