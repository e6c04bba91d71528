import type { CallContext } from '@crm/contracts';
import { newId } from '@crm/kernel';

/** The context of what identity does by itself at start. */
export const ownContext = (): CallContext => ({
  principal: { type: 'system', id: 'identity', roles: [], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'workflow',
});
