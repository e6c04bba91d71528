import type { BulkCounts, BulkEvent } from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

export interface AcceptBulk {
  readonly bulkId: string;
  readonly operations: BulkCounts;
}

/** Remembers that a list was begun under an Idempotency-Key. What it does is in the streams of the customers. */
export const bulkDecider: Decider<{ readonly accepted: boolean }, AcceptBulk, BulkEvent> = {
  category: 'bulk',
  initial: { accepted: false },
  decide: ({ bulkId, operations }, { accepted }) =>
    accepted ? [] : [{ type: 'BulkAccepted', data: { bulkId, operations } }],
  evolve: () => ({ accepted: true }),
};
