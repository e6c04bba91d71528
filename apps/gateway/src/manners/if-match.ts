import { IfMatchRequired } from '@crm/contracts/refusals';
import type { CallContext } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';

/** No stream gets there. */
const NO_REVISION = Number.MAX_SAFE_INTEGER;

/**
 * For PATCH, PUT and DELETE: whoever overwrites says which state they saw. Without If-Match the command is sent for a state that never is,
 * so that the service judges everything that is told first (404, 403) and then refuses it as stale, which is told as 428. The command must
 * go through AggregateStreams, which honours `ifMatch`.
 */
export async function withIfMatch<Answer>(
  caller: CallContext,
  send: (context: CallContext) => Promise<Answer>,
): Promise<Answer> {
  if (caller.ifMatch !== undefined) return send(caller);
  try {
    return await send({ ...caller, ifMatch: NO_REVISION });
  } catch (error) {
    throw isDomainError(error) && error.kind === 'stale' ? new IfMatchRequired({ header: 'If-Match' }) : error;
  }
}

/** Where nothing can be hidden from the caller, and nothing judged before. Throws IfMatchRequired (428). */
export function requireIfMatch(caller: CallContext): void {
  if (caller.ifMatch === undefined) throw new IfMatchRequired({ header: 'If-Match' });
}
