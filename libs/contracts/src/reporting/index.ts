export * from './claims/claim.messages.js';
export * from './exports/export.events.js';
export * from './exports/export.messages.js';
export * from './exports/export.refusals.js';
export * from './exports/exportable-lists.js';
