import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly to: readonly string[];
  readonly message: string;
}

/** What the server answers to a whole message: a refusal, or `hang`: nothing, ever. */
export type Mood = 'takes' | 'hangs' | { readonly responseCode: number; readonly message: string };

/** A mail server on loopback whose mood a spec sets. */
export class MailServer {
  mood: Mood = 'takes';
  readonly received: Received[] = [];
  /** Messages that arrived whole, whatever was answered. */
  readonly seen: Received[] = [];
  private readonly server: SMTPServer;

  constructor(options: SMTPServerOptions = { disabledCommands: ['STARTTLS', 'AUTH'] }) {
    this.server = new SMTPServer({
      authOptional: true,
      logger: false,
      // A client that was killed while nothing was answered.
      closeTimeout: 100,
      ...options,
      onData: (stream, { envelope }, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const mail = {
            to: envelope.rcptTo.map(({ address }) => address),
            message: Buffer.concat(chunks).toString('utf8'),
          };
          this.seen.push(mail);
          if (this.mood === 'hangs') return;
          if (this.mood !== 'takes') {
            const { responseCode, message } = this.mood;
            return done(Object.assign(new Error(message), { responseCode }));
          }
          this.received.push(mail);
          done();
        });
      },
    });
    this.server.on('error', () => undefined); // a client that was killed
  }

  /** Port 0: a free one. */
  async listen(port = 0): Promise<number> {
    this.server.listen(port, '127.0.0.1');
    await once(this.server.server, 'listening');
    return (this.server.server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }
}

/** A header of a message, with folded lines joined. */
export const headerOf = (message: string, name: string): string =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)$`, 'im')
    .exec(message)?.[1]
    ?.replaceAll(/\r\n[ \t]+/g, ' ')
    .trim() ?? '';
