export { createThroughlineClient, type ThroughlineClient, type ThroughlineOptions } from './client.js';
export type { ItemOf, ListPath } from './pages.js';
export { Problem, type ProblemDetails } from './problem.js';
export type { components, operations, paths } from '../dist/schema.js';
export type { SessionTokens } from './session.js';
