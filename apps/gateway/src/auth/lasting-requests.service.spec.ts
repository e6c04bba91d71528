import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream';
import type { CallContext, Principal } from '@crm/contracts';
import type { GetHolderAccess, Access } from '@crm/contracts/identity';
import { Unauthenticated } from '@crm/contracts/refusals';
import type { ServiceClient } from '@crm/messaging';
import type { CurrentAccess } from './current-access.service.js';
import { LastingRequests, type CallerNow } from './lasting-requests.service.js';

const user: Principal = { type: 'user', id: 'u1', sessionId: 's1', roles: ['manager'], teamIds: [] };
const client: Principal = {
  ...user,
  type: 'api-client',
  id: 'c1',
  roles: ['integration'],
  scopes: ['customer.import'],
};
const contextOf = (principal: Principal) => ({ principal }) as CallContext;

/** A holder who is not active is known neither as a user nor as an API client. */
class World {
  holder: Principal | undefined;
  readonly lasting = new LastingRequests(
    { query: (asked: GetHolderAccess) => Promise.resolve(this.accessOf(asked)) } as unknown as ServiceClient,
    {
      principalOf: () => (this.holder ? Promise.resolve(this.holder) : Promise.reject(new Unauthenticated({}))),
    } as unknown as CurrentAccess,
  );
  private accessOf({ id }: GetHolderAccess): Access | null {
    if (this.holder?.id !== id) return null;
    const { roles, teamIds, scopes } = this.holder;
    return { roles, teamIds, colleagueIds: [], ...(scopes && { scopes }) };
  }
}

describe('a file on its way', () => {
  const world = new World();
  let principal = user;
  /** Never ends by itself. */
  async function* parts(now: CallerNow): AsyncGenerator<Uint8Array> {
    for (;;) {
      await now();
      yield Buffer.alloc(64 * 1024);
    }
  }
  let sent: Promise<unknown> = Promise.resolve();
  const server = createServer((_request, response) => {
    const file = world.lasting.file(contextOf(principal), 'customer.import', parts);
    sent = new Promise((resolve) => pipeline(file, response, resolve));
  });
  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const download = async (by: Principal): Promise<IncomingMessage> => {
    principal = by;
    world.holder = by;
    const request = get({ port: (server.address() as AddressInfo).port, agent: false }).on('error', () => undefined);
    const [answer] = (await once(request, 'response')) as [IncomingMessage];
    return answer.on('error', () => undefined); // it breaks off
  };

  it.each([
    ['a user who is deactivated', user, undefined, 'auth.unauthenticated'],
    ['a user whose role no longer allows it', user, { ...user, roles: [] }, 'access.forbidden'],
    ['an API client that is revoked', client, undefined, 'auth.unauthenticated'],
    ['an API client whose scope was taken away', client, { ...client, scopes: [] }, 'access.forbidden'],
  ])('to %s breaks off', async (_whom, before, after, code) => {
    (await download(before)).resume();
    world.holder = after;
    expect(await sent).toMatchObject({ code });
  });
  it('breaks off also while the client reads nothing', async () => {
    await download(user);
    world.holder = undefined;
    expect(await sent).toMatchObject({ code: 'auth.unauthenticated' });
  });
  it('goes on while its caller has the right', async () => {
    const answer = await download(client);
    let bytes = 0;
    answer.on('data', (part: Buffer) => {
      bytes += part.length;
      if (bytes > 3_000_000) answer.destroy();
    });
    await sent;
    expect(bytes).toBeGreaterThan(3_000_000);
  });
});
