import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SendMailHandler } from './mails/send-mail.handler.js';

export { MailFolder } from './mails/mail-folder.adapter.js';
export { MailOutbox } from './mails/mail-outbox.process.js';
export type { MailTransport } from './mails/mail-transport.port.js';
export { PublicAddress } from './mails/public-address.port.js';
export { SmtpTransport } from './mails/smtp-transport.adapter.js';

/** Messages to people outside the API: mails. The composing module provides MailOutbox and PublicAddress. */
@Module({ imports: [CqrsModule], providers: [SendMailHandler] })
export class NotificationsModule {}
