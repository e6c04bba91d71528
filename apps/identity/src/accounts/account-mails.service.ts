import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { SendMail, type MailContent } from '@crm/contracts/notifications';
import { ServiceClient } from '@crm/messaging';
import type { KnownUser } from '../users/user-state.model.js';

/** Sends mails to the owner of an account. Whether one can be delivered does not affect the answer. */
@Injectable()
export class AccountMails {
  constructor(private readonly services: ServiceClient) {}

  send({ name, email }: Pick<KnownUser, 'name' | 'email'>, content: MailContent, context: CallContext): Promise<void> {
    return this.services.command(new SendMail({ name, address: email }, content), context);
  }
}
