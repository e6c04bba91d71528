export { collect, event } from './events.js';
export { eventStoreConformance } from './event-store.conformance.js';
export type { EventStoreHarness } from './harness.js';
export { streamsConformance, type StreamsHarness } from './streams.conformance.js';
