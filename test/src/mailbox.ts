import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningProgram } from '@crm/testing';

const PATIENCE_MS = 10_000;

export interface ReceivedMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The token in the mail, on a line of its own. */
  readonly token: string | undefined;
}

/** The mail folder of a program without a mail server, read as a mail client would. */
export class Mailbox {
  constructor(private readonly program: Pick<RunningProgram, 'dataDir'>) {}

  /** Oldest first. */
  all(): ReceivedMail[] {
    const folder = join(this.program.dataDir, 'mail');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .filter((file) => file.endsWith('.eml')) // others are being written
      .sort()
      .map((file) => readMail(readFileSync(join(folder, file), 'utf8')));
  }

  to(address: string): ReceivedMail[] {
    return this.all().filter(({ to }) => to.includes(`${address}`));
  }

  /** Waits for mail number `count` to this address: mails are sent after the answer. */
  async nth(address: string, count: number): Promise<ReceivedMail> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const mail = this.to(address)[count - 1];
      if (mail !== undefined) return mail;
      if (Date.now() > end) throw new Error(`no mail number ${count} came to ${address}`);
      await pause(20);
    }
  }
}

function readMail(message: string): ReceivedMail {
  const head = message.slice(0, message.indexOf('\r\n\r\n'));
  const [, plain = ''] = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(message) ?? [];
  // Quoted-printable: soft line breaks, and bytes as hexadecimal numbers.
  const text = plain
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    .replaceAll('\r\n', '\n');
  return {
    to: /^To: (.*)$/m.exec(head)?.[1] ?? '',
    subject: /^Subject: (.*)$/m.exec(head)?.[1]?.trim() ?? '',
    text,
    token: /^([0-9a-f-]{36}\.[\w-]{43})$/m.exec(text)?.[1],
  };
}
