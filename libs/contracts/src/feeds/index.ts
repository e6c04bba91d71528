export * from './changes.queries.js';
export * from './events.queries.js';
