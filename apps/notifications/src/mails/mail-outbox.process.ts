import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from '@crm/platform';
import type { Mail, MailTransport } from './mail-transport.port.js';

/** Before the second and the third try. */
const PAUSES_MS: readonly number[] = [1_000, 10_000];
/** Beyond this, mails are dropped and logged: a mail server that is down must not fill the memory. */
const MAX_WAITING = 1_000;
/** How long a stopping program waits for mails being delivered. */
const FINISH_MS = 5_000;

/** Delivers mails one after the other in the background, so no caller waits for a mail server. */
export class MailOutbox implements OnApplicationShutdown {
  private waiting = 0;
  private last: Promise<void> = Promise.resolve();
  private readonly closing = new AbortController();

  constructor(
    private readonly transport: MailTransport,
    private readonly logger: Logger,
    private readonly pausesMs: readonly number[] = PAUSES_MS,
  ) {}

  /** Logs one line for the operator: where mails go. */
  announce(): void {
    this.logger.info({ component: 'mail' }, this.transport.description);
  }

  post(mail: Mail): void {
    if (this.waiting >= MAX_WAITING) return this.giveUp(mail, 'too many mails are waiting');
    this.waiting += 1;
    this.last = this.last.then(async () => this.deliver(mail)).finally(() => (this.waiting -= 1));
  }

  /** Called when no running request can post a mail any more. */
  async onApplicationShutdown(): Promise<void> {
    const late = setTimeout(() => this.closing.abort(), FINISH_MS);
    await this.last;
    clearTimeout(late);
    this.transport.close();
  }

  private async deliver(mail: Mail): Promise<void> {
    for (let tries = 0; ; tries++) {
      if (this.closing.signal.aborted) return this.giveUp(mail, 'the program stops');
      try {
        return await this.transport.deliver(mail);
      } catch (error) {
        const wait = this.pausesMs[tries];
        if (wait === undefined) return this.giveUp(mail, reasonOf(error));
        await pause(wait, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }

  /** Logs neither the address nor the server's message: servers quote addresses. */
  private giveUp({ template }: Mail, reason: string): void {
    this.logger.error({ component: 'mail', id: template, reason }, 'A mail could not be delivered.');
  }
}

const reasonOf = (error: unknown): string => {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
};
