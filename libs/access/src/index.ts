export { Forbidden } from '@crm/contracts/refusals';
export * from './access.js';
export * from './fields.js';
export * from './matrix.js';
export * from './reach-filter.js';
export * from './roles.js';
