export * from './changes/changes.queries.js';
export * from './events/events.queries.js';
export * from './changes/changes.refusals.js';
