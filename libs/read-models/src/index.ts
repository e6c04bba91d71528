export { FILTER_LIMITS, parseFilter, parseSort } from './filter-parser.js';
export { fold } from './folding.js';
export * from './projection.js';
export { COUNT_LIMITS, MAX_PAGE, MAX_SORT_KEYS, SEARCH_LIMITS } from './query.js';
export * from './read-model-store.port.js';
export type { Decode } from './runner/batch-fold.js';
export type { BatchBegun, RunnerOptions } from './runner/projection-run.js';
export { ProjectionRunner } from './runner/projection-runner.js';
export { ReactorRunner, type ReactorOptions } from './runner/reactor-runner.js';
