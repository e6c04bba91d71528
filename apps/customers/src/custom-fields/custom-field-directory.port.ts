import type { CustomFields } from '@crm/contracts/customers';

/** The definitions of custom fields as they are now, archived ones included. */
export abstract class CustomFieldDirectory {
  abstract of(kind: string): Promise<CustomFields>;
}
