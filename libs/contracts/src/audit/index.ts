export * from './audit.commands.js';
export * from './audit.events.js';
export * from './audit.queries.js';
export * from './usage.queries.js';
export * from './audit.refusals.js';
export * from './audit.view.js';
