import { Injectable, Logger } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { SendMail, type MailContent } from '@crm/contracts/notifications';
import { ServiceClient } from '@crm/messaging';
import { isUnproven, type KnownUser } from '../users/user-state.model.js';

type Addressee = Pick<KnownUser, 'userId' | 'email'> & Partial<Pick<KnownUser, 'name' | 'status' | 'emailVerified'>>;

/** Sends mails to the owner of an account. Whether one can be delivered does not affect the answer; that one with a link is kept until then does. */
@Injectable()
export class AccountMails {
  private readonly logger = new Logger('accounts');

  constructor(private readonly services: ServiceClient) {}

  async send({ userId, email, ...user }: Addressee, content: MailContent, context: CallContext): Promise<void> {
    const mail = new SendMail({ userId, address: email, ...nameOf(user, content) }, content);
    try {
      await this.services.command(mail, context);
    } catch (error) {
      // What a notice tells has happened, and no repetition would send it.
      if ('token' in content) throw error;
      this.logger.error(Object.assign(new Error(`a mail (${content.template}) could not be kept`), { cause: error }));
    }
  }
}

/** Anybody may have typed the name of an address that nobody has proven: it could be a message to its owner. */
function nameOf(
  { name, status, emailVerified = false }: Omit<Addressee, 'userId' | 'email'>,
  { template }: MailContent,
): { name?: string } {
  const isAnybodys =
    template === 'confirm-new-email' || (status !== undefined && isUnproven({ status, emailVerified }));
  return name === undefined || isAnybodys ? {} : { name };
}
