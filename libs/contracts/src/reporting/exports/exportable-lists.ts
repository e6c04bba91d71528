import * as customers from '../../customers/index.js';
import * as identity from '../../identity/index.js';
import * as sales from '../../sales/index.js';
import { columnsOf } from '../../view-fields.js';
import { isView, type View } from '../../view-definition.js';

const views: View[] = [customers, identity, sales]
  .flatMap((door) => Object.values<unknown>(door))
  .filter(isView)
  .filter((view) => columnsOf(view).length > 0);
const hangsOnCustomer = ({ schema }: View): boolean => 'customerId' in schema.properties;

/** The lists that do not depend on one customer: every exported view with columns. A new context is added to `views`. */
export const OWN_LISTS: readonly string[] = views.map(({ name }) => name).sort();
/** The lists of one customer: those with a `customerId`, and the timeline, which has its own columns. */
export const LISTS_OF_A_CUSTOMER: readonly string[] = [
  'timeline',
  ...views
    .filter(hangsOnCustomer)
    .map(({ name }) => name)
    .sort(),
];
/** Every list that can be exported as a file. */
export const EXPORTABLE_LISTS: readonly string[] = [...OWN_LISTS, 'timeline'];
