export * from './mandate.refusals.js';
export * from './privacy.refusals.js';
export * from './read-models.refusals.js';
export * from './request.refusals.js';
export * from './store.refusals.js';
