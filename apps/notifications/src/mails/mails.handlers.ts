import { CommandHandler, QueryHandler, type ICommandHandler, type IQueryHandler } from '@nestjs/cqrs';
import { ListMails, RetryMail, RetryFailedMails, type MailView } from '@crm/contracts/notifications';
import { MailOutbox } from './mail-outbox.process.js';

@QueryHandler(ListMails)
export class ListMailsHandler implements IQueryHandler<ListMails, readonly MailView[]> {
  constructor(private readonly outbox: MailOutbox) {}

  execute({ state }: ListMails): Promise<readonly MailView[]> {
    return this.outbox.list(state);
  }
}

@CommandHandler(RetryMail)
export class RetryMailHandler implements ICommandHandler<RetryMail, void> {
  constructor(private readonly outbox: MailOutbox) {}

  execute({ mailId }: RetryMail): Promise<void> {
    return this.outbox.retry(mailId);
  }
}

@CommandHandler(RetryFailedMails)
export class RetryFailedMailsHandler implements ICommandHandler<RetryFailedMails, number> {
  constructor(private readonly outbox: MailOutbox) {}

  execute(): Promise<number> {
    return this.outbox.retryFailed();
  }
}
