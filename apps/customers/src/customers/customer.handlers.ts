import { requireRight, requireWritable } from '@crm/access';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  ArchiveCustomer,
  AssignCustomer,
  ChangeCustomer,
  CreateCustomer,
  FindSimilarCustomers,
  plainText,
  RecordConsent,
  RestoreCustomer,
  TagCustomer,
  type NewCustomer,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { derivedId, newId } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import { Injectable } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from '../custom-fields/custom-field-directory.port.js';
import { allowedValues } from '../custom-fields/custom-field-values.policy.js';
import { mailboxOf } from './contact-points.policy.js';
import { CustomerAccess } from './customer-access.js';
import { customerDecider, type CustomerCommand, type WantedChange } from './customer.decider.js';
import { EmailTaken, LikelyDuplicate, OwnerNotActive } from './customer.errors.js';
import { UserDirectory } from './user-directory.port.js';
import { wantedChange, wantedConsent, wantedCustomer } from './wanted-customer.js';

type Creation = Extract<CustomerCommand, { type: 'create' }>;

@CommandHandler(CreateCustomer)
export class CreateCustomerHandler implements ICommandHandler<CreateCustomer> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly services: ServiceClient,
    private readonly users: UserDirectory,
    private readonly access: CustomerAccess,
    private readonly fields: CustomFieldDirectory,
  ) {}

  async execute({ customer, allowDuplicate, context }: CreateCustomer): Promise<Receipt> {
    requireRight(context.principal, 'customer.create');
    const values = allowedValues(await this.fields.current(), customer.customFields ?? {}, { creates: true });
    // A repeated request must come to the same id, so that it finds its own events.
    const customerId = context.fingerprint === undefined ? newId() : derivedId(context.commandId, 'customer');
    const creation = wantedCustomer(customerId, await firstOwner(customer, this.users, context), customer, values);
    try {
      if (!allowDuplicate) await this.refuseDouble(creation, context);
      return await this.streams.execute(customerDecider, customerId, creation, context, { creates: true });
    } catch (refusal) {
      throw await this.access.redact(refusal, context.principal);
    }
  }

  /** An equal address is the stronger reason, and no insisting helps against it: so it is told first. */
  private async refuseDouble(
    { customerId, name, company, emails, phones }: Creation,
    context: CallContext,
  ): Promise<void> {
    const hasContactPoint = emails.length + phones.length > 0;
    // With an address, and neither a phone nor a company, there is nothing to be alike by.
    if (hasContactPoint && phones.length === 0 && company === undefined) return;
    const candidates = await this.services.query(
      new FindSimilarCustomers({
        name,
        ...(company !== undefined && { company }),
        phones: phones.map(({ number }) => number),
        hasContactPoint,
        exceptId: customerId,
      }),
      context,
    );
    if (candidates.length === 0) return;
    for (const { address } of emails) {
      const holder = await this.streams.holderOf('customer-email', mailboxOf(address));
      if (holder === customerId) return; // a repeated request: it exists
      if (holder !== undefined) throw new EmailTaken({ holder });
    }
    throw new LikelyDuplicate({ candidates: [...candidates] });
  }
}

/** Whoever creates a customer owns it. Naming another needs the right to assign. */
export async function firstOwner(
  { ownerId }: NewCustomer,
  users: UserDirectory,
  context: CallContext,
): Promise<string | undefined> {
  const { principal } = context;
  if (ownerId === undefined) return principal.type === 'user' ? principal.id : undefined;
  if (ownerId !== principal.id) requireRight(principal, 'customer.assign');
  if (!(await users.isActive(ownerId, context))) throw new OwnerNotActive({ ownerId });
  return ownerId;
}

/** What every change of an existing customer has in common: rights first, then the decider. */
@Injectable()
export class CustomerChanges {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly access: CustomerAccess,
  ) {}

  async execute(
    action: Parameters<CustomerAccess['require']>[1],
    command: CustomerCommand,
    context: CallContext,
  ): Promise<Receipt> {
    await this.access.require(context.principal, action, command.customerId);
    return this.decide(command, context);
  }

  /** Not every role that may change a record may change every field of it. */
  async change(customerId: string, change: WantedChange, context: CallContext): Promise<Receipt> {
    await this.access.require(context.principal, 'customer.update', customerId);
    requireWritable(context.principal, 'customer', change);
    return this.decide({ type: 'change', customerId, ...change }, context);
  }

  private async decide(command: CustomerCommand, context: CallContext): Promise<Receipt> {
    try {
      return await this.streams.execute(customerDecider, command.customerId, command, context);
    } catch (refusal) {
      throw await this.access.redact(refusal, context.principal);
    }
  }
}

@CommandHandler(RecordConsent)
export class RecordConsentHandler implements ICommandHandler<RecordConsent> {
  constructor(private readonly changes: CustomerChanges) {}

  execute({ customerId, consent, context }: RecordConsent): Promise<Receipt> {
    const command = { type: 'consent', customerId, consent: wantedConsent(consent) } as const;
    return this.changes.execute('customer.consent', command, context);
  }
}

@CommandHandler(ChangeCustomer)
export class ChangeCustomerHandler implements ICommandHandler<ChangeCustomer> {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly fields: CustomFieldDirectory,
  ) {}

  async execute({ customerId, change, context }: ChangeCustomer): Promise<Receipt> {
    requireRight(context.principal, 'customer.update');
    const { customFields: values } = change;
    const customFields = values && allowedValues(await this.fields.current(), values, { creates: false });
    const wanted = { ...wantedChange(change), ...(customFields && { customFields }) };
    return this.changes.change(customerId, wanted, context);
  }
}

@CommandHandler(AssignCustomer)
export class AssignCustomerHandler implements ICommandHandler<AssignCustomer> {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly access: CustomerAccess,
    private readonly users: UserDirectory,
  ) {}

  async execute({ customerId, ownerId, context }: AssignCustomer): Promise<Receipt> {
    await this.access.require(context.principal, 'customer.assign', customerId);
    if (!(await this.users.isActive(ownerId, context))) throw new OwnerNotActive({ ownerId });
    return this.changes.execute('customer.assign', { type: 'assign', customerId, ownerId }, context);
  }
}

@CommandHandler(TagCustomer)
export class TagCustomerHandler implements ICommandHandler<TagCustomer> {
  constructor(private readonly changes: CustomerChanges) {}

  execute({ customerId, add, remove, context }: TagCustomer): Promise<Receipt> {
    return this.changes.execute(
      'customer.tag',
      { type: 'tag', customerId, add: add.map(plainText), remove: remove.map(plainText) },
      context,
    );
  }
}

@CommandHandler(ArchiveCustomer)
export class ArchiveCustomerHandler implements ICommandHandler<ArchiveCustomer> {
  constructor(private readonly changes: CustomerChanges) {}

  execute({ customerId, reason, context }: ArchiveCustomer): Promise<Receipt> {
    const why = reason === undefined ? {} : { reason: plainText(reason) };
    return this.changes.execute('customer.archive', { type: 'archive', customerId, ...why }, context);
  }
}

@CommandHandler(RestoreCustomer)
export class RestoreCustomerHandler implements ICommandHandler<RestoreCustomer> {
  constructor(private readonly changes: CustomerChanges) {}

  execute({ customerId, context }: RestoreCustomer): Promise<Receipt> {
    return this.changes.execute('customer.archive', { type: 'restore', customerId }, context);
  }
}
