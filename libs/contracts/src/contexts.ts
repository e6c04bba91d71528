/** Everything that the contracts export, by context. A new context needs a line here, and an entry point in package.json. */
export * as audit from './audit/index.js';
export * as customers from './customers/index.js';
export * as feeds from './feeds/index.js';
export * as identity from './identity/index.js';
export * as notifications from './notifications/index.js';
export * as refusals from './refusals/index.js';
export * as reporting from './reporting/index.js';
export * as sales from './sales/index.js';
