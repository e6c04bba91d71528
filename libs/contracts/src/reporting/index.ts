export * from './export.events.js';
export * from './export.messages.js';
export * from './export.refusals.js';
export * from './exportable-lists.js';
