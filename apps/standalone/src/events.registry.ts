import { events, upcasters } from '@crm/contracts/records';
import { EventRegistry } from '@crm/event-store';

/** Every event of this program, with the upcasters for older versions. */
export const registryOfEvents = (): EventRegistry => new EventRegistry(events, upcasters);
