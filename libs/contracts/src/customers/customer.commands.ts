import { Message, type Receipt } from '../call-context.js';
import type { CustomerChange, NewCustomer } from './customer.inputs.js';

export class CreateCustomer extends Message<Receipt> {
  constructor(
    readonly customer: NewCustomer,
    /** Create it even though it looks like somebody we know. */
    readonly allowDuplicate: boolean = false,
  ) {
    super();
  }
}

export class ChangeCustomer extends Message<Receipt> {
  constructor(
    readonly customerId: string,
    readonly change: CustomerChange,
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
    readonly ownerId: string,
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
