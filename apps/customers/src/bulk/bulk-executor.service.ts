import { assignmentChange, mailboxOf, type CallContext, type Receipt } from '@crm/contracts';
import {
  ArchiveCustomer,
  AssignCustomer,
  ChangeCustomer,
  CreateCustomer,
  RestoreCustomer,
  TagCustomer,
  type BulkOperation,
} from '@crm/contracts/customers';
import type { AggregateStreams } from '@crm/event-store';
import type { LikenessIndex } from '../customers/likeness-index.port.js';
import type { CustomFieldDirectory } from '../custom-fields/custom-field-directory.port.js';
import { CUSTOMER_EMAIL } from '../customers/contact-points.policy.js';
import { CustomerDecisions } from '../customers/customer-decisions.service.js';
import { customerDecider } from '../customers/customer.decider.js';
import {
  ArchiveCustomerHandler,
  AssignCustomerHandler,
  ChangeCustomerHandler,
  CreateCustomerHandler,
  RestoreCustomerHandler,
  TagCustomerHandler,
} from '../customers/customer.handlers.js';
import { EXTERNAL_ID, externalKey } from '../customers/external-ids.model.js';
import type { UserDirectory } from '../customers/user-directory.port.js';
import { wantedExternalId } from '../customers/wanted-customer.model.js';

/** Executes each operation through the handler of its single command, on the log or on a rehearsal of it. */
export class BulkExecutor {
  private readonly decisions: CustomerDecisions;
  /** Unique values by record: held at the start, or set by earlier operations. */
  private readonly values = new Map<string, Set<string>>();

  constructor(
    private readonly streams: AggregateStreams,
    private readonly likenesses: LikenessIndex,
    private readonly users: UserDirectory,
    private readonly fields: CustomFieldDirectory,
  ) {
    this.decisions = new CustomerDecisions(streams, users);
  }

  async carryOut(operation: BulkOperation, context: CallContext): Promise<Receipt> {
    const { streams, decisions, likenesses, users, fields } = this;
    switch (operation.op) {
      case 'create': {
        const creation = new CreateCustomer(operation.customer, operation.allowDuplicate);
        return new CreateCustomerHandler(streams, likenesses, users, fields).execute(told(creation, context));
      }
      case 'change':
        return new ChangeCustomerHandler(streams, decisions).execute(
          told(new ChangeCustomer(operation.id, operation.change), context),
        );
      case 'archive':
        return new ArchiveCustomerHandler(streams, decisions).execute(
          told(new ArchiveCustomer(operation.id, operation.reason), context),
        );
      case 'restore':
        return new RestoreCustomerHandler(streams, decisions).execute(told(new RestoreCustomer(operation.id), context));
      case 'tag':
        return new TagCustomerHandler(streams, decisions).execute(
          told(new TagCustomer(operation.id, operation.add ?? [], operation.remove ?? []), context),
        );
      case 'assign':
        return new AssignCustomerHandler(streams, decisions).execute(
          told(new AssignCustomer(operation.id, assignmentChange(operation)), context),
        );
    }
  }

  /** Loads the unique values of the records. `namesOf` needs them. */
  async lookUp(operations: readonly BulkOperation[]): Promise<void> {
    const ids = new Set(operations.flatMap((operation) => (operation.op === 'create' ? [] : [operation.id])));
    await Promise.all([...ids].map(async (id) => this.values.set(id, await this.valuesOf(id))));
  }

  /** Everything the operation touches: its record, the values that it holds or earlier operations gave it, and the values asked for. */
  namesOf(operation: BulkOperation): ReadonlySet<string> {
    if (operation.op === 'create') return new Set(wantedValues(operation.customer));
    const known = this.values.get(operation.id) ?? new Set();
    if (operation.op === 'change') for (const value of wantedValues(operation.change)) known.add(value);
    // Tags and owners conflict with no other record.
    const alone = operation.op === 'tag' || operation.op === 'assign';
    return new Set([operation.id, ...(alone ? [] : known)]);
  }

  private async valuesOf(customerId: string): Promise<Set<string>> {
    const { state } = await this.streams.load(customerDecider, customerId);
    if (state.status === 'absent') return new Set();
    const held = customerDecider.unique?.values({ ...state, status: 'active' }) ?? [];
    return new Set(held.map(({ kind, value }) => nameOf(kind, value)));
  }
}

const nameOf = (kind: string, value: string): string => `${kind}\0${value}`;

function wantedValues({
  emails = [],
  externalIds = [],
}: {
  emails?: readonly { address: string }[];
  externalIds?: readonly { system: string; id: string }[];
}): string[] {
  return [
    ...emails.map(({ address }) => nameOf(CUSTOMER_EMAIL, mailboxOf(address.trim()))),
    ...externalIds.map((one) => nameOf(EXTERNAL_ID, externalKey(wantedExternalId(one)))),
  ];
}

const told = <M extends object>(message: M, context: CallContext): M => Object.assign(message, { context });
