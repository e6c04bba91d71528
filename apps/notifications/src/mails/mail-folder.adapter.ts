import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { messageOf, type Sender } from './mail-composer.adapter.js';
import type { Mail, MailTransport } from './mail-transport.port.js';

/** Used when no mail server is set: each mail is a file that any mail program opens. Mails hold tokens, so only the owner may read them. */
export class MailFolder implements MailTransport {
  private readonly composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly folder: string,
    private readonly from: Sender,
  ) {}

  get description(): string {
    return `No mail server is set (SMTP_URL): mails are .eml files in ${this.folder}`;
  }

  async deliver(mail: Mail): Promise<string> {
    const name = `${mail.queuedAt.replaceAll(':', '-')}-${mail.template}-${mail.id.slice(-8)}.eml`;
    const path = join(this.folder, name);
    if (await exists(path)) return 'written'; // just before a kill
    const { message } = await this.composer.sendMail(messageOf(mail, this.from));
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const unfinished = `${path}.part`;
    await writeFile(unfinished, message as Buffer, { mode: 0o600 });
    await rename(unfinished, path);
    return 'written';
  }

  close(): void {}
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
