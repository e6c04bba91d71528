import { Message } from '../../call-context.js';

export interface FoundCustomer {
  /** `unknown`: there is no such customer, or the caller may not read it. */
  readonly status: 'active' | 'archived' | 'unknown';
}

/** Whether a record can be about a customer. Between services only. */
export class FindCustomer extends Message<FoundCustomer> {
  constructor(readonly customerId: string) {
    super();
  }
}

export interface CustomerWithContact {
  /** Present only for callers who may read that customer. */
  readonly id?: string;
  readonly signals: readonly ('email' | 'phone')[];
}

/** The active customers who have this e-mail address or this phone number (E.164), at most some ten. Between services only. */
export class FindCustomersByContact extends Message<readonly CustomerWithContact[]> {
  constructor(
    readonly email: string | null,
    readonly phone: string | null,
    /** Never found. */
    readonly exceptId: string | null,
  ) {
    super();
  }
}
