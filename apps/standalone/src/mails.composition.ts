import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import { MailFolder, MailOutbox, PublicAddress, SmtpTransport, type MailTransport } from '@crm/notifications';
import type { Configuration, Logger } from '@crm/platform';

/** Where mails are sent, and the address that their links begin with. */
export const mailProviders = (configuration: Configuration, logger: Logger): Provider[] => [
  { provide: MailOutbox, useFactory: () => new MailOutbox(transportOf(configuration), logger) },
  { provide: PublicAddress, useValue: new PublicAddress(configuration.publicUrl) },
];

const transportOf = ({ smtpUrl, mailFrom, dataDir }: Configuration): MailTransport =>
  smtpUrl === undefined ? new MailFolder(join(dataDir, 'mail'), mailFrom) : new SmtpTransport(smtpUrl, mailFrom);
