import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SendMail } from '@crm/contracts/notifications';
import { MailOutbox } from './mail-outbox.process.js';

@CommandHandler(SendMail)
export class SendMailHandler implements ICommandHandler<SendMail, void> {
  constructor(private readonly outbox: MailOutbox) {}

  execute({ to, content }: SendMail): Promise<void> {
    return this.outbox.post({ to, content });
  }
}
