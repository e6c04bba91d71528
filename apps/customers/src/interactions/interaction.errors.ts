import { DomainError } from '@crm/kernel';

/** There is none, or the caller may not read it: both look the same. */
export class InteractionNotFound extends DomainError<{ interactionId: string }> {
  readonly code = 'interactions.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such interaction.';
}
export class InteractionExists extends DomainError<{ interactionId: string }> {
  readonly code = 'interactions.exists';
  readonly kind = 'conflict';
  readonly title = 'This interaction exists already.';
}
export class InteractionIsVoided extends DomainError<{ interactionId: string }> {
  readonly code = 'interactions.voided';
  readonly kind = 'conflict';
  readonly title = 'The interaction was voided. Nothing about it can be corrected any more.';
}
export class TooManyCorrections extends DomainError<{ interactionId: string; limit: number }> {
  readonly code = 'interactions.too-many-corrections';
  readonly kind = 'conflict';
  readonly title = 'The interaction was corrected as often as is allowed. Void it and write it down anew.';
}
/** There is none, it was removed, or the caller may not read it: all look the same. */
export class NoteNotFound extends DomainError<{ noteId: string }> {
  readonly code = 'notes.not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such note.';
}
export class NoteExists extends DomainError<{ noteId: string }> {
  readonly code = 'notes.exists';
  readonly kind = 'conflict';
  readonly title = 'This note exists already.';
}
/** As told of the customer itself: what hangs on it cannot grow either. */
export class CustomerIsArchived extends DomainError<{ customerId: string }> {
  readonly code = 'customers.archived';
  readonly kind = 'conflict';
  readonly title = 'The customer is archived. Restore it first.';
}
