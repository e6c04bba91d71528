import { Injectable } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { SendMail, type MailContent } from '@crm/contracts/notifications';
import { ServiceClient } from '@crm/messaging';
import { isUnproven, type KnownUser } from '../users/user-state.model.js';

type Addressee = Pick<KnownUser, 'userId' | 'email'> & Partial<Pick<KnownUser, 'name' | 'status' | 'emailVerified'>>;

/** Sends mails to the owner of an account. Whether one can be delivered does not affect the answer. */
@Injectable()
export class AccountMails {
  constructor(private readonly services: ServiceClient) {}

  send({ userId, email, ...user }: Addressee, content: MailContent, context: CallContext): Promise<void> {
    return this.services.command(new SendMail({ userId, address: email, ...nameOf(user) }, content), context);
  }
}

/** Anybody may have typed the name of an address that nobody has proven: it could be a message to its owner. */
function nameOf({ name, status, emailVerified = false }: Omit<Addressee, 'userId' | 'email'>): { name?: string } {
  const isAnybodys = status !== undefined && isUnproven({ status, emailVerified });
  return name === undefined || isAnybodys ? {} : { name };
}
