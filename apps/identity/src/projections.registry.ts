import { memberships } from './access/memberships.projection.js';

/** Every index of this service, for the process that keeps it up to date. */
export const identityProjections = [memberships];
