import { requireRight } from '@crm/access';
import { mailboxKeys, type CallContext, type Receipt } from '@crm/contracts';
import {
  CancelEmailChange,
  ChangeUserEmail,
  ConfirmEmailChange,
  EMAIL_CHANGE_LIMITS,
  EmailChangeTokenRefused,
  EmailTaken,
  RequestEmailChange,
} from '@crm/contracts/identity';
import { AggregateStreams } from '@crm/event-store';
import { SecurityLog } from '@crm/platform';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { secretHash } from '../secret-hash.model.js';
import { confirmedBy, type EmailChangeTokens } from '../users/email-change.decider.js';
import { administering, UserDecisions } from '../users/user-decisions.service.js';
import { USER_EMAIL, userDecider } from '../users/user.decider.js';

import { AccountMails } from './account-mails.service.js';
import { newMailedToken, userOfToken } from './mailed-tokens.service.js';
import { OwnPassword } from './own-password.service.js';

const LINKS_MS = EMAIL_CHANGE_LIMITS.hours * 3600_000;

/** A token for the new mailbox, and one for the current mailbox if that has to confirm the change too. */
function newLinks(userId: string) {
  const [ofNew, ofCurrent] = [newMailedToken(userId, LINKS_MS), newMailedToken(userId, LINKS_MS)];
  const { tokenHash: newTokenHash, requestedAt, expiresAt } = ofNew.record;
  const tokens: EmailChangeTokens = { newTokenHash, requestedAt, expiresAt };
  const both: EmailChangeTokens = { ...tokens, currentTokenHash: ofCurrent.record.tokenHash };
  return { toNew: ofNew.token, toCurrent: ofCurrent.token, tokens, both };
}

/** Whether the command recorded the request with this token: a repetition, or a change to the same address, records nothing. */
async function isPending(streams: AggregateStreams, userId: string, tokenHash: string): Promise<boolean> {
  const { state } = await streams.load(userDecider, userId);
  return state.status !== 'absent' && state.emailChange?.tokens.new === tokenHash;
}

/** Does not look who has the new address: callers must not learn that. Only the reader of that mailbox does, with the confirmation. */
@CommandHandler(RequestEmailChange)
export class RequestEmailChangeHandler implements ICommandHandler<RequestEmailChange, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly own: OwnPassword,
    private readonly mails: AccountMails,
    private readonly securityLog: SecurityLog,
  ) {}

  async execute({ email, currentPassword, context }: RequestEmailChange): Promise<Receipt> {
    const { id: userId, sessionId } = context.principal;
    const user = await this.own.account(context);
    await this.own.prove(currentPassword, user, context);
    const { toNew, toCurrent, both: tokens } = newLinks(userId);
    const asked = { userId, email, tokens, provenHash: user.passwordHash ?? '', ...(sessionId && { sessionId }) };
    const receipt = await this.streams.execute(userDecider, userId, { type: 'RequestEmailChange', ...asked }, context);
    if (!(await isPending(this.streams, userId, tokens.newTokenHash))) return receipt;
    this.securityLog.record('user_updated', context, { userId, code: 'email-change-requested' });
    await this.mails.send(
      user,
      { template: 'confirm-email-change', token: toCurrent, validUntil: tokens.expiresAt },
      context,
    );
    await this.mails.send(
      { ...user, email },
      { template: 'confirm-new-email', token: toNew, validUntil: tokens.expiresAt },
      context,
    );
    return receipt;
  }
}

@CommandHandler(CancelEmailChange)
export class CancelEmailChangeHandler implements ICommandHandler<CancelEmailChange, Receipt> {
  constructor(private readonly streams: AggregateStreams) {}

  execute({ context }: CancelEmailChange): Promise<Receipt> {
    const userId = context.principal.id;
    const command = { type: 'CancelEmailChange', userId, now: new Date().toISOString() } as const;
    return this.streams.execute(userDecider, userId, command, context);
  }
}

@CommandHandler(ChangeUserEmail)
export class ChangeUserEmailHandler implements ICommandHandler<ChangeUserEmail, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly decisions: UserDecisions,
    private readonly mails: AccountMails,
  ) {}

  async execute({ userId, email, context }: ChangeUserEmail): Promise<Receipt> {
    requireRight(context.principal, 'user.manage');
    const { toNew, tokens } = newLinks(userId);
    const command = { type: 'ChangeUserEmail', userId, email, tokens, by: administering(context.principal) } as const;
    const { state: user } = await this.streams.load(userDecider, userId);
    const receipt = await this.decisions.execute(command, context);
    if (user.status === 'absent' || !(await isPending(this.streams, userId, tokens.newTokenHash))) return receipt;
    await this.mails.send(user, { template: 'email-changing' }, context);
    await this.mails.send(
      { ...user, email },
      { template: 'confirm-new-email', token: toNew, validUntil: tokens.expiresAt },
      context,
    );
    return receipt;
  }
}

@CommandHandler(ConfirmEmailChange)
export class ConfirmEmailChangeHandler implements ICommandHandler<ConfirmEmailChange, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly mails: AccountMails,
    private readonly securityLog: SecurityLog,
  ) {}

  /** Throws EmailChangeTokenRefused, and EmailTaken when another account has got the address meanwhile. */
  async execute({ token, context }: ConfirmEmailChange): Promise<Receipt> {
    const userId = userOfToken(token);
    if (userId === undefined) throw new EmailChangeTokenRefused({});
    const tokenHash = secretHash(token);
    const { state: before } = await this.streams.load(userDecider, userId);
    const now = new Date().toISOString();
    const found = confirmedBy(before, tokenHash, now);
    if (found === undefined) throw new EmailChangeTokenRefused({});
    if (found.mailbox === 'new') await this.requireFree(userId, found.pending.email);
    const command = { type: 'ConfirmEmailChange', userId, tokenHash, now } as const;
    const receipt = await this.streams.execute(userDecider, userId, command, context);
    await this.tell(userId, found.known.email, context);
    return receipt;
  }

  /** The claim is taken with the last confirmation. This tells the reader of the new mailbox before that. */
  private async requireFree(userId: string, email: string): Promise<void> {
    const holder = await this.streams.holderOf(USER_EMAIL, ...mailboxKeys(email));
    if (holder !== undefined && holder !== userId) throw new EmailTaken({ userId: holder });
  }

  private async tell(userId: string, oldEmail: string, context: CallContext): Promise<void> {
    const { state: user } = await this.streams.load(userDecider, userId);
    if (user.status === 'absent' || user.email === oldEmail) return;
    this.securityLog.record('user_updated', context, { userId, code: 'email-changed' });
    await this.mails.send({ ...user, email: oldEmail }, { template: 'email-changed' }, context);
  }
}
