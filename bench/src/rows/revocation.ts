import { get } from 'node:http';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { inFolder, program, under } from '../measure.js';
import { Standalone } from '../standalone.js';

const POLL_MS = 10;
const PATIENCE_MS = 30_000;

/** Ends a session from another device, and measures how long its token and its stream of changes still work. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const times = short ? 2 : 10;
    const standalone = await Standalone.start(folder);
    const refused: number[] = [];
    const cut: number[] = [];
    for (let time = 0; time < times; time++) {
      const token = await standalone.token();
      const stream = await follow(standalone.url, token);
      const other = await standalone.token();
      // The program checks at intervals: meet them at a different time in each run.
      await sleep(Math.random() * 3000);
      const endedAt = performance.now();
      await standalone.json('/api/v1/sessions?except=current', { method: 'DELETE', token: other });
      const since = (): number => performance.now() - endedAt;
      const [tokenMs, streamMs] = await Promise.all([
        refusal(standalone, token).then(since),
        Promise.race([stream.ends, sleep(PATIENCE_MS)]).then(since),
      ]);
      refused.push(tokenMs);
      cut.push(streamMs);
    }
    await standalone.stop();
    return [
      under('from the end of a session until a GET with its token is refused, worst', Math.max(...refused), 'ms', 5000),
      under('from the end of a session until its stream of changes ends, worst', Math.max(...cut), 'ms', 5000),
    ];
  }),
);

/** Resolves when the stream is open. */
async function follow(url: string, token: string): Promise<{ readonly ends: Promise<unknown> }> {
  const request = get(`${url}/api/v1/changes`, { headers: { authorization: `Bearer ${token}` } });
  const [response] = (await once(request, 'response')) as [NodeJS.ReadableStream];
  const ends = new Promise((resolve) => response.once('close', resolve).once('end', resolve));
  response.resume();
  return { ends };
}

async function refusal(standalone: Standalone, token: string): Promise<void> {
  const startedAt = performance.now();
  while (performance.now() - startedAt < PATIENCE_MS) {
    if ((await standalone.status('/api/v1/me', { token })) === 401) return;
    await sleep(POLL_MS);
  }
}
