import { requireWritable } from '@crm/access';
import { mayReach, requireReach } from '@crm/commands';
import type { Principal, Receipt } from '@crm/contracts';
import {
  CustomerIsArchived,
  CustomerNotFound,
  NotAnOrganization,
  PlaceSubsidiary,
  SubsidiaryOfItself,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { customerDecider } from '../customers/customer.decider.js';
import { customerRecord } from '../customers/customer-record.service.js';
import { CustomerHierarchy } from './hierarchy.service.js';

@CommandHandler(PlaceSubsidiary)
export class PlaceSubsidiaryHandler implements ICommandHandler<PlaceSubsidiary, Receipt> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly hierarchy: CustomerHierarchy,
  ) {}

  async execute({ customerId, parentId, context }: PlaceSubsidiary): Promise<Receipt> {
    const { principal } = context;
    await requireReach(this.streams, customerRecord, principal, 'customer.update', customerId);
    requireWritable(principal, 'customer', { subsidiaryOf: parentId });
    if (parentId === customerId) throw new SubsidiaryOfItself({ customerId, parentId });
    if (parentId !== null) await this.requireParent(parentId, principal);
    return this.hierarchy.place(customerId, parentId, context);
  }

  /** A parent that the caller may not read is refused like one that does not exist. Kinds never change, so they can be checked before. */
  private async requireParent(parentId: string, principal: Principal): Promise<void> {
    const { state } = await this.streams.load(customerDecider, parentId);
    const isReadable = await mayReach(this.streams, customerRecord, principal, 'customer.read', parentId);
    if (state.status === 'absent' || !isReadable) throw new CustomerNotFound({ customerId: parentId });
    if (state.kind !== 'organization') throw new NotAnOrganization({ customerId: parentId });
    if (state.status === 'archived') throw new CustomerIsArchived({ customerId: parentId });
  }
}
