import { views } from './views.registry.js';

/** The projections of all views of this app. A separate module, because a thread that builds views needs nothing else. */
export const reportingProjections = views.map(({ projection }) => projection);
