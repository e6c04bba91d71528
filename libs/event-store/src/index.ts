export * from './event-store.port.js';
export * from './key-vault.port.js';
export * from './recorded-event.js';
export * from './streams/aggregate-streams.port.js';
