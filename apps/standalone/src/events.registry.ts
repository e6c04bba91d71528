import { events, upcasters } from '@crm/contracts/records';
import { EventRegistry } from '@crm/event-store';

/** Every event of this program, and what older forms of them become. */
export const registryOfEvents = (): EventRegistry => new EventRegistry(events, upcasters);
