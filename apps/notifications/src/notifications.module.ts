import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListMailsHandler, RetryFailedMailsHandler, RetryMailHandler } from './mails/mails.handlers.js';
import { SendMailHandler } from './mails/send-mail.handler.js';

export { LetterSeal, type Letter } from './mails/letter-seal.port.js';
export { MailFolder } from './mails/mail-folder.adapter.js';
export { MailOutbox } from './mails/mail-outbox.process.js';
export { MailSpool } from './mails/mail-spool.adapter.js';
export type { MailTransport } from './mails/mail-transport.port.js';
export type { SealedLetter } from './mails/mail.model.js';
export { PublicAddress } from './mails/public-address.port.js';
export { SmtpTransport, type SmtpTls } from './mails/smtp-transport.adapter.js';

/** Messages to people outside the API: mails. The composing module provides MailOutbox and PublicAddress. */
@Module({
  imports: [CqrsModule],
  providers: [SendMailHandler, ListMailsHandler, RetryMailHandler, RetryFailedMailsHandler],
})
export class NotificationsModule {}
