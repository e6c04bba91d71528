import { IfMatchRequired } from '@crm/contracts/refusals';
import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { CallContext } from '@crm/contracts';
import { isDomainError } from '@crm/kernel';
import { ApiIfMatch } from '../openapi/documentation.openapi.js';

export const IF_MATCH = 'crm:if-match';

/** `required`: the route overwrites what someone else may have changed. `optional`: it overwrites nothing, but honours the header. */
export type IfMatch = 'required' | 'optional';

/** The route honours If-Match, and the OpenAPI document says so. On every other route the header is left out of the context of the call. */
export const TakesIfMatch = (ifMatch: IfMatch, description?: string): MethodDecorator =>
  applyDecorators(
    SetMetadata(IF_MATCH, ifMatch),
    ApiIfMatch({ required: ifMatch === 'required', ...(description !== undefined && { description }) }),
  );

/** No stream reaches this revision. */
const NO_REVISION = Number.MAX_SAFE_INTEGER;

/**
 * Keeps the order 404, 403, 428, 412 on a route that requires If-Match. Without the header the command is sent for a revision that no
 * stream reaches: the service checks existence (404) and rights (403) first, and then refuses the command as stale, which becomes 428. The
 * command must go through AggregateStreams, which honours `ifMatch`.
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
