import { views } from './views.registry.js';

/** Every view of this app, for whoever keeps it up to date. A module of its own: a thread that builds views needs no more. */
export const reportingProjections = views.map(({ projection }) => projection);
