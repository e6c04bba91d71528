import type { AssignmentChange } from '../../assignment.js';
import { Message, type Receipt } from '../../call-context.js';
import type { ConsentInput } from './customer-profile.inputs.js';
import type { CustomerChangeInput, CustomerInput } from './customer.inputs.js';

export class CreateCustomer extends Message<Receipt> {
  constructor(
    readonly customer: CustomerInput,
    /** Create it even if it looks like an existing customer. */
    readonly allowDuplicate: boolean = false,
  ) {
    super();
  }
}

export class ChangeCustomer extends Message<Receipt> {
  constructor(
    readonly customerId: string,
    readonly change: CustomerChangeInput,
  ) {
    super();
  }
}

export class ArchiveCustomer extends Message<Receipt> {
  constructor(
    readonly customerId: string,
    readonly reason?: string,
  ) {
    super();
  }
}

export class RestoreCustomer extends Message<Receipt> {
  constructor(readonly customerId: string) {
    super();
  }
}

export class AssignCustomer extends Message<Receipt> {
  constructor(
    readonly customerId: string,
    readonly change: AssignmentChange,
  ) {
    super();
  }
}

export class TagCustomer extends Message<Receipt> {
  constructor(
    readonly customerId: string,
    readonly add: readonly string[],
    readonly remove: readonly string[],
  ) {
    super();
  }
}

export class RecordConsent extends Message<Receipt> {
  constructor(
    readonly customerId: string,
    readonly consent: ConsentInput,
  ) {
    super();
  }
}

export interface UpsertAnswer {
  readonly receipt: Receipt;
  readonly result: 'created' | 'changed' | 'unchanged';
}

/**
 * Changes the customer that another system knows by `system` and `id` to the given state, or creates it. Repeating the same state records
 * nothing. `createOnly`: refused (412) when the customer already exists.
 */
export class UpsertCustomer extends Message<UpsertAnswer> {
  constructor(
    readonly system: string,
    readonly id: string,
    readonly customer: CustomerInput,
    readonly createOnly: boolean = false,
  ) {
    super();
  }
}
