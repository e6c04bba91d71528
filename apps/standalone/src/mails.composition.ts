import { join } from 'node:path';
import type { Provider } from '@nestjs/common';
import {
  MailFolder,
  MailOutbox,
  MailSpool,
  PublicAddress,
  SmtpTransport,
  type MailTransport,
} from '@crm/notifications';
import type { Configuration, Logger } from '@crm/platform';
import { VaultLetterSeal } from './letter-seal.adapter.js';
import type { Stores } from './stores.composition.js';

/** Where mails wait, where they are sent, and the address that their links begin with. */
export const mailProviders = (configuration: Configuration, { keyVault }: Stores, logger: Logger): Provider[] => [
  { provide: PublicAddress, useValue: new PublicAddress(configuration.publicUrl) },
  {
    provide: MailOutbox,
    useFactory: (address: PublicAddress) =>
      new MailOutbox({
        store: new MailSpool(join(configuration.dataDir, 'outbox'), (file) =>
          logger.error({ component: 'mail', file }, 'A file of the outbox is damaged, and its mail is not sent.'),
        ),
        seal: new VaultLetterSeal(keyVault),
        transport: transportOf(configuration),
        address,
        logger,
      }),
    inject: [PublicAddress],
  },
];

function transportOf({
  smtpUrl,
  smtpTls,
  smtpCaFile,
  smtpServerName,
  mailFrom,
  dataDir,
}: Configuration): MailTransport {
  if (smtpUrl === undefined) return new MailFolder(join(dataDir, 'mail'), mailFrom);
  return new SmtpTransport(smtpUrl, mailFrom, { mode: smtpTls, caFile: smtpCaFile, serverName: smtpServerName });
}
