import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FollowersReport, FollowersTask } from '../followers.process.js';
import { inFolder, program, under } from '../measure.js';
import { Standalone } from '../standalone.js';

/** Maximum number of streams of one principal. */
const STREAMS_EACH = 20;
const SETTLE_MS = 3_000;
const BETWEEN_CHANGES_MS = 200;

/** Many clients follow changes, and one record changes. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [principals, changes] = short ? [5, 5] : [50, 30];
    const clients = principals * STREAMS_EACH;
    const standalone = await Standalone.start(folder);
    const tokens: string[] = [];
    for (let number = 0; number < principals; number++)
      tokens.push(await standalone.token(`follower${number}@example.org`));
    const before = await settled(standalone);
    const followers = await follow({ url: standalone.url, tokens, streamsEach: STREAMS_EACH });
    const each = ((await settled(standalone)) - before) * (1024 / clients);
    const delays = await changesReach(standalone, followers, tokens[0] ?? '', changes);
    followers.disconnect();
    await standalone.stop();
    const named = `${clients.toLocaleString('en')} clients follow changes`;
    return [
      under(`${named}: from POST until the last one has it, worst`, Math.max(...delays), 'ms', 1000),
      under(`${named}: resident memory of each`, each, 'kB', 100),
    ];
  }),
);

async function follow(task: FollowersTask): Promise<ChildProcess> {
  const child = fork(new URL('../followers.process.js', import.meta.url), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(task);
  await once(child, 'message');
  return child;
}

/** Milliseconds from sending the request that changes something until the slowest client has the change. */
async function changesReach(
  standalone: Standalone,
  followers: ChildProcess,
  token: string,
  changes: number,
): Promise<number[]> {
  const reports = on(followers, 'message')[Symbol.asyncIterator]();
  const delays: number[] = [];
  for (let number = 0; number < changes; number++) {
    const startedAt = performance.timeOrigin + performance.now();
    const body = { kind: 'organization', name: `Company ${number}` };
    const { id } = await standalone.json<{ id: string }>('/api/v1/customers', { token, body });
    const { value } = (await reports.next()) as { value: [FollowersReport] };
    const [report] = value;
    if (report === 'all-open' || report.id !== id) throw new Error('another change was reported');
    delays.push(report.lastAt - startedAt);
    await sleep(BETWEEN_CHANGES_MS);
  }
  return delays;
}

/** Resident memory in MB once the program is idle. */
async function settled(standalone: Standalone): Promise<number> {
  await sleep(SETTLE_MS);
  return (await standalone.vitals()).rssMegabytes;
}
