import type { CallContext } from '@crm/contracts';
import { newId } from '@crm/kernel';

/** The operator at the command line: part of the system itself, named in each event's metadata. */
export const operator = (): CallContext => ({
  principal: { type: 'system', id: 'cli', roles: [], teamIds: [] },
  correlationId: newId(),
  commandId: newId(),
  source: 'cli',
});
