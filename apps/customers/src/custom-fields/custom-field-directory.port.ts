import type { CustomFields } from './custom-fields.decider.js';

/** The definitions of custom fields as they are now, archived ones included. */
export abstract class CustomFieldDirectory {
  abstract current(): Promise<CustomFields>;
}
