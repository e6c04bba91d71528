import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { messageOf, type Sender } from './mail-composer.adapter.js';
import { DeliveryFailed, type Mail, type MailTransport } from './mail-transport.port.js';
import { answerOf, isFinal, withoutSecrets, type ClientError } from './server-answer.model.js';

const PATIENCE_MS = 10_000;

/** How the connection is encrypted. With `smtps:` it is from the beginning, and these say whom it trusts. */
export interface SmtpTls {
  /** `offered`: if the server offers it (STARTTLS). `required`: or nothing is sent. `unchecked`: any certificate will do, for tests. */
  readonly mode: 'offered' | 'required' | 'unchecked';
  /** A file with certificates (PEM) that are trusted instead of the public ones. */
  readonly caFile?: string | undefined;
  /** The name in the certificate, where it is not that of the URL. */
  readonly serverName?: string | undefined;
}

/** A mail server. */
export class SmtpTransport implements MailTransport {
  readonly description = 'Mails go out through the mail server of SMTP_URL';
  private readonly server;

  /** Throws when the file of certificates cannot be read. */
  constructor(
    url: string,
    private readonly from: Sender,
    { mode, caFile, serverName }: SmtpTls = { mode: 'offered' },
  ) {
    this.server = createTransport({
      url,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: PATIENCE_MS,
      requireTLS: mode === 'required',
      tls: {
        rejectUnauthorized: mode !== 'unchecked',
        ...(caFile !== undefined && { ca: readFileSync(caFile) }),
        ...(serverName !== undefined && { servername: serverName }),
      },
    });
  }

  async deliver(mail: Mail): Promise<string> {
    try {
      const { response } = await this.server.sendMail(messageOf(mail, this.from));
      return withoutSecrets(response);
    } catch (error) {
      throw new DeliveryFailed(answerOf(error as ClientError), isFinal(error as ClientError));
    }
  }

  close(): void {
    this.server.close();
  }
}
