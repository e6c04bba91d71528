import { ADMINISTRATOR, crm, RunningProgram, type Answer } from '@crm/testing';
import { SseReader, type Frame } from './sse-reader.js';

const CHANGES = '/api/v1/changes';

let program: RunningProgram;
let token: string;
const readers: SseReader[] = [];
beforeAll(async () => {
  program = await RunningProgram.start();
  token = await program.logIn();
});
afterEach(() => readers.splice(0).forEach((reader) => reader.close()));
afterAll(() => program.dispose());

async function follow(
  headers: Record<string, string> = { authorization: `Bearer ${token}` },
  query = '',
): Promise<SseReader> {
  const reader = await SseReader.open(`${program.url}${CHANGES}${query}`, headers);
  readers.push(reader);
  return reader;
}
const resumed = (lastEventId: string) => follow({ authorization: `Bearer ${token}`, 'last-event-id': lastEventId });

const customers = (path: string, body: object): Promise<Answer> =>
  program.ask(`/api/v1/customers${path}`, { token, body });
const create = async (name: string): Promise<string> =>
  (await customers('', { kind: 'person', name })).body.id as string;
const ofCustomer = (id: string) => (frame: Frame) => frame.data?.id === id;
const ticket = async (): Promise<string> =>
  (await program.ask(`${CHANGES}/ticket`, { token, method: 'POST' })).body.ticket as string;

describe('following changes', () => {
  it('shows what happened to records, without personal data', async () => {
    const reader = await follow();
    expect(reader.response.status).toBe(200);
    expect(reader.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(reader.response.headers.get('cache-control')).toBe('no-store');
    expect(reader.response.headers.get('x-content-type-options')).toBe('nosniff');
    const id = await create('Ada Lovelace');
    await customers(`/${id}/tags`, { add: ['vip'] });
    await customers(`/${id}/archive`, {});
    await customers(`/${id}/restore`, {});
    await reader.until(({ event }) => event === 'customer.restored');
    expect(reader.frames[0]).toEqual({ id: expect.stringMatching(/^\d{20}$/), retry: expect.stringMatching(/^\d+$/) });
    expect(reader.events).toEqual([
      expect.objectContaining({
        event: 'customer.created',
        data: { kind: 'customer', id, revision: 0, position: expect.any(String) },
      }),
      expect.objectContaining({
        event: 'customer.changed',
        data: expect.objectContaining({ id, revision: 1, changed: ['tags'] }),
      }),
      expect.objectContaining({
        event: 'customer.archived',
        data: expect.objectContaining({ id, revision: 2, changed: ['status'] }),
      }),
      expect.objectContaining({ event: 'customer.restored', data: expect.objectContaining({ id, revision: 3 }) }),
    ]);
    for (const { id: position, data } of reader.events) expect(data.position).toBe(position);
    expect(JSON.stringify(reader.frames)).not.toContain('Lovelace');
  });

  it('sends a change once a GET shows it', async () => {
    // Another user follows and reads: a read waits only for writes of the same caller.
    const other = { email: 'grace@example.org', password: ADMINISTRATOR.password };
    const env = { DATA_DIR: program.dataDir };
    await crm(['user', 'create-admin', '--email', other.email, '--name', 'Grace'], { env, input: other.password });
    const otherToken = await program.logIn(other);
    const reader = await follow({ authorization: `Bearer ${otherToken}` });
    for (let number = 0; number < 20; number++) {
      const id = await create(`Number ${number}`);
      await reader.until(ofCustomer(id));
      expect((await program.ask(`/api/v1/customers/${id}`, { token: otherToken })).status).toBe(200);
    }
  });

  it('continues after the last id, without loss or duplicate', async () => {
    const first = await follow();
    const ids = [await create('One')];
    await first.until(ofCustomer(ids[0] ?? ''));
    first.close();
    ids.push(await create('Two'), await create('Three'));
    for (const reader of [await resumed(first.lastEventId), await follow(undefined, `?after=${first.lastEventId}`)]) {
      await reader.until(ofCustomer(ids[2] ?? ''));
      expect(reader.events.map(({ data }) => data.id)).toEqual(ids.slice(1));
    }
  });

  it.each(['abc', '9'.repeat(20)])('refuses to continue from the made-up position %s', async (position) => {
    const reader = await resumed(position);
    expect(reader.response.status).toBe(400);
    const head = await program.ask(CHANGES, { method: 'HEAD', token, headers: { 'last-event-id': position } });
    expect(head.status).toBe(400);
    expect(reader.response.headers.get('content-type')).toContain('application/problem+json');
  });

  it('keeps the connection alive', async () => {
    const reader = await follow();
    await reader.until(({ comment }) => comment !== undefined);
    expect(reader.lastEventId).toMatch(/^\d{20}$/);
  });

  it('requires a log-in, and takes no token in the URL', async () => {
    expect((await follow({})).response.status).toBe(401);
    for (const name of ['access_token', 'token', 'ticket'])
      expect((await follow({}, `?${name}=${token}`)).response.status).toBe(401);
  });

  it('allows at most 20 streams per principal', async () => {
    const open = await Promise.all(Array.from({ length: 20 }, () => follow()));
    expect(open.map(({ response }) => response.status)).toEqual(Array.from({ length: 20 }, () => 200));
    const refused = await follow();
    expect(refused.response.status).toBe(429);
    expect(refused.response.headers.get('retry-after')).toBe('5');
    open[0]?.close();
    await open[0]?.over;
    let again = await follow();
    while (again.response.status === 429) again = await follow();
    expect(again.response.status).toBe(200);
  });
});

describe('a ticket', () => {
  it('opens one stream, once', async () => {
    const issued = await program.ask(`${CHANGES}/ticket`, { token, method: 'POST' });
    expect(issued.status).toBe(200);
    expect(issued.body).toEqual({ ticket: expect.stringMatching(/^[\w-]{43}$/), expiresAt: expect.any(String) });
    const query = `?ticket=${issued.body.ticket as string}`;
    const reader = await follow({}, query);
    expect(reader.response.status).toBe(200);
    const id = await create('By Ticket');
    await reader.until(ofCustomer(id));
    expect((await follow({}, query)).response.status).toBe(401);
  });
  it('opens nothing else', async () => {
    expect((await program.ask(`/api/v1/customers?ticket=${await ticket()}`)).status).toBe(401);
    expect((await program.ask(`/api/v1/me?ticket=${await ticket()}`)).status).toBe(401);
  });
  it('opens one stream only, however many attempts run at once', async () => {
    const query = `?ticket=${await ticket()}`;
    const tries = await Promise.all(Array.from({ length: 10 }, () => follow({}, query)));
    expect(tries.filter(({ response }) => response.status === 200)).toHaveLength(1);
  });
});

describe('the rights of a follower', () => {
  /** A user with these roles who is in no team. */
  async function somebody(email: string, ...roles: string[]): Promise<{ id: string; token: string }> {
    const env = { DATA_DIR: program.dataDir };
    const made = await crm(['user', 'create-admin', '--email', email, '--name', email, '--json'], {
      env,
      input: ADMINISTRATOR.password,
    });
    const { id } = JSON.parse(made.stdout) as { id: string };
    await giveRoles(id, ...roles);
    return { id, token: await program.logIn({ email, password: ADMINISTRATOR.password }) };
  }
  async function giveRoles(id: string, ...roles: string[]): Promise<void> {
    const etag = (await program.ask(`/api/v1/users/${id}`, { token })).headers.get('etag') ?? '';
    const given = await program.ask(`/api/v1/users/${id}/roles`, {
      method: 'PUT',
      token,
      body: { roles },
      headers: { 'if-match': etag },
    });
    if (given.status !== 200) throw new Error(given.text);
  }
  const assign = (id: string, ownerId: string) => customers(`/${id}/assign`, { ownerId });

  it('decide what is sent: no hidden record, and customer.hidden for one that becomes hidden', async () => {
    const manager = await somebody('manager@example.org', 'manager');
    const me = (await program.ask('/api/v1/me', { token })).body.id as string;
    const reader = await follow({ authorization: `Bearer ${manager.token}` });
    const [hidden, shared] = [await create('Hidden'), await create('Shared')];
    await customers(`/${hidden}/tags`, { add: ['vip'] });
    await assign(shared, manager.id);
    await assign(shared, me);
    await customers(`/${shared}/tags`, { add: ['vip'] });
    const last = await create('The Last');
    await assign(last, manager.id);
    await reader.until(ofCustomer(last));
    // The current owner decides, not the owner at the time of the event.
    const told = reader.events.filter(ofCustomer(shared)).map(({ event }) => event);
    expect(told.at(-1)).toBe('customer.hidden');
    expect(reader.events.some(ofCustomer(hidden))).toBe(false);
    const again = await follow({
      authorization: `Bearer ${manager.token}`,
      'last-event-id': reader.frames[0]?.id ?? '',
    });
    await again.until(ofCustomer(last));
    expect(again.events.some(ofCustomer(hidden))).toBe(false);
    expect((await program.ask('/api/v1/events', { token: manager.token })).status).toBe(403);
  });

  it('take effect at once when they change', async () => {
    const manager = await somebody('promoted@example.org', 'manager');
    const reader = await follow({ authorization: `Bearer ${manager.token}` });
    await giveRoles(manager.id, 'sales');
    const { data } = await reader.until(({ event }) => event === 'reset');
    expect(data).toEqual({ reason: 'rights-changed', position: expect.stringMatching(/^\d{20}$/) });
    const id = await create('Now Visible');
    await reader.until(ofCustomer(id));
    expect((await program.ask(`/api/v1/users/${manager.id}/deactivate`, { token, body: {} })).status).toBe(200);
    await reader.over;
  });
});

describe('the end of a session', () => {
  it('ends its streams and no others', async () => {
    const [ended, kept] = [await program.logIn(), await program.logIn()];
    const [first, second] = [
      await follow({ authorization: `Bearer ${ended}` }),
      await follow({ authorization: `Bearer ${kept}` }),
    ];
    const issued = await program.ask(`${CHANGES}/ticket`, { token: ended, method: 'POST' });
    expect((await program.ask('/api/v1/auth/logout', { token: ended, method: 'POST' })).status).toBe(200);
    // A ticket that was issued before no longer opens a stream either.
    expect((await follow({}, `?ticket=${issued.body.ticket as string}`)).response.status).toBe(401);
    await first.over;
    const id = await create('After the end');
    await second.until(ofCustomer(id));
    expect(first.events.some(ofCustomer(id))).toBe(false);
  });
});

describe('the end of the program', () => {
  it('ends the streams and does not wait for them', async () => {
    const other = await RunningProgram.start();
    try {
      const reader = await SseReader.open(`${other.url}${CHANGES}`, { authorization: `Bearer ${await other.logIn()}` });
      expect(await other.stop()).toBe(0);
      await reader.over;
    } finally {
      await other.dispose();
    }
  });

  it('loses and duplicates nothing after a hard kill', async () => {
    const other = await RunningProgram.start();
    let again: RunningProgram | undefined;
    try {
      const authorization = `Bearer ${await other.logIn()}`;
      const reader = await SseReader.open(`${other.url}${CHANGES}`, { authorization });
      const created: string[] = [];
      const writing = (async () => {
        for (;;) {
          const answer = await other.ask('/api/v1/customers', {
            token: authorization.slice(7),
            body: { kind: 'organization', name: `Company ${created.length}` },
          });
          if (answer.status === 201) created.push(answer.body.id as string);
        }
      })().catch(() => undefined);
      await reader.until(() => reader.events.length >= 20);
      await other.kill();
      await Promise.all([writing, reader.over]);
      again = await RunningProgram.start({ dataDir: other.dataDir });
      const rest = await SseReader.open(`${again.url}${CHANGES}`, {
        authorization: `Bearer ${await again.logIn()}`,
        'last-event-id': reader.lastEventId,
      });
      const last = await again.askAsAdministrator('/api/v1/customers', {
        body: { kind: 'organization', name: 'The Last' },
      });
      await rest.until(ofCustomer(last.body.id as string));
      rest.close();
      const seen = [...reader.events, ...rest.events].map(({ data }) => data.id as string);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(created));
    } finally {
      await other.kill();
      await (again ?? other).dispose();
    }
  });
});
