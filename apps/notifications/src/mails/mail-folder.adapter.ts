import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { messageOf } from './mail-composer.adapter.js';
import type { Mail, MailTransport } from './mail-transport.port.js';

/** Used when no mail server is set: each mail is a file that any mail program opens. Mails hold tokens, so only the owner may read them. */
export class MailFolder implements MailTransport {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly from: string,
  ) {}

  get description(): string {
    return `No mail server is set (SMTP_URL): mails are .eml files in ${this.folder}`;
  }

  async deliver(mail: Mail): Promise<void> {
    const { message } = await this.composer.sendMail(messageOf(mail, this.from));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const name = `${new Date().toISOString().replaceAll(':', '-')}-${mail.template}-${randomBytes(4).toString('hex')}.eml`;
    await writeFile(join(this.folder, name), message as Buffer, { mode: 0o600, flag: 'wx' });
  }

  close(): void {}
}
