import { ListMails, MAIL_STATES, RetryFailedMails, RetryMail, type MailState } from '@crm/contracts/notifications';
import { operator } from '../operator.cli.js';
import { WrongUsage, type DataCommand } from '../command.port.js';

export const mailList: DataCommand<{ state: string | null }> = {
  name: 'mail list',
  summary: 'List mails, oldest first: those that wait, and what became of the others within a week. Without addresses.',
  options: {
    state: { type: 'string', value: 'STATE', meaning: `Only mails in this state: ${MAIL_STATES.join(', ')}.` },
  },
  read(typed) {
    const state = typed.text('state') ?? null;
    if (state !== null && !isState(state))
      throw new WrongUsage(`--state must be one of ${MAIL_STATES.join(', ')}, not "${state}"`);
    return { state };
  },
  async *run({ state }, { services }) {
    for (const mail of await services.query(new ListMails((state as MailState | null) ?? undefined), operator()))
      yield { ...mail };
    return 0;
  },
  show: ({ id, template, userId, state, queuedAt, attempts, nextAttemptAt, answer }) =>
    [
      `${String(id)}  ${String(state)}  ${String(template)} to user ${String(userId)}, queued ${String(queuedAt)}`,
      attempts === 0 ? 'not tried yet' : `tried ${String(attempts)} ${attempts === 1 ? 'time' : 'times'}`,
      ...(nextAttemptAt === undefined ? [] : [`next ${String(nextAttemptAt)}`]),
      ...(answer === undefined ? [] : [`last answer: ${String(answer)}`]),
    ].join('; '),
};

export const mailRetry: DataCommand<{ id: string | null }> = {
  name: 'mail retry',
  summary: 'Try a queued or failed mail now, or with --failed all that failed. Two days are counted from now.',
  recorded: true,
  argument: '[ID]',
  options: { failed: { type: 'boolean', meaning: 'All failed mails whose link still works.' } },
  read(typed) {
    if ((typed.argument === undefined) !== typed.flag('failed'))
      throw new WrongUsage('mail retry needs the ID of a mail or --failed');
    return { id: typed.argument ?? null };
  },
  async *run({ id }, { services }) {
    if (id === null) yield { retried: await services.command(new RetryFailedMails(), operator()) };
    else {
      await services.command(new RetryMail(id), operator());
      yield { retried: 1 };
    }
    return 0;
  },
  show: ({ retried }) =>
    `${String(retried)} ${retried === 1 ? 'mail is' : 'mails are'} tried now, or when the program starts: crm mail list`,
};

const isState = (text: string): text is MailState => (MAIL_STATES as readonly string[]).includes(text);
