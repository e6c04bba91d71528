import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@crm/platform';
import { SMTPServer } from 'smtp-server';
import { MailFolder } from './mail-folder.adapter.js';
import { MailOutbox } from './mail-outbox.process.js';
import { mailText } from './mail-templates.model.js';
import type { Mail, MailTransport } from './mail-transport.port.js';
import { SmtpTransport } from './smtp-transport.adapter.js';

const FROM = 'crm@example.org';
const mail = (to: Partial<Mail['to']> = {}): Mail => ({
  template: 'verify-email',
  to: { name: 'Åsa Öberg', address: 'asa@example.org', ...to },
  ...mailText({ template: 'verify-email', token: 'u1.s3cr3t' }, 'http://127.0.0.1:3000'),
});

/** Headers by name, with folded lines joined. */
function headersOf(message: string): Map<string, string> {
  const [head = ''] = message.split('\r\n\r\n', 1);
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  );
}

describe('the mail folder', () => {
  const root = mkdtempSync(join(tmpdir(), 'mails-'));
  const folder = join(root, 'mail');
  const deliver = async (sent: Mail): Promise<{ path: string; message: string }> => {
    const before = new Set(statSync(root).isDirectory() && exists(folder) ? readdirSync(folder) : []);
    await new MailFolder(folder, FROM).deliver(sent);
    const name = readdirSync(folder).find((file) => !before.has(file)) ?? '';
    const path = join(folder, name);
    return { path, message: readFileSync(path, 'utf8') };
  };
  afterAll(() => rmSync(root, { recursive: true }));

  it('holds complete messages that only their owner may read', async () => {
    const { path, message } = await deliver(mail());
    expect(path).toMatch(/-verify-email-[0-9a-f]{8}\.eml$/);
    expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
    const headers = headersOf(message);
    for (const name of ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'])
      expect([name, headers.get(name)]).toEqual([name, expect.stringMatching(/.+/)]);
    expect(headers.get('to')).toMatch(/^=\?UTF-8\?.*<asa@example\.org>$/);
    expect(headers.get('content-type')).toContain('multipart/alternative');
    expect(message.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
  it.each(['Eve\r\nBcc: all@example.org', 'Eve\nBcc: all@example.org\n\nbody', 'Eve\u2028Bcc: all@example.org'])(
    'takes no header from a name: %j',
    async (name) => {
      const headers = headersOf((await deliver(mail({ name }))).message);
      expect([headers.has('bcc'), headers.get('to')]).toEqual([false, expect.stringContaining('<asa@example.org>')]);
    },
  );
  it('takes no header from an address', async () => {
    const { message } = await deliver(mail({ address: 'asa@example.org\r\nBcc: all@example.org' }));
    expect(headersOf(message).has('bcc')).toBe(false);
  });
});

describe('a mail server', () => {
  it('receives the mail unchanged', async () => {
    const received: { to: string[]; message: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, { envelope }, done) {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          received.push({
            to: envelope.rcptTo.map(({ address }) => address),
            message: Buffer.concat(chunks).toString('utf8'),
          });
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const transport = new SmtpTransport(`smtp://127.0.0.1:${port}`, FROM);
    try {
      await transport.deliver(mail());
    } finally {
      transport.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
    expect(received).toHaveLength(1);
    expect(received[0]?.to).toEqual(['asa@example.org']);
    expect(received[0]?.message).toContain('Subject: Verify your address');
    expect(received[0]?.message).toContain('u1.s3cr3t');
  });
});

describe('the outbox', () => {
  const lines: unknown[] = [];
  const logger = { error: (...line: unknown[]) => void lines.push(line), info: () => undefined } as unknown as Logger;
  const failing = (times: number): MailTransport & { tries: number } => ({
    tries: 0,
    description: '',
    deliver() {
      this.tries += 1;
      const refusal = Object.assign(new Error('550 asa@example.org is not known here'), { responseCode: 550 });
      return this.tries <= times ? Promise.reject(refusal) : Promise.resolve();
    },
    close() {},
  });

  it('tries three times', async () => {
    const transport = failing(2);
    const outbox = new MailOutbox(transport, logger, [0, 0]);
    outbox.post(mail());
    await outbox.onApplicationShutdown();
    expect([transport.tries, lines]).toEqual([3, []]);
  });
  it('gives up after that, and logs it without the address', async () => {
    const transport = failing(9);
    const outbox = new MailOutbox(transport, logger, [0, 0]);
    outbox.post(mail());
    await outbox.onApplicationShutdown();
    expect(transport.tries).toBe(3);
    expect(JSON.stringify(lines)).toContain('550');
    expect(JSON.stringify(lines)).not.toContain('asa@');
  });
});

function exists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
