import { DomainError } from '@crm/kernel';

/** The caller's copy is old. `changedFields` names what changed since, as far as the events say so. */
export class StaleRevision extends DomainError<{
  id: string;
  expected: number;
  actual: number;
  changedFields?: string[];
}> {
  readonly code = 'streams.stale-revision';
  readonly kind = 'stale';
  readonly title = 'Somebody changed this since you last read it.';
}

/** One Idempotency-Key came with two different requests. */
export class IdempotencyKeyReused extends DomainError<{ id: string }> {
  readonly code = 'streams.idempotency-key-reused';
  readonly kind = 'mismatch';
  readonly title = 'This idempotency key was already used for another request.';
}
