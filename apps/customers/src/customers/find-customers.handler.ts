import { mayReach } from '@crm/commands';
import { mailboxKeys, type CallContext } from '@crm/contracts';
import {
  FindCustomer,
  FindCustomersByContact,
  type CustomerWithContact,
  type FoundCustomer,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { CUSTOMER_EMAIL } from './contact-points.policy.js';
import { customerDecider } from './customer.decider.js';
import { customerRecord } from './customer-record.service.js';
import { LikenessIndex } from './likeness-index.port.js';

const mayRead = (streams: AggregateStreams, { principal }: CallContext, id: string): Promise<boolean> =>
  mayReach(streams, customerRecord, principal, 'customer.read', id);

@QueryHandler(FindCustomer)
export class FindCustomerHandler implements IQueryHandler<FindCustomer, FoundCustomer> {
  constructor(private readonly streams: AggregateStreams) {}

  async execute({ customerId, context }: FindCustomer): Promise<FoundCustomer> {
    const { state } = await this.streams.load(customerDecider, customerId);
    if (state.status === 'absent' || !(await mayRead(this.streams, context, customerId))) return { status: 'unknown' };
    return { status: state.status };
  }
}

@QueryHandler(FindCustomersByContact)
export class FindCustomersByContactHandler implements IQueryHandler<
  FindCustomersByContact,
  readonly CustomerWithContact[]
> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly likenesses: LikenessIndex,
  ) {}

  async execute({ email, phone, exceptId, context }: FindCustomersByContact): Promise<readonly CustomerWithContact[]> {
    const byEmail = email === null ? undefined : await this.streams.holderOf(CUSTOMER_EMAIL, ...mailboxKeys(email));
    const byPhone = phone === null ? [] : await this.withPhone(phone, context);
    const ids = [...new Set([...(byEmail === undefined ? [] : [byEmail]), ...byPhone])];
    return Promise.all(
      ids
        .filter((id) => id !== exceptId)
        .map(async (id) => ({
          ...((await mayRead(this.streams, context, id)) && { id }),
          signals: [
            ...(id === byEmail ? (['email'] as const) : []),
            ...(byPhone.includes(id) ? (['phone'] as const) : []),
          ],
        })),
    );
  }

  private async withPhone(phone: string, context: CallContext): Promise<string[]> {
    const nobody = { name: '', hasContactPoint: true, exceptId: '' };
    const found = await this.likenesses.similarTo({ ...nobody, phones: [phone] }, context);
    return found.map(({ id }) => id);
  }
}
