import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mailboxKeys, plainText, type Receipt } from '@crm/contracts';
import { RequestPasswordReset, ResetPassword, ResetTokenRefused } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { Roster } from '../users/roster.service.js';
import { mayReset } from '../users/account.decider.js';
import { PasswordHasher } from '../users/password-hasher.adapter.js';
import { checkPassword } from '../users/password.policy.js';
import { userDecider } from '../users/user.decider.js';

import { USER_EMAIL } from '../users/user-state.model.js';
import { AccountMails } from './account-mails.service.js';
import { inEqualTime } from './in-equal-time.service.js';
import { invitedUntil, newMailedToken, userOfToken } from './mailed-tokens.service.js';
import { RegistrationPolicy } from './registration-settings.port.js';
import { secretHash } from '../secret-hash.model.js';

export const RESET_MS = 60 * 60_000;

@CommandHandler(RequestPasswordReset)
export class RequestPasswordResetHandler implements ICommandHandler<RequestPasswordReset, void> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly mails: AccountMails,
  ) {}

  execute(command: RequestPasswordReset): Promise<void> {
    return inEqualTime(this.request(command));
  }

  private async request({ email, context }: RequestPasswordReset): Promise<void> {
    const userId = await this.streams.holderOf(USER_EMAIL, ...mailboxKeys(email));
    if (userId === undefined) return;
    const { token, record } = newMailedToken(userId, RESET_MS, context.ip);
    const command = {
      type: 'RequestPasswordReset',
      userId,
      token: record,
      invitedUntil: invitedUntil(record),
    } as const;
    await this.streams.execute(userDecider, userId, command, context);
    const { state: user } = await this.streams.load(userDecider, userId);
    // Too many within the hour, or a closed account: nothing was recorded, so nothing is sent.
    if (user.status === 'absent') return;
    const recorded = user.mails.find(({ token: sent }) => sent?.tokenHash === record.tokenHash)?.token;
    if (recorded === undefined) return;
    const template = user.status === 'invited' ? 'invitation' : 'password-reset';
    await this.mails.send(user, { template, token, validUntil: recorded.expiresAt }, context);
  }
}

@CommandHandler(ResetPassword)
export class ResetPasswordHandler implements ICommandHandler<ResetPassword, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hasher: PasswordHasher,
    private readonly policy: RegistrationPolicy,
    private readonly mails: AccountMails,
    private readonly roster: Roster,
    private readonly securityLog: SecurityLog,
  ) {}

  /** The token is checked first and used up last, so a refused password does not cost it. Throws ResetTokenRefused, PasswordRefused. */
  async execute({ token, password, name, context }: ResetPassword): Promise<Receipt> {
    const userId = userOfToken(token);
    const tokenHash = secretHash(token);
    const user = userId === undefined ? undefined : (await this.streams.load(userDecider, userId)).state;
    if (userId === undefined || user === undefined || !mayReset(user, tokenHash, new Date().toISOString()))
      throw new ResetTokenRefused({});
    checkPassword(password, user.email);
    const passwordHash = await this.hasher.hash(password);
    const roles = this.policy.rolesOfVerified;
    const now = new Date().toISOString();
    const renaming = name !== undefined && { name: plainText(name) };
    const command = { type: 'ResetPassword', userId, tokenHash, passwordHash, roles, now, ...renaming } as const;
    const receipt = await this.streams.execute(userDecider, userId, command, context);
    // Verifying the address may have activated an approved administrator.
    await this.roster.settle(userId, context);
    this.securityLog.record('authn_password_change', context, { userId, code: 'reset' });
    await this.mails.send(user, { template: 'password-changed' }, context);
    return receipt;
  }
}
