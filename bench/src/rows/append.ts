import { canonicalJson, newId } from '@crm/kernel';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { fdatasyncRate } from '../limits/fdatasync.js';
import { inFolder, inTurns, ofLimit, perSecond, program } from '../measure.js';
import { sampleEvent } from '../sample-events.js';
import { BareGroupCommit } from '../sqlite/bare-group-commit.js';

const CLIENTS = 64;

/** Appends through the event store's port, one event each, compared with what disk and SQLite can do without it. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [turns, ms] = short ? [1, 700] : [5, 3000];
    const store = await openSqliteEventStore({ directory: folder });
    const bare = BareGroupCommit.open(folder);
    const stored = appender((stream, revision) =>
      store.append({ stream, expected: revision === 0 ? 'no-stream' : revision - 1, events: [sampleEvent()] }),
    );
    const { data, meta } = sampleEvent();
    const text = canonicalJson({ data, meta });
    const raw = appender((stream, revision) => bare.append([stream, revision, newId(), text]));
    const measurements = [
      () => fdatasyncRate(folder, ms),
      () => perSecond(1, ms, stored()),
      () => perSecond(CLIENTS, ms, raw()),
      () => perSecond(CLIENTS, ms, stored()),
    ];
    const [sync = 0, one = 0, group = 0, many = 0] = await inTurns(turns, ...measurements);
    await bare.close();
    await store.close();
    return [
      ofLimit('durable append, 1 client', one, 'appends/s', sync, 0.45),
      ofLimit(`durable append, ${CLIENTS} clients`, many, 'appends/s', group, 0.6),
    ];
  }),
);

/** In each turn, each client writes to its own stream, one event after the other. */
function appender(append: (stream: string, revision: number) => Promise<unknown>) {
  return () => {
    const run = newId();
    const next: number[] = [];
    return (client: number) => append(`sample-${run}-${client}`, (next[client] = (next[client] ?? -1) + 1));
  };
}
