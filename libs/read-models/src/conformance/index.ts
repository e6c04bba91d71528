import { documentConformance } from './documents.conformance.js';
import type { LogEngine, ReadModelEngine } from './engines.js';
import { ownershipConformance } from './ownership.conformance.js';
import { parkingConformance } from './parking.conformance.js';
import { projectionRunnerConformance } from './projection-runner.conformance.js';
import { questionConformance } from './questions.conformance.js';
import { reactorRunnerConformance } from './reactor-runner.conformance.js';
import { wideProjectionConformance } from './wide-projection.conformance.js';

export type { LogEngine, OpenReadModels, ReadModelEngine } from './engines.js';

/** Everything that an adapter of the read models must pass. Its spec file calls this. */
export function readModelConformance(engine: ReadModelEngine): void {
  documentConformance(engine);
  questionConformance(engine);
}

/** The runners over that adapter, fed by an event store. */
export function runnerConformance(engine: ReadModelEngine, logs: LogEngine): void {
  projectionRunnerConformance(engine, logs);
  wideProjectionConformance(engine, logs);
  parkingConformance(engine, logs);
  ownershipConformance(engine, logs);
  reactorRunnerConformance(engine, logs);
}
