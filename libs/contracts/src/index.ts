export * from './call-context.js';
export * from './event-definition.js';
export * from './list-question.js';
export * from './log-sealed.event.js';
export * from './unique-value.events.js';
export * from './public-record.js';
export * from './upcaster.js';
export { plainText } from './contact-values.js';
export { MayBeAbsent } from './field-rules.js';
