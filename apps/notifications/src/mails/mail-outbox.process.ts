import type { OnApplicationShutdown } from '@nestjs/common';
import { MailNotFound, MailNotRetriable, type MailState, type MailView } from '@crm/contracts/notifications';
import { newId } from '@crm/kernel';
import type { Logger } from '@crm/platform';
import type { Letter, LetterSeal } from './letter-seal.port.js';
import { attempted, isForgotten, queued, retried, settled, viewOf, type Attempt, type KeptMail } from './mail.model.js';
import type { MailStore } from './mail-store.port.js';
import { mailText } from './mail-templates.model.js';
import { DeliveryFailed, type MailTransport } from './mail-transport.port.js';
import type { PublicAddress } from './public-address.port.js';

/** Mails being handed over at the same time. */
const AT_ONCE = 4;
/** Further ones are dropped and logged: a mail server that is down must not fill the disk. */
const MAX_WAITING = 10_000;
/** Of the mails that have ended, the newest are remembered. */
const MAX_ENDED = 2_000;
/** How long a stopping program waits for mails being delivered; after that they are tried again at the next start. */
const FINISH_MS = 5_000;
const LOOK_MS = 60_000;

export interface Outbox {
  readonly store: MailStore;
  readonly seal: LetterSeal;
  readonly transport: MailTransport;
  readonly address: PublicAddress;
  readonly logger: Logger;
  readonly now?: () => Date;
  readonly chance?: () => number;
}

/**
 * Keeps each mail until it is delivered, refused, or over, and delivers in the background: no caller waits for a mail server. At least
 * once: a mail that was handed over just before a kill is sent again, with the same Message-ID.
 */
export class MailOutbox implements OnApplicationShutdown {
  private readonly mails = new Map<string, KeptMail>();
  private readonly atWork = new Map<string, Promise<void>>();
  private loading: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  private state: 'keeping' | 'delivering' | 'stopped' = 'keeping';

  constructor(private readonly outbox: Outbox) {}

  /** Delivers from now on; until then, and on the command line, mails are only kept. What waits is tried at once: its cause may be mended. */
  async start(): Promise<void> {
    this.outbox.logger.info({ component: 'mail' }, this.outbox.transport.description);
    await this.load();
    if (this.state === 'stopped') return;
    this.state = 'delivering';
    for (const mail of this.mails.values())
      if (mail.state === 'queued') this.mails.set(mail.id, { ...mail, nextAttemptAt: this.now() });
    this.look();
  }

  /** Resolves when the mail is kept. */
  async post(letter: Letter): Promise<void> {
    await this.load();
    const { template } = letter.content;
    if (this.waiting().length >= MAX_WAITING)
      return this.outbox.logger.error({ component: 'mail', id: template }, 'A mail was dropped: too many are waiting.');
    const id = newId();
    const linkUntil = 'validUntil' in letter.content ? letter.content.validUntil : undefined;
    const sealed = await this.outbox.seal.seal(id, letter);
    await this.keep(queued({ id, template, userId: letter.to.userId, linkUntil, letter: sealed }, this.now()));
    this.look();
  }

  /** Oldest first. */
  async list(state?: MailState): Promise<readonly MailView[]> {
    await this.load();
    const all = [...this.mails.values()].filter((mail) => state === undefined || mail.state === state);
    return all.sort(byAge).map(viewOf);
  }

  /** Tries a queued or failed mail now. Throws MailNotFound, MailNotRetriable. */
  async retry(mailId: string): Promise<void> {
    await this.load();
    const mail = this.mails.get(mailId);
    if (mail === undefined) throw new MailNotFound({ mailId });
    if (this.atWork.has(mailId)) return;
    const again = retried(mail, this.now());
    if (again === undefined) throw new MailNotRetriable({ mailId, state: mail.state });
    await this.keep(again);
    this.look();
  }

  /** Tries all failed mails that can still be sent. Returns how many. */
  async retryFailed(): Promise<number> {
    await this.load();
    const failed = [...this.mails.values()].filter(({ state }) => state === 'failed');
    const again = failed.flatMap((mail) => retried(mail, this.now()) ?? []);
    for (const mail of again) await this.keep(mail);
    this.look();
    return again.length;
  }

  /** For metrics: how many mails are in each state. */
  counts(): ReadonlyMap<MailState, number> {
    return new Map(
      [...Map.groupBy(this.mails.values(), ({ state }) => state)].map(([state, all]) => [state, all.length]),
    );
  }

  /** The mail that has waited longest. */
  oldest(): MailView | undefined {
    const [oldest] = this.waiting().sort(byAge);
    return oldest && viewOf(oldest);
  }

  /** Called when no running request can post a mail any more. */
  async onApplicationShutdown(): Promise<void> {
    this.state = 'stopped';
    clearTimeout(this.timer);
    const late = new Promise((resolve) => setTimeout(resolve, FINISH_MS).unref());
    await Promise.race([Promise.all(this.atWork.values()), late]);
    this.outbox.transport.close();
  }

  private load(): Promise<void> {
    this.loading ??= this.outbox.store.all().then(
      (all) => all.forEach((mail) => this.mails.set(mail.id, mail)),
      (error: unknown) => {
        this.loading = undefined;
        throw error;
      },
    );
    return this.loading;
  }

  /** Begins what is due, forgets what is long over, and comes back for the next. */
  private look(): void {
    clearTimeout(this.timer);
    if (this.state !== 'delivering') return;
    const waiting = this.waiting().sort(byDueTime);
    for (const mail of waiting) if (this.atWork.size < AT_ONCE && isDue(mail, this.now())) this.begin(mail);
    this.forget();
    const next = waiting.find(({ id }) => !this.atWork.has(id))?.nextAttemptAt;
    const pause = next === undefined ? LOOK_MS : Math.min(Date.parse(next) - Date.parse(this.now()), LOOK_MS);
    // With all hands full, the end of a delivery looks again.
    if (this.atWork.size < AT_ONCE) this.timer = setTimeout(() => this.look(), Math.max(pause, 0)).unref();
  }

  private begin(mail: KeptMail): void {
    if (this.atWork.has(mail.id)) return;
    const work = this.work(mail)
      .catch((error: unknown) =>
        this.outbox.logger.error(
          { component: 'mail', id: mail.id, err: error },
          'The outcome of a mail could not be kept.',
        ),
      )
      .finally(() => {
        this.atWork.delete(mail.id);
        this.look();
      });
    this.atWork.set(mail.id, work);
  }

  private async work(mail: KeptMail): Promise<void> {
    const due = settled(mail, this.now());
    if (due.state !== 'queued') return this.end(due);
    const after = attempted(due, await this.attempt(due), this.now(), (this.outbox.chance ?? Math.random)());
    return after.state === 'failed' ? this.end(after) : this.keep(after);
  }

  private async attempt({ id, queuedAt, template, letter: sealed }: KeptMail): Promise<Attempt> {
    const { seal, transport, address } = this.outbox;
    try {
      const letter = sealed && (await seal.open(id, sealed));
      if (letter === undefined) return { outcome: 'refused', answer: 'the addressee was erased' };
      const { to, content } = letter;
      const answer = await transport.deliver({ id, queuedAt, template, to, ...mailText(content, address.url) });
      return { outcome: 'delivered', answer };
    } catch (error) {
      if (error instanceof DeliveryFailed)
        return { outcome: error.isFinal ? 'refused' : 'unreachable', answer: error.message };
      return { outcome: 'unreachable', answer: (error as { code?: string }).code ?? 'internal' };
    }
  }

  /** Logs neither the address nor the server's words: servers quote addresses. */
  private end(mail: KeptMail): Promise<void> {
    const { id, template, state, attempts } = mail;
    this.outbox.logger.error(
      { component: 'mail', id, template, state, attempts },
      'A mail could not be delivered: crm mail list',
    );
    return this.keep(mail);
  }

  /** What is known counts in this process even when it cannot be saved: a mail that was sent is not sent again before a restart. */
  private async keep(mail: KeptMail): Promise<void> {
    const isNew = !this.mails.has(mail.id);
    if (!isNew) this.mails.set(mail.id, mail);
    await this.outbox.store.save(mail);
    this.mails.set(mail.id, mail);
  }

  private forget(): void {
    const over = [...this.mails.values()].filter(({ endedAt }) => endedAt !== undefined).sort(byAge);
    const tooMany = over.slice(0, Math.max(over.length - MAX_ENDED, 0));
    for (const { id } of new Set([...tooMany, ...over.filter((mail) => isForgotten(mail, this.now()))])) {
      this.mails.delete(id);
      void this.outbox.store.remove(id).catch(() => undefined); // it is found again at the next start
    }
  }

  private waiting(): KeptMail[] {
    return [...this.mails.values()].filter(({ state }) => state === 'queued');
  }

  private now(): string {
    return (this.outbox.now?.() ?? new Date()).toISOString();
  }
}

const byAge = (one: { queuedAt: string; id: string }, other: { queuedAt: string; id: string }): number =>
  one.queuedAt < other.queuedAt || (one.queuedAt === other.queuedAt && one.id < other.id) ? -1 : 1;
const isDue = ({ nextAttemptAt = '' }: KeptMail, now: string): boolean => nextAttemptAt <= now;
const byDueTime = (one: KeptMail, other: KeptMail): number =>
  (one.nextAttemptAt ?? '') < (other.nextAttemptAt ?? '') ? -1 : 1;
