export { eventStoreConformance } from './event-store.conformance.js';
export type { EventStoreHarness } from './harness.js';
export { keyVaultConformance, type KeyVaultHarness } from './key-vault.conformance.js';
export { streamsConformance, type StreamsHarness } from './streams.conformance.js';
