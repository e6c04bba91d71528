export * from './changes.queries.js';
export * from './events.queries.js';
export * from './changes.refusals.js';
