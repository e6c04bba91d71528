import { requireRight } from '@crm/access';
import { changesOf, mayReach } from '@crm/commands';
import { creationId, mailboxKeys, type CallContext, type Receipt } from '@crm/contracts';
import {
  ArchiveCustomer,
  AssignCustomer,
  ChangeCustomer,
  CreateCustomer,
  plainText,
  RecordConsent,
  RestoreCustomer,
  TagCustomer,
  type CustomerInput,
  EmailTaken,
  LikelyDuplicate,
  allowedValues,
  fieldsOfKind,
} from '@crm/contracts/customers';
import { AggregateStreams } from '@crm/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from '../custom-fields/custom-field-directory.port.js';
import { FIELD_DEFINITIONS, customFieldsDecider } from '../custom-fields/custom-fields.decider.js';
import { CUSTOMER_EMAIL } from './contact-points.policy.js';
import { CustomerDecisions, redacted, requireInUse } from './customer-decisions.service.js';
import { customerRecord } from './customer-record.service.js';
import { LikenessIndex, type SimilarCustomer } from './likeness-index.port.js';
import { customerDecider, type CustomerCommand } from './customer.decider.js';
import { UserDirectory } from './user-directory.port.js';
import { wantedChange, wantedConsent, wantedCustomer } from './wanted-customer.model.js';

type Creation = Extract<CustomerCommand, { type: 'CreateCustomer' }>;

@CommandHandler(CreateCustomer)
export class CreateCustomerHandler implements ICommandHandler<CreateCustomer> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly likenesses: LikenessIndex,
    private readonly users: UserDirectory,
    private readonly fields: CustomFieldDirectory,
  ) {}

  async execute({ customer, allowDuplicate, context }: CreateCustomer): Promise<Receipt> {
    requireRight(context.principal, 'customer.create');
    const values = allowedValues(await this.fields.of('customer'), customer.customFields ?? {}, { creates: true });
    const customerId = creationId(context, 'customer');
    const creation = wantedCustomer(customerId, await firstHolder(customer, this.users, context), customer, values);
    try {
      if (!allowDuplicate) await this.refuseDouble(creation, context);
      return await this.streams.execute(customerDecider, customerId, creation, context, { creates: true });
    } catch (refusal) {
      throw await redacted(refusal, this.streams, context.principal);
    }
  }

  /** A taken address is reported first: it is the stronger reason, and `allowDuplicate` does not override it. */
  private async refuseDouble(
    { customerId, name, company, emails, phones }: Creation,
    context: CallContext,
  ): Promise<void> {
    const hasContactPoint = emails.length + phones.length > 0;
    // An e-mail address without a phone or company gives no likeness signal.
    if (hasContactPoint && phones.length === 0 && company === undefined) return;
    const likeness = {
      name,
      company,
      phones: phones.map(({ number }) => number),
      hasContactPoint,
      exceptId: customerId,
    };
    const candidates = await this.likenesses.similarTo(likeness, context);
    if (candidates.length === 0) return;
    for (const { address } of emails) {
      const holder = await this.streams.holderOf(CUSTOMER_EMAIL, ...mailboxKeys(address));
      if (holder === customerId) return; // a repeated request: the customer exists
      if (holder !== undefined) throw new EmailTaken({ holder });
    }
    throw new LikelyDuplicate({ candidates: await Promise.all(candidates.map((each) => this.shown(each, context))) });
  }

  /** Candidates that the caller may not read are listed without id: otherwise callers who see few customers would duplicate the rest. */
  private async shown({ id, signals }: SimilarCustomer, { principal }: CallContext) {
    const isReadable = await mayReach(this.streams, customerRecord, principal, 'customer.read', id);
    return { ...(isReadable && { id }), signals };
  }
}

/** The user who creates a customer owns it, unless it is created for a team. Naming another owner or a team needs the right to assign. */
export async function firstHolder(
  { ownerId, teamId }: CustomerInput,
  users: UserDirectory,
  context: CallContext,
): Promise<Pick<CustomerInput, 'ownerId' | 'teamId'>> {
  const { type, id } = context.principal;
  const named = { ...(ownerId !== undefined && { ownerId }), ...(teamId !== undefined && { teamId }) };
  if (Object.keys(named).length === 0) return type === 'user' ? { ownerId: id } : {};
  if (ownerId !== id || teamId !== undefined) requireRight(context.principal, 'customer.assign');
  await requireInUse(named, users, context);
  return named;
}

const customer = changesOf({ ...customerRecord, id: ({ customerId }) => customerId, through: CustomerDecisions });

export const ChangeCustomerHandler = customer.change(
  ChangeCustomer,
  'customer.update',
  async ({ customerId, change }, streams) => {
    const { customFields: values } = change;
    const customFields =
      values &&
      allowedValues(
        fieldsOfKind((await streams.load(customFieldsDecider, FIELD_DEFINITIONS)).state, 'customer'),
        values,
        { creates: false },
      );
    return { type: 'ChangeCustomer', customerId, ...wantedChange(change), ...(customFields && { customFields }) };
  },
);
export const AssignCustomerHandler = customer.change(AssignCustomer, 'customer.assign', ({ customerId, change }) => ({
  type: 'AssignCustomer',
  customerId,
  change,
}));
export const RecordConsentHandler = customer.change(RecordConsent, 'customer.consent', ({ customerId, consent }) => ({
  type: 'RecordConsent',
  customerId,
  consent: wantedConsent(consent),
}));
export const TagCustomerHandler = customer.change(TagCustomer, 'customer.tag', ({ customerId, add, remove }) => ({
  type: 'TagCustomer',
  customerId,
  add: add.map(plainText),
  remove: remove.map(plainText),
}));
export const ArchiveCustomerHandler = customer.change(
  ArchiveCustomer,
  'customer.archive',
  ({ customerId, reason }) => ({
    type: 'ArchiveCustomer',
    customerId,
    ...(reason !== undefined && { reason: plainText(reason) }),
  }),
);
export const RestoreCustomerHandler = customer.change(RestoreCustomer, 'customer.archive', ({ customerId }) => ({
  type: 'RestoreCustomer',
  customerId,
}));

export const customerCommands = [
  ChangeCustomerHandler,
  AssignCustomerHandler,
  RecordConsentHandler,
  TagCustomerHandler,
  ArchiveCustomerHandler,
  RestoreCustomerHandler,
];
