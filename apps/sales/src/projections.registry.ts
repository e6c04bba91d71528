import { leadContacts } from './leads/lead-contacts.projection.js';

/** Every index of this service, for the process that keeps it up to date. */
export const salesProjections = [leadContacts];
