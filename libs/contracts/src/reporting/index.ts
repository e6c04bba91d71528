export * from './export.events.js';
export * from './export.messages.js';
export * from './exportable-lists.js';
