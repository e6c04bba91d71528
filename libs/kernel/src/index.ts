export * from './canonical-json.js';
export * from './clock.js';
export * from './decider.js';
export * from './differences.js';
export * from './domain-error.js';
export * from './folding.js';
export * from './ids.js';
export * from './refusal.js';
