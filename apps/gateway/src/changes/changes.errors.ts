import { DomainError } from '@crm/kernel';

export class TooManyStreams extends DomainError<{ limit: number }> {
  readonly code = 'changes.too-many-streams';
  readonly kind = 'limited';
  readonly title = 'You follow changes over too many connections already. Close one first.';
  override readonly retryAfterMs = 5_000;
}
