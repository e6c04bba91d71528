import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { mailboxKeys, plainText, type CallContext } from '@crm/contracts';
import { Register, EmailTaken, RegistrationClosed } from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { newId } from '@crm/kernel';
import { SecurityLog } from '@crm/platform';
import { checkPassword } from '../users/password.policy.js';
import { userDecider } from '../users/user.decider.js';

import { USER_EMAIL } from '../users/user-state.model.js';
import { AccountMails } from './account-mails.service.js';
import { inEqualTime } from './in-equal-time.service.js';
import { invitedUntil, newMailedToken } from './mailed-tokens.service.js';
import { RegistrationPolicy } from './registration-settings.port.js';

export const VERIFICATION_MS = 24 * 3600_000;

@CommandHandler(Register)
export class RegisterHandler implements ICommandHandler<Register, void> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly policy: RegistrationPolicy,
    private readonly mails: AccountMails,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Keeps no password: the owner of the mailbox sets it with the mailed link. Throws RegistrationClosed, PasswordRefused. */
  async execute(command: Register): Promise<void> {
    if (this.policy.mode === 'closed') throw new RegistrationClosed({});
    if (command.password !== undefined) checkPassword(command.password, command.email);
    return inEqualTime(this.register(command));
  }

  private async register({ name: typed, email, context }: Register): Promise<void> {
    const name = plainText(typed);
    const holder = await this.streams.holderOf(USER_EMAIL, ...mailboxKeys(email));
    if (holder !== undefined) return this.repeat(holder, name, context);
    try {
      await this.create({ name, email }, context);
    } catch (error) {
      // A concurrent request registered the address first: this one counts as a repetition.
      if (!(error instanceof EmailTaken)) throw error;
      await this.repeat(error.facts.userId, name, context);
    }
  }

  private async create(person: { readonly name: string; readonly email: string }, context: CallContext): Promise<void> {
    const userId = newId();
    const { token, record: verification } = newMailedToken(userId, VERIFICATION_MS, context.ip);
    const account = { userId, ...person, via: 'registration', roles: [], verification } as const;
    await this.streams.execute(userDecider, userId, { type: 'RegisterUser', ...account }, context);
    this.securityLog.record('user_created', context, { userId, code: 'registration' });
    const mail = { template: 'verify-email', token, validUntil: verification.expiresAt } as const;
    await this.mails.send({ userId, email: person.email }, mail, context);
  }

  /** The owner is informed by mail; the caller is not. */
  private async repeat(userId: string, name: string, context: CallContext): Promise<void> {
    const { token, record } = newMailedToken(userId, VERIFICATION_MS, context.ip);
    const command = {
      type: 'RepeatRegistration',
      userId,
      name,
      token: record,
      invitedUntil: invitedUntil(record),
    } as const;
    await this.streams.execute(userDecider, userId, command, context);
    const { state: user } = await this.streams.load(userDecider, userId);
    if (user.status === 'absent') return;
    const recorded = user.mails.find(({ requestedAt }) => requestedAt === record.requestedAt);
    // Too many within the hour, or a closed account: nothing was recorded, so nothing is sent.
    if (recorded === undefined) return;
    const template = user.status === 'invited' ? 'invitation' : 'verify-email';
    await this.mails.send(
      user,
      recorded.token === undefined
        ? { template: 'already-registered' }
        : { template, token, validUntil: recorded.token.expiresAt },
      context,
    );
  }
}
