import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadTask } from '../load.process.js';
import { load } from '../load.js';
import { inFolder, median, program, under } from '../measure.js';
import { Standalone } from '../standalone.js';

const MINUTES = 30;
const MINUTE_MS = 60_000;
const LEG_MINUTES = 10;
const CUSTOMERS = '/api/v1/customers';

interface Sample {
  readonly rssMegabytes: number;
  readonly handles: number;
}

/**
 * A mixed load at a steady rate for half an hour: creates, reads, searches, log-ins, streams that come and go. The memory and files that the
 * program holds in the last quarter are compared with those in the second one, when caches and heap have reached their size.
 */
await program(({ short }) =>
  inFolder(async (folder) => {
    const { values } = parseArgs({ options: { minutes: { type: 'string' }, short: { type: 'boolean' } } });
    const minutes = short ? 1 : Number(values.minutes ?? MINUTES);
    const standalone = await Standalone.start(folder);
    const read = [
      `${CUSTOMERS}?q=ada`,
      `${CUSTOMERS}?sort=-createdAt&limit=50`,
      '/api/v1/me',
      `${CUSTOMERS}?total=true&limit=5`,
    ];
    const over = new AbortController();
    const steady = (task: Pick<LoadTask, 'connections' | 'rate' | 'create' | 'read'>) =>
      inLegs(minutes, async (seconds) => {
        await load({ ...task, url: standalone.url, seconds, token: await standalone.token() });
      });
    const work = [
      steady({ connections: 4, create: CUSTOMERS, rate: 20 }),
      steady({ connections: 8, read, rate: 60 }),
      visits(standalone, over.signal),
    ];
    const samples: Sample[] = [];
    for (let taken = 0; taken < minutes * 2; taken++) {
      await sleep(MINUTE_MS / 2 - 1000);
      samples.push(await sampleOf(standalone));
      const { rssMegabytes, handles } = samples.at(-1) as Sample;
      console.error(
        `soak: ${(samples.length / 2).toFixed(1)} min, ${Math.round(rssMegabytes)} MB, ${handles} open files`,
      );
    }
    over.abort();
    await Promise.all(work);
    await standalone.stop();
    const growth = (of: (sample: Sample) => number): number =>
      median(quarter(samples, 3).map(of)) - median(quarter(samples, 1).map(of));
    return [
      under(
        `soak of ${minutes} min: growth of resident memory`,
        growth(({ rssMegabytes }) => rssMegabytes),
        'MB',
        50,
      ),
      under(
        `soak of ${minutes} min: growth of open files`,
        growth(({ handles }) => handles),
        '',
        10,
      ),
    ];
  }),
);

/** An access token lasts for 15 minutes. */
async function inLegs(minutes: number, leg: (seconds: number) => Promise<void>): Promise<void> {
  for (let left = minutes; left > 0; left -= LEG_MINUTES) await leg(Math.round(Math.min(left, LEG_MINUTES) * 60));
}

function quarter(samples: readonly Sample[], number: number): readonly Sample[] {
  const cut = (at: number): number => Math.round((samples.length * at) / 4);
  return samples.slice(cut(number), Math.max(cut(number + 1), cut(number) + 1));
}

async function sampleOf(standalone: Standalone): Promise<Sample> {
  const { rssMegabytes } = await standalone.vitals();
  return { rssMegabytes, handles: readdirSync(`/proc/${standalone.pid}/fd`).length };
}

/** A user logs in, follows the changes for a moment, and logs out. */
async function visits(standalone: Standalone, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const token = await standalone.token();
    const headers = { authorization: `Bearer ${token}` };
    const stream = await fetch(`${standalone.url}/api/v1/changes`, { headers, signal: AbortSignal.timeout(2000) });
    await stream.text().catch(() => undefined);
    await standalone.status('/api/v1/auth/logout', { method: 'POST', token });
    await sleep(1000);
  }
}
