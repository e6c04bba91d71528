import { hash, verify } from '@node-rs/argon2';
import { ADMINISTRATOR } from '@crm/testing';
import { load } from '../load.js';
import { inFolder, inTurns, ofLimit, perSecond, program } from '../measure.js';
import { Standalone } from '../standalone.js';

const CONNECTIONS = 8;
/** The same parameters and limit as in the program: apps/identity/src/users/password-hasher.adapter.ts. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const AT_ONCE = 2;

/** Logs in over HTTP, compared with only verifying the password, as many at once as the program verifies. */
await program(({ short }) =>
  inFolder(async (folder) => {
    const [turns, seconds] = short ? [1, 2] : [3, 10];
    const standalone = await Standalone.start(folder);
    const phc = await hash(ADMINISTRATOR.password, PARAMETERS);
    const bare = () => perSecond(AT_ONCE, seconds * 1000, () => verify(phc, ADMINISTRATOR.password));
    const logIn = async () =>
      (
        await load({
          url: standalone.url,
          connections: CONNECTIONS,
          seconds,
          post: { path: '/api/v1/auth/login', body: ADMINISTRATOR },
        })
      ).perSecond;
    const [limit = 0, rate = 0] = await inTurns(turns, bare, logIn);
    await standalone.stop();
    return [ofLimit(`log-in over HTTP, ${CONNECTIONS} connections`, rate, 'log-ins/s', limit, 0.8)];
  }),
);
