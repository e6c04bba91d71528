import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteEventStore } from '@crm/event-store/sqlite';
import { newId } from '@crm/kernel';
import { eventWithId, faultsIn, readLog } from './store-events.js';

/**
 * Writes until the disk fails, keeps reading, removes a ballast file, and repeats what was refused. Prints what it saw as JSON.
 * Arguments: the directory; the size of the ballast in bytes; the bytes of text in one event; how many events to acknowledge at most.
 */
const [directory = '', ballastBytes = '0', textBytes = '0', most = '0'] = process.argv.slice(2);
const ballast = join(directory, 'ballast');
writeFileSync(ballast, Buffer.alloc(Number(ballastBytes), 'x'));
let store = await openSqliteEventStore({ directory: join(directory, 'data') });

const failures: string[] = [];
const acknowledged: string[] = [];
const readsDuringFailure: number[] = [];
const writeAll = async (client: number): Promise<void> => {
  for (let revision = -1; acknowledged.length < Number(most);) {
    const event = { ...eventWithId(newId()), data: { text: 'x'.repeat(Number(textBytes)) } };
    const request = { stream: `thing-${client}`, expected: revision, events: [event] };
    for (;;) {
      try {
        ({ revision } = await store.append(request));
        acknowledged.push(event.id);
        break;
      } catch (error) {
        failures.push((error as { code: string }).code);
        readsDuringFailure.push((await readLog(store)).length);
        rmSync(ballast, { force: true });
        // Longer than one failed sync: by the next attempt the store knows of the failure.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
};
await Promise.all(Array.from({ length: 4 }, (_, client) => writeAll(client)));
await store.close();

store = await openSqliteEventStore({ directory: join(directory, 'data') });
const stored = (await readLog(store)).map(({ id }) => id);
const faults = await faultsIn(store);
await store.close();
console.log(
  JSON.stringify({
    failures: [...new Set(failures)].sort(),
    readsDuringFailure: readsDuringFailure.length > 0 && readsDuringFailure.every((count) => count >= 0),
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((id) => !stored.includes(id)).length,
    doubled: stored.length - new Set(stored).size,
    stored: stored.length,
    faults,
  }),
);
