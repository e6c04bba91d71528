import { openSync, writeSync } from 'node:fs';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { eventWithId } from './store-events.js';

/**
 * Clients that append endlessly, two events at a time, each to its own stream. Every attempt and every acknowledgement is written to a
 * journal at once, so that both are known after a kill.
 */
const [directory = '', journal = '', clients = '1', round = '0'] = process.argv.slice(2);
const file = openSync(journal, 'a');
const say = (...words: unknown[]): number => writeSync(file, `${words.join(' ')}\n`);
const store = await openSqliteEventStore({ directory });
console.log('ready');

await Promise.all(
  Array.from({ length: Number(clients) }, async (_, client) => {
    const stream = `thing-${round}-${client}`;
    for (let revision = -1; ; revision += 2) {
      const ids = [newId(), newId()];
      say('try', stream, revision, ...ids);
      const { position } = await store.append({
        stream,
        expected: revision === -1 ? 'no-stream' : revision,
        events: ids.map(eventWithId),
      });
      say('done', stream, revision, ...ids, position);
    }
  }),
);
