import { createTransport } from 'nodemailer';
import { messageOf } from './mail-composer.adapter.js';
import type { Mail, MailTransport } from './mail-transport.port.js';

const PATIENCE_MS = 10_000;

/** A mail server. With `smtp:` the connection is encrypted if the server supports it, with `smtps:` always. */
export class SmtpTransport implements MailTransport {
  readonly description = 'Mails go out through the mail server of SMTP_URL';
  private readonly server;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    this.server = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
    });
  }

  async deliver(mail: Mail): Promise<void> {
    await this.server.sendMail(messageOf(mail, this.from));
  }

  close(): void {
    this.server.close();
  }
}
