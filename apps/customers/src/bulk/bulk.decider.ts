import type { BulkCounts, BulkEvent } from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

export interface AcceptBulk {
  readonly bulkId: string;
  readonly operations: BulkCounts;
}

/** Records that a list was started under an Idempotency-Key. Its effects are in the streams of the customers. */
export const bulkDecider: Decider<{ readonly accepted: boolean }, AcceptBulk, BulkEvent> = {
  category: 'bulk',
  initial: { accepted: false },
  decide: ({ bulkId, operations }, { accepted }) =>
    accepted ? [] : [{ type: 'BulkAccepted', data: { bulkId, operations } }],
  evolve: () => ({ accepted: true }),
};
