import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SendMailHandler } from './mails/send-mail.handler.js';

export { MailFolder } from './mails/mail-folder.adapter.js';
export { MailOutbox } from './mails/mail-outbox.process.js';
export type { MailTransport } from './mails/mail-transport.port.js';
export { PublicAddress } from './mails/public-address.port.js';
export { SmtpTransport } from './mails/smtp-transport.adapter.js';

/** What people are told outside of the API: mails. Needs MailOutbox and PublicAddress from whoever composes it. */
@Module({ imports: [CqrsModule], providers: [SendMailHandler] })
export class NotificationsModule {}
