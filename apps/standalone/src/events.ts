import { auditEvents } from '@crm/contracts/audit';
import { customerEvents, customerUpcasters } from '@crm/contracts/customers';
import { identityEvents, identityUpcasters } from '@crm/contracts/identity';
import { reportingEvents } from '@crm/contracts/reporting';
import { EventRegistry } from '@crm/event-store';

/** Every event of this program, and what older forms of them become. */
export const registryOfEvents = (): EventRegistry =>
  new EventRegistry(
    [...identityEvents, ...customerEvents, ...auditEvents, ...reportingEvents],
    [...identityUpcasters, ...customerUpcasters],
  );
