import { requireRight, requireWritable, type Action } from '@crm/access';
import { mayReach, requireReach } from '@crm/commands';
import { assignmentChange, creationId, reassigned, type CallContext, type Receipt, sameTags } from '@crm/contracts';
import {
  CustomerNotFound,
  plainText,
  UpsertCustomer,
  type CustomerChangeInput,
  type CustomerInput,
  type UpsertAnswer,
  CustomerIsArchived,
  CustomerThereAlready,
  ExternalIdMoved,
  type WantedValue,
  allowedValues,
} from '@crm/contracts/customers';
import { AggregateStreams, StaleRevision } from '@crm/event-store';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CustomFieldDirectory } from '../custom-fields/custom-field-directory.port.js';
import { isClaimRefusal, redacted, requireInUse } from './customer-decisions.service.js';
import { customerRecord } from './customer-record.service.js';
import { customerDecider, type KnownCustomer } from './customer.decider.js';
import { firstHolder } from './customer.handlers.js';
import { EXTERNAL_ID, externalKey, type ExternalId } from './external-ids.model.js';
import { UserDirectory } from './user-directory.port.js';
import { wantedChange, wantedCustomer, wantedExternalId } from './wanted-customer.model.js';

/** Others may create, archive or change the customer between the look-up and the write; then it is looked up again. */
const MAX_LOOKS = 10;
const EXACT_LOOKS = 5;

interface Wish {
  readonly known: ExternalId;
  readonly customer: CustomerInput;
  readonly values: readonly WantedValue[];
  readonly createOnly: boolean;
  readonly context: CallContext;
}

/**
 * The claim on the external id decides whether this creates or changes, so two simultaneous first requests lead to one customer. The external
 * id identifies the customer, so similar customers are not checked.
 */
@CommandHandler(UpsertCustomer)
export class UpsertCustomerHandler implements ICommandHandler<UpsertCustomer> {
  constructor(
    private readonly streams: AggregateStreams,
    private readonly users: UserDirectory,
    private readonly fields: CustomFieldDirectory,
  ) {}

  async execute({ system, id, customer, createOnly, context }: UpsertCustomer): Promise<UpsertAnswer> {
    requireRight(context.principal, 'customer.update');
    // Invalid values are reported before the customer is looked up.
    const values = allowedValues(await this.fields.of('customer'), customer.customFields ?? {}, { creates: false });
    const wish = { known: wantedExternalId({ system, id }), customer, values, createOnly, context };
    for (let look = 1; ; look += 1) {
      const holder = await this.holderOf(wish.known);
      const answer = holder === undefined ? await this.create(wish) : await this.upsert(holder, wish, look);
      if (answer !== undefined) return answer;
      if (look === MAX_LOOKS) throw new ExternalIdMoved({ system });
    }
  }

  /** undefined: another request was faster. */
  private async create({ known, customer, context }: Wish): Promise<UpsertAnswer | undefined> {
    requireRight(context.principal, 'customer.create');
    const values = allowedValues(await this.fields.of('customer'), customer.customFields ?? {}, { creates: true });
    const customerId = creationId(context, 'customer');
    const holder = await firstHolder(customer, this.users, context);
    const externalIds = [known, ...(customer.externalIds ?? [])];
    const creation = wantedCustomer(customerId, holder, { ...customer, externalIds }, values);
    try {
      const receipt = await this.streams.execute(customerDecider, customerId, creation, context, { creates: true });
      return { receipt, result: 'created' };
    } catch (refusal) {
      if (await this.isOvertaken(refusal, known, undefined)) return undefined;
      throw await redacted(refusal, this.streams, context.principal);
    }
  }

  /** undefined: the customer has changed since it was looked up. */
  private async upsert(customerId: string, wish: Wish, look: number): Promise<UpsertAnswer | undefined> {
    const { known, customer, context } = wish;
    const { state, revision } = await this.streams.load(customerDecider, customerId);
    if (state.status !== 'active') return undefined;
    // A repetition of its own creation needs no check: the log returns the first receipt.
    const repeats = creationId(context, 'customer') === customerId;
    if (!repeats) await this.requireRights(customerId, state, wish);
    const { kind, tags } = customer;
    const command = {
      type: 'UpsertCustomer',
      customerId,
      known,
      kind,
      ...wantedChange(wholeState(customer, known)),
      customFields: wish.values,
      ...(tags !== undefined && { tags: tags.map(plainText) }),
      holder: assignmentChange(customer),
    } as const;
    // With the loaded revision as precondition, it is certain whether anything changed. After EXACT_LOOKS attempts that is given up.
    const exact = look > EXACT_LOOKS ? context : { ...context, ifMatch: context.ifMatch ?? revision };
    try {
      const receipt = await this.streams.execute(customerDecider, customerId, command, exact);
      return { receipt, result: repeats ? 'created' : resultOf(receipt, revision) };
    } catch (refusal) {
      if (refusal instanceof StaleRevision && context.ifMatch === undefined) return undefined;
      if (refusal instanceof ExternalIdMoved || refusal instanceof CustomerIsArchived) return undefined;
      if (await this.isOvertaken(refusal, known, customerId)) return undefined;
      throw await redacted(refusal, this.streams, context.principal);
    }
  }

  /** A caller who may not read the customer learns nothing about it, not even its id. */
  private async requireRights(customerId: string, state: KnownCustomer, wish: Wish): Promise<void> {
    const { customer, createOnly, context, known } = wish;
    const { principal } = context;
    const { tags } = customer;
    const requireAction = (action: Action): Promise<void> =>
      requireReach(this.streams, customerRecord, principal, action, customerId);
    if (!(await mayReach(this.streams, customerRecord, principal, 'customer.read', customerId)))
      throw new CustomerNotFound({});
    await requireAction('customer.update');
    requireWritable(principal, 'customer', wholeState(customer, known));
    if (tags !== undefined && !sameTags(tags.map(plainText), state.tags)) await requireAction('customer.tag');
    const gives = reassigned(state.holder, assignmentChange(customer)) !== undefined;
    if (gives) await requireAction('customer.assign');
    if (createOnly) throw new CustomerThereAlready({ customerId });
    if (gives) await requireInUse(customer, this.users, context);
  }

  /** Whichever value was refused: when the external id has another holder than the one that was looked up, another request was faster. */
  private async isOvertaken(refusal: unknown, known: ExternalId, seen: string | undefined): Promise<boolean> {
    return isClaimRefusal(refusal) && (await this.holderOf(known)) !== seen;
  }

  private holderOf(known: ExternalId): Promise<string | undefined> {
    return this.streams.holderOf(EXTERNAL_ID, externalKey(known));
  }
}

const resultOf = ({ repeated, revision }: Receipt, before: number): UpsertAnswer['result'] =>
  repeated === true || revision !== before ? 'changed' : 'unchanged';

/**
 * Returns the state as a change. The data that describe the customer are replaced as a whole, so omitted members are cleared. What users add
 * here (owner, team, tags, preferences, ids of further systems) stays unless the other system sends it.
 */
function wholeState(customer: CustomerInput, known: ExternalId): CustomerChangeInput {
  const { kind: _kind, source: _source, ownerId: _ownerId, teamId: _teamId, tags: _tags, ...details } = customer;
  const given = Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
  const { externalIds } = details;
  return {
    company: null,
    address: null,
    emails: [],
    phones: [],
    ...given,
    ...(externalIds !== undefined && { externalIds: [known, ...externalIds] }),
  };
}
