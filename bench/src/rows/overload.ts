import { load } from '../load.js';
import { atLeast, inFolder, inTurns, program, under } from '../measure.js';
import { Standalone } from '../standalone.js';

const RATED = 256;
const TIMES = 10;

/**
 * Ten times as many callers as the program serves at once, and none obeys Retry-After. Measures how much of the usual work is still done,
 * and how long the callers wait for their answers.
 */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [turns, seconds] = short ? [1, 3] : [3, 10];
    const standalone = await Standalone.start(folder);
    const token = await standalone.token();
    const task = { url: standalone.url, seconds, token, create: '/api/v1/customers' };
    let p99Ms = 0;
    const rated = async () => (await load({ ...task, connections: RATED })).goodPerSecond;
    const overload = async () => {
      const result = await load({ ...task, connections: RATED * TIMES, mayBeRefused: true });
      p99Ms = result.p99Ms;
      console.error(`overload: ${Math.round(result.goodPerSecond)} answered a second, ${result.refused} refused`);
      return result.goodPerSecond;
    };
    const [usual = 0, good = 0] = await inTurns(turns, rated, overload);
    await standalone.stop();
    return [
      atLeast(`goodput with ${RATED * TIMES} connections, as a ratio to that with ${RATED}`, good / usual, '', 0.8),
      under(`the same, p99 of all answers, including refusals`, p99Ms, 'ms', 3000),
    ];
  }),
);
