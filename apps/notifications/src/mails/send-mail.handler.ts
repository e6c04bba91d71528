import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { SendMail } from '@crm/contracts/notifications';
import { MailOutbox } from './mail-outbox.process.js';
import { mailText } from './mail-templates.model.js';
import { PublicAddress } from './public-address.port.js';

@CommandHandler(SendMail)
export class SendMailHandler implements ICommandHandler<SendMail, void> {
  constructor(
    private readonly outbox: MailOutbox,
    private readonly address: PublicAddress,
  ) {}

  async execute({ to, content }: SendMail): Promise<void> {
    this.outbox.post({ template: content.template, to, ...mailText(content, this.address.url) });
  }
}
