import { fork } from 'node:child_process';
import { once } from 'node:events';
import { load } from '../load.js';
import { inFolder, ofLimit, median, program, under, inTurns } from '../measure.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 64;

/** Creates customers over REST with every feature on, compared with an echo of the same framework under the same load. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [turns, seconds] = short ? [1, 3] : [3, 10];
    const standalone = await Standalone.start(folder);
    const echo = fork(new URL('../limits/echo-server.js', import.meta.url), {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const [echoUrl] = (await once(echo, 'message')) as [string];
    const idle = await settled(standalone);
    const token = await standalone.token();
    const p99s: number[] = [];
    const delays: number[] = [];
    const create = async () => {
      await standalone.vitals();
      const { perSecond, p99Ms } = await load({
        url: standalone.url,
        connections: CONNECTIONS,
        seconds,
        token,
        create: '/api/v1/customers',
      });
      p99s.push(p99Ms);
      delays.push((await standalone.vitals()).loopDelayP99Ms);
      return perSecond;
    };
    const bare = async () =>
      (await load({ url: echoUrl, connections: CONNECTIONS, seconds, create: '/echo' })).perSecond;
    const [limit = 0, created = 0] = await inTurns(turns, bare, create);
    echo.disconnect();
    await standalone.stop();
    return [
      under('resident memory, idle', idle, 'MB', 200),
      ofLimit(`REST create customer, ${CONNECTIONS} connections`, created, 'requests/s', limit, 0.3),
      under(`REST create customer, ${CONNECTIONS} connections, p99`, median(p99s.slice(1)), 'ms', 100),
      under('event-loop delay under full write load, p99', median(delays.slice(1)), 'ms', 20),
    ];
  }),
);

/** Resident memory in MB once the program is idle. */
async function settled(standalone: Standalone): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  return (await standalone.vitals()).rssMegabytes;
}
