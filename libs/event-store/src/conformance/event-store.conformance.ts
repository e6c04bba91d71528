import { appendCases } from './append.cases.js';
import { authenticityCases } from './authenticity.cases.js';
import { feedCases } from './feed.cases.js';
import type { EventStoreHarness } from './harness.js';
import { modelCases } from './model.cases.js';
import { outageCases } from './outage.cases.js';
import { readCases } from './read.cases.js';
import { retryCases } from './retry.cases.js';
import { streamLifeCases } from './stream-life.cases.js';
import { verifyCases } from './verify.cases.js';

/** The contract of the EventStore port as specs: every adapter must pass this suite. */
export function eventStoreConformance(name: string, harness: EventStoreHarness): void {
  describe(`event store conformance: ${name}`, () => {
    appendCases(harness);
    authenticityCases(harness);
    retryCases(harness);
    readCases(harness);
    streamLifeCases(harness);
    verifyCases(harness);
    feedCases(harness);
    outageCases(harness);
    modelCases(harness);
  });
}
