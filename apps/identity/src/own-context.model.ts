import type { CallContext } from '@crm/contracts';
import { newId } from '@crm/kernel';

/** For what identity does by itself at the start. */
export const ownContext = (): CallContext => ({
  principal: { type: 'system', id: 'identity', roles: [], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'workflow',
});
