import { customerView } from '../customers/customer.view.js';
import { interactionView } from '../customers/interaction.view.js';
import { noteView } from '../customers/note.view.js';
import { apiClientView } from '../identity/api-client.view.js';
import { sessionView } from '../identity/session.view.js';
import { teamView } from '../identity/team.view.js';
import { userView } from '../identity/user.view.js';

const ofCustomers = [interactionView, noteView] as const;
const ofTheirOwn = [userView, teamView, apiClientView, sessionView] as const;
const names = <Name extends string>(views: readonly { readonly name: Name }[]): Name[] => views.map(({ name }) => name);

/** Those that stand by themselves. */
export const OWN_LISTS = [customerView.name, ...names(ofCustomers), ...names(ofTheirOwn)];
/** What hangs on one customer. */
export const LISTS_OF_A_CUSTOMER = ['timeline' as const, ...names(ofCustomers)];
/** Every list that can be taken out of the program as a file. */
export const EXPORTABLE_LISTS = [...OWN_LISTS, 'timeline' as const];
export type ExportableListName = (typeof EXPORTABLE_LISTS)[number];
