import * as customers from '../../customers/index.js';
import * as identity from '../../identity/index.js';
import { columnsOf } from '../../view-fields.js';
import { isView, type View } from '../../view-definition.js';

const views: View[] = [customers, identity]
  .flatMap((door) => Object.values<unknown>(door))
  .filter(isView)
  .filter((view) => columnsOf(view).length > 0);
const hangsOnCustomer = ({ schema }: View): boolean => 'customerId' in schema.properties;

/** Those that stand by themselves: every view with columns that a context's door exports. A new context is a door above. */
export const OWN_LISTS: readonly string[] = views.map(({ name }) => name).sort();
/** Of one customer: what hangs on it, and the timeline, which has columns of its own. */
export const LISTS_OF_A_CUSTOMER: readonly string[] = [
  'timeline',
  ...views
    .filter(hangsOnCustomer)
    .map(({ name }) => name)
    .sort(),
];
/** Every list that can be taken out of the program as a file. */
export const EXPORTABLE_LISTS: readonly string[] = [...OWN_LISTS, 'timeline'];
