import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Unavailable } from '@crm/contracts/refusals';
import type { Logger } from '@crm/platform';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Letter, LetterSeal } from './letter-seal.port.js';
import { MailFolder } from './mail-folder.adapter.js';
import { MailOutbox } from './mail-outbox.process.js';
import { MailSpool } from './mail-spool.adapter.js';
import type { MailStore } from './mail-store.port.js';
import { mailText } from './mail-templates.model.js';
import { DeliveryFailed, type Mail, type MailTransport } from './mail-transport.port.js';
import { queued, type KeptMail } from './mail.model.js';
import { PublicAddress } from './public-address.port.js';
import { SmtpTransport, type SmtpTls } from './smtp-transport.adapter.js';

/** Made for specs, signed by itself, for the name mail.test, until 2126. Protects nothing. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIUZBiISdFPa5rF/tSbbY75GqJkJB0wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbWFpbC50ZXN0MCAXDTI2MTIwMTAwMDc0NVoYDzIxMjYxMTA3
MDAwNzQ1WjAUMRIwEAYDVQQDDAltYWlsLnRlc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAASAnKuyO/QA7XC9QPAFk0rtiBuYkjVM0G+eG9Q1HWvXmhA35KPteCBn
EkYcQTbZQNLaVYaG3l+gDf8UHzOAmnKZo2kwZzAdBgNVHQ4EFgQUD228wgPJl2FF
RelHvokTI3mt4TMwHwYDVR0jBBgwFoAUD228wgPJl2FFRelHvokTI3mt4TMwFAYD
VR0RBA0wC4IJbWFpbC50ZXN0MA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwID
SQAwRgIhAKE8YKV5jKoNPfLDRjFhC/i+q9PxwQ3vfk4YBss1LOo8AiEA8gAd4ww/
Bz6QAaLCgP611L3QvQxCXRxVAtGhcbl/kbc=
-----END CERTIFICATE-----
`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAmZWH/VWD+pI91+1
WpEW8y1NF3pv6+LIvY19Phx84W2hRANCAASAnKuyO/QA7XC9QPAFk0rtiBuYkjVM
0G+eG9Q1HWvXmhA35KPteCBnEkYcQTbZQNLaVYaG3l+gDf8UHzOAmnKZ
-----END PRIVATE KEY-----
`;

const FROM = { name: 'Throughline', address: 'crm@example.org' };
let mails = 0;
const mail = (to: Partial<Mail['to']> = {}): Mail => ({
  id: `0199e0a4-7b1e-7c3a-8d55-${(mails += 1).toString(16).padStart(12, '0')}`,
  queuedAt: '2026-11-21T12:00:00.000Z',
  template: 'verify-email',
  to: { name: 'Åsa Öberg', address: 'asa@example.org', ...to },
  ...mailText(
    { template: 'verify-email', token: 'u1.s3cr3t', validUntil: '2999-01-01T00:00:00.000Z' },
    'http://127.0.0.1:3000',
  ),
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
    expect(headers.get('message-id')).toMatch(/^<0199e0a4-7b1e-7c3a-8d55-[0-9a-f]{12}@example\.org>$/);
    expect(headers.get('date')).toBe('Sat, 21 Nov 2026 12:00:00 +0000');
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
  const folder = mkdtempSync(join(tmpdir(), 'mail-tls-'));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, CERTIFICATE);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Sends a mail to a server with these options, and returns what it received, or why nothing was sent. */
  async function sent(scheme: 'smtp' | 'smtps', options: SMTPServerOptions, tls?: SmtpTls): Promise<string> {
    let received = '';
    const server = new SMTPServer({
      authOptional: true,
      logger: false,
      secure: scheme === 'smtps',
      key: KEY,
      cert: CERTIFICATE,
      onData(stream, { envelope }, done) {
        stream.setEncoding('utf8').on('data', (text: string) => (received += text));
        stream.on('end', () => {
          received += envelope.rcptTo.map(({ address }) => `for ${address}`).join();
          done();
        });
      },
      ...options,
    });
    server.on('error', () => undefined); // a client that does not trust it hangs up
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const transport = new SmtpTransport(`${scheme}://127.0.0.1:${port}`, FROM, tls);
    try {
      await transport.deliver(mail());
      return received;
    } catch (error) {
      return error instanceof DeliveryFailed ? `${error.isFinal ? 'refused' : 'not now'}: ${error.message}` : 'a bug';
    } finally {
      transport.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  }
  const PLAIN = { disabledCommands: ['STARTTLS', 'AUTH'] };
  const TRUSTED: SmtpTls = { mode: 'required', caFile, serverName: 'mail.test' };
  const ARRIVED = /Subject: Verify your address[^]*u1\.s3cr3t[^]*for asa@example\.org/;

  it.each<[string, string, Parameters<typeof sent>]>([
    ['without encryption', 'that offers none', ['smtp', PLAIN]],
    ['with STARTTLS', 'whose certificate SMTP_CA_FILE trusts', ['smtp', {}, TRUSTED]],
    ['with smtps', 'whose certificate SMTP_CA_FILE trusts', ['smtps', {}, TRUSTED]],
    ['with any certificate', 'while it is not checked', ['smtp', {}, { mode: 'unchecked' }]],
  ])('receives the mail unchanged: %s, from one %s', async (_how, _which, args) =>
    expect(await sent(...args)).toMatch(ARRIVED),
  );
  it.each<[string, RegExp, Parameters<typeof sent>]>([
    ['offers no encryption where it is required', /ETLS/, ['smtp', PLAIN, { mode: 'required' }]],
    ['has a certificate that nobody trusts', /self-signed/, ['smtp', {}]],
    ['has one that nobody trusts, with smtps', /self-signed/, ['smtps', {}]],
    ['has a certificate of another name', /does not match/, ['smtp', {}, { mode: 'required', caFile }]],
  ])('gets nothing yet if it %s', async (_what, why, args) => {
    const answer = await sent(...args);
    expect(answer).toMatch(why);
    expect(answer).toMatch(/^not now: /);
  });
  it('refuses for good what it will never take', async () => {
    const onRcptTo: SMTPServerOptions['onRcptTo'] = (_to, _session, done) =>
      done(Object.assign(new Error('5.1.1 asa@example.org is not known here'), { responseCode: 550 }));
    expect(await sent('smtp', { ...PLAIN, onRcptTo })).toMatch(/^refused: 550 5\.1\.1 \[…\] is not known here$/);
  });
});

describe('the spool', () => {
  const folder = mkdtempSync(join(tmpdir(), 'spool-'));
  const damaged: string[] = [];
  const spool = new MailSpool(join(folder, 'outbox'), (file) => damaged.push(file));
  const kept = queued(
    { id: 'm1', template: 'invitation', userId: 'u1', letter: { kid: 'k', iv: 'i', box: 'b' } },
    '2026-11-21T12:00:00.000Z',
  );
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is empty before the first mail', async () => expect(await spool.all()).toEqual([]));
  it('holds the latest state of each mail, for its owner only', async () => {
    await spool.save(kept);
    await spool.save({ ...kept, attempts: 1 });
    await spool.save({ ...kept, id: 'm2' });
    expect(
      (await new MailSpool(join(folder, 'outbox'), () => undefined).all()).map(({ attempts }) => attempts),
    ).toEqual([1, 0]);
    expect(statSync(join(folder, 'outbox', 'm1.json')).mode & 0o777).toBe(0o600);
    await spool.remove('m2');
    expect(await spool.all()).toHaveLength(1);
  });
  it('drops what a kill left unfinished, and names what is damaged', async () => {
    writeFileSync(join(folder, 'outbox', 'm3.json.part'), '{"id":');
    writeFileSync(join(folder, 'outbox', 'm4.json'), '{"id":');
    expect([(await spool.all()).length, damaged]).toEqual([1, ['m4.json']]);
    expect(readdirSync(join(folder, 'outbox')).sort()).toEqual(['m1.json', 'm4.json']);
  });
  it('says that the disk cannot take a mail', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(new MailSpool(join(folder, 'file'), () => undefined).save(kept)).rejects.toThrow(Unavailable);
  });
});

describe('the outbox', () => {
  const lines: unknown[] = [];
  const write = (...line: unknown[]) => void lines.push(line);
  const logger = { error: write, info: write } as unknown as Logger;
  const letter: Letter = {
    to: { userId: 'u1', address: 'asa@example.org' },
    content: { template: 'verify-email', token: 'u1.s3cr3t', validUntil: '2999-01-01T00:00:00.000Z' },
  };
  const BUSY = new DeliveryFailed('451 later', false);
  const NEVER = new DeliveryFailed('550 no', true);

  /** A server that answers with these, one after the other, and then takes everything. */
  function bed({
    fails = [],
    saved = new Map<string, KeptMail>(),
    isErased = false,
  }: { fails?: Error[]; saved?: Map<string, KeptMail>; isErased?: boolean } = {}) {
    const tried: { at: number; id: string }[] = [];
    const store: MailStore = {
      save: (mail) => Promise.resolve(void saved.set(mail.id, mail)),
      all: () => Promise.resolve([...saved.values()]),
      remove: (id) => Promise.resolve(void saved.delete(id)),
    };
    const seal: LetterSeal = {
      seal: (_id, open) => Promise.resolve({ kid: 'k', iv: 'i', box: JSON.stringify(open) }),
      open: (_id, { box }) => Promise.resolve(isErased ? undefined : (JSON.parse(box) as Letter)),
    };
    const transport: MailTransport = {
      description: 'somewhere',
      deliver({ id }) {
        tried.push({ at: Date.now(), id });
        const failure = fails.shift();
        return failure ? Promise.reject(failure) : Promise.resolve('250 ok');
      },
      close: () => undefined,
    };
    const address = new PublicAddress(undefined);
    const outbox = new MailOutbox({ store, seal, transport, address, logger, chance: () => 0.5 });
    return { outbox, saved, tried };
  }
  const only = (saved: Map<string, KeptMail>) => [...saved.values()][0];
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('keeps a mail before it answers, and sends nothing before the program serves', async () => {
    const { outbox, saved, tried } = bed();
    await outbox.post(letter);
    await pass(60_000);
    expect([only(saved)?.state, tried]).toEqual(['queued', []]);
    await outbox.start();
    await pass(1);
    expect([only(saved)?.state, tried.length, only(saved)?.letter]).toEqual(['sent', 1, undefined]);
  });
  it('tries again after 10, 20 and 40 seconds while the server is busy, always as the same mail', async () => {
    const { outbox, saved, tried } = bed({ fails: [BUSY, BUSY, BUSY] });
    await outbox.start();
    const began = Date.now();
    await outbox.post(letter);
    await pass(80_000);
    expect(tried.map(({ at }) => Math.round((at - began) / 1000))).toEqual([0, 10, 30, 70]);
    expect(new Set(tried.map(({ id }) => id)).size).toBe(1);
    expect(only(saved)).toMatchObject({ state: 'sent', attempts: 4, answer: '250 ok' });
  });
  it('gives up at once on what is refused for good, and logs it without the address', async () => {
    const { outbox, saved, tried } = bed({ fails: [NEVER] });
    await outbox.start();
    await outbox.post(letter);
    await pass(3_600_000);
    expect([only(saved)?.state, tried.length]).toEqual(['failed', 1]);
    expect(JSON.stringify(lines)).toContain('could not be delivered');
    expect(JSON.stringify(lines)).not.toMatch(/asa@|s3cr3t/);
    expect(await outbox.retryFailed()).toBe(1);
    await pass(1);
    expect(only(saved)?.state).toBe('sent');
  });
  it('carries on with what an earlier program kept, at once', async () => {
    const { outbox, saved } = bed({ fails: [BUSY] });
    await outbox.start();
    await outbox.post(letter);
    await pass(1);
    expect(only(saved)).toMatchObject({ state: 'queued', attempts: 1 });
    const next = bed({ saved });
    await next.outbox.start();
    await pass(1);
    expect([only(saved)?.state, next.tried.length]).toEqual(['sent', 1]);
    await outbox.onApplicationShutdown();
  });
  it('sends no link that is over, and nothing to a person who was erased', async () => {
    const over = bed();
    const content = {
      template: 'password-reset',
      token: 'u1.s3cr3t',
      validUntil: new Date(Date.now() + 1000).toISOString(),
    } as const;
    await over.outbox.post({ ...letter, content });
    await pass(2_000);
    await over.outbox.start();
    await pass(1);
    const erased = bed({ isErased: true });
    await erased.outbox.start();
    await erased.outbox.post(letter);
    await pass(1);
    expect([only(over.saved)?.state, over.tried]).toEqual(['expired', []]);
    expect([only(erased.saved)?.state, erased.tried]).toEqual(['failed', []]);
  });
  it('hands over four at a time, all of many', async () => {
    const { outbox, saved, tried } = bed();
    await outbox.start();
    await Promise.all(Array.from({ length: 50 }, () => outbox.post(letter)));
    await pass(1);
    expect([tried.length, new Set([...saved.values()].map(({ state }) => state))]).toEqual([50, new Set(['sent'])]);
  });
  it('is done with a stop when what it hands over is', async () => {
    const { outbox, tried } = bed();
    await outbox.start();
    await outbox.post(letter);
    await outbox.onApplicationShutdown();
    await outbox.post(letter);
    await pass(60_000);
    expect(tried).toHaveLength(1);
  });
});

function exists(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
