export * from './build/build-store.port.js';
/** Refusals of the ports below. The contracts declare them, so that a gateway can explain each one without a store. */
export {
  AlreadyBuilding,
  BeingRebuilt,
  BuildFailed,
  CheckpointConflict,
  IncompatibleCollection,
  InvalidQuery,
  NotIndexed,
  QueryInterrupted,
  QueryTooCostly,
  ReadModelsOverloaded,
  ReadModelsUnavailable,
  StaleLease,
} from '@crm/contracts/refusals';
export * from './build/builder.port.js';
export { Rebuilds, type ListedBuild, type RebuildsOptions } from './build/rebuilds.js';
export { FILTER_LIMITS, parseFilter, parseSort } from './filter-parser.js';
export * from './projection.js';
export { COUNT_LIMITS, MAX_PAGE, MAX_SORT_KEYS, SEARCH_LIMITS } from './query.js';
export * from './read-model-store.port.js';
export type { Decode } from './runner/batch-fold.js';
export type { BatchBegun, RunnerOptions } from './runner/runner-options.js';
export { ProjectionRunner } from './runner/projection-runner.js';
export { ReactorRunner, type ReactorOptions } from './runner/reactor-runner.js';
export * from './view-collection.js';
