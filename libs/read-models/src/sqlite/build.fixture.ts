import { openSqliteCatchUpReader } from '@crm/event-store/sqlite';
import { decodeUndamaged, tally } from '../conformance/tally.fixture.js';
import { runBuildThread } from './build-thread.js';

const view = tally('spec.rebuilt');

/** The building thread of the specs: `settings` is the folder of the log. */
await runBuildThread<string>({
  projections: [view],
  open(folder) {
    const log = openSqliteCatchUpReader(folder);
    return Promise.resolve({ log, decode: decodeUndamaged, close: () => log.close() });
  },
});
