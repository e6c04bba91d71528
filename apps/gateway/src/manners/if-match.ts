import type { CallContext } from '@crm/contracts';
import { DomainError } from '@crm/kernel';

export class IfMatchRequired extends DomainError<{ header: string }> {
  readonly code = 'request.if-match-required';
  readonly kind = 'precondition';
  readonly title = 'This request needs an If-Match header with the ETag of the state it was made for.';
}

/** For PATCH, PUT and DELETE: whoever overwrites says which state they saw. Throws IfMatchRequired (428). */
export function requireIfMatch(caller: CallContext): void {
  if (caller.ifMatch === undefined) throw new IfMatchRequired({ header: 'If-Match' });
}
