import type { EventStore } from '../event-store.port.js';
import { Club, oneAtATime, type StreamsHarness } from './club.fixture.js';
import { commandCases } from './streams-command.cases.js';
import { interruptionCases, uniqueValueCases } from './unique-value.cases.js';

export type { StreamsHarness } from './club.fixture.js';

/** The contract of AggregateStreams on any store: once on the store as it is, once without appends to several streams at once. */
export function streamsConformance(adapter: string, start: () => Promise<StreamsHarness>): void {
  describe(`streams on ${adapter}`, () => {
    const current = freshClub(start, (store) => store);
    commandCases(current);
    uniqueValueCases(current);
  });
  describe(`streams on ${adapter}, one append at a time`, () => {
    const current = freshClub(start, oneAtATime);
    commandCases(current);
    uniqueValueCases(current);
    interruptionCases(current);
  });
}

/** A new store for each case. */
function freshClub(start: () => Promise<StreamsHarness>, wrap: (store: EventStore) => EventStore): () => Club {
  let harness: StreamsHarness;
  let club: Club;
  beforeEach(async () => {
    harness = await start();
    club = new Club(harness, wrap);
  });
  afterEach(() => harness.dispose());
  return () => club;
}
