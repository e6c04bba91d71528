import { once as event } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { RunningProgram, type Answer, type Question } from '@crm/testing';
import { castOf } from './walk/people.js';
import type { Cast } from './walk/cast.js';

const CSV = { 'content-type': 'text/csv' };

/** What continues after its answer has the rights that its caller has at the moment, and no others. */
describe('a deferred act', () => {
  let program: RunningProgram;
  let cast: Cast;
  beforeAll(async () => {
    program = await RunningProgram.start();
    cast = await castOf(program, ['manager']);
  });
  afterAll(() => program.dispose());

  const admin = (path: string, question?: Question): Promise<Answer> =>
    program.askAsAdministrator(`/api/v1${path}`, question);

  async function client(...scopes: string[]): Promise<{ id: string; token: string }> {
    const { id, clientSecret } = (await admin('/api-clients', { body: { name: scopes.join(' '), scopes } })).body;
    const credentials = { grant_type: 'client_credentials', client_id: id, client_secret: clientSecret };
    const { access_token: token } = (await program.ask('/api/v1/auth/token', { body: credentials })).body;
    return { id, token };
  }
  async function customerOf(ownerId: string, name: string): Promise<string> {
    const customer = { kind: 'person', name, emails: [{ address: `${name}@held.example` }], ownerId };
    return (await admin('/customers', { body: customer })).body.id as string;
  }

  async function begunImport(file: string, token: string, mode: string): Promise<string> {
    const { id } = (await program.ask('/api/v1/imports', { method: 'POST', body: file, headers: CSV, token })).body;
    const started = await program.ask(`/api/v1/imports/${id}/start`, { body: { mode }, token });
    expect(started.status).toBe(202);
    return id as string;
  }
  /** Waits for a state; the deadline of the spec is the limit. */
  async function once(path: string, isSo: (body: Answer['body']) => boolean): Promise<Answer['body']> {
    for (;;) {
      const { body } = await admin(path);
      if (isSo(body)) return body;
      await setTimeout(20);
    }
  }
  const ended = (id: string) => once(`/imports/${id}`, ({ state }) => state !== 'running');
  const imported = async (file: string, token: string, mode: string) => {
    const id = await begunImport(file, token, mode);
    return { ...(await ended(id)), errors: (await admin(`/imports/${id}/errors`)).text };
  };
  const rows = (domain: string, count: number) =>
    `Name,Email\n${Array.from({ length: count }, (_, n) => `Person ${n},p${n}@${domain}\n`).join('')}`;

  it.each([
    ['without any right to customers', ['customer.import']],
    ['that may change customers and not read them', ['customer.import', 'customer.update', 'customer.tag']],
    ['that may read customers and not change them', ['customer.import', 'customer.read', 'customer.tag']],
  ])('of an API client %s changes none', async (_what, scopes) => {
    const { token } = await client(...scopes);
    const held = await customerOf(cast.stranger.id, `held${scopes.length}${scopes[1] ?? ''}`);
    const before = (await admin(`/customers/${held}`)).body;
    const row = `Name,Email,Company,Tags\nMallory,${before.emails[0].address},Mallory Ltd,mallory\n`;
    const [updated, created] = [await imported(row, token, 'update'), await imported(row, token, 'create')];
    expect([updated.counts.failed, created.counts.failed]).toEqual([1, 1]);
    expect((await admin(`/customers/${held}`)).body).toEqual(before);
    const mayRead = scopes.includes('customer.read');
    expect(updated.errors).not.toContain(held);
    expect(created.errors.includes(held)).toBe(mayRead);
  });

  it('of a manager changes the customers of the team, and no others', async () => {
    const [near, far] = [await customerOf(cast.colleague.id, 'near'), await customerOf(cast.stranger.id, 'far')];
    const file = 'Name,Email,Company\nNear,near@held.example,New Ltd\nFar,far@held.example,New Ltd\n';
    const { counts, errors } = await imported(file, cast.callers.manager.token, 'update');
    expect(counts).toMatchObject({ updated: 1, failed: 1 });
    expect(errors).not.toContain(far);
    expect((await admin(`/customers/${near}`)).body.company).toBe('New Ltd');
    expect((await admin(`/customers/${far}`)).body.company).toBeNull();
  });

  it('stops when a scope is taken from its API client, and says why', async () => {
    const { id, token } = await client('customer.import', 'customer.read');
    const job = await begunImport(rows('scope.example', 30_000), token, 'create');
    await once(`/imports/${job}`, (body) => body.rows > 0);
    const etag = (await admin(`/api-clients/${id}`)).headers.get('etag') ?? '';
    const change = { method: 'PUT', body: { scopes: ['customer.read'] }, headers: { 'if-match': etag } };
    expect((await admin(`/api-clients/${id}/scopes`, change)).status).toBe(200);
    const { state, failure, rows: done, counts } = await ended(job);
    expect([state, failure]).toEqual(['failed', 'access.rights-narrowed']);
    const list = (await admin('/customers?q=@scope.example&total=true&limit=1')).body;
    expect([counts.created, list.total]).toEqual([done, done]);
    expect(done).toBeLessThan(30_000);
  });

  const deactivate = async (id: string) => {
    const etag = (await admin(`/users/${id}`)).headers.get('etag') ?? '';
    return admin(`/users/${id}/deactivate`, { method: 'POST', headers: { 'if-match': etag } });
  };
  /** A file of 5 MB, which does not fit into the buffers between program and client. The client has read nothing of it yet. */
  async function slowDownload(token: string): Promise<IncomingMessage> {
    const ask = (path: string, body?: object) => program.ask(`/api/v1${path}`, { token, body });
    const customerId = (await ask('/customers', { kind: 'person', name: 'Much Written' })).body.id as string;
    const notes = Array.from({ length: 170 }, () => ask('/notes', { customerId, text: '€'.repeat(10_000) }));
    expect(new Set((await Promise.all(notes)).map(({ status }) => status))).toEqual(new Set([201]));
    const { id } = (await ask(`/customers/${customerId}/exports`, { list: 'notes', format: 'csv' })).body;
    for (let state = 'running'; state === 'running'; await setTimeout(20))
      ({ state } = (await ask(`/exports/${id}`)).body);
    const headers = { authorization: `Bearer ${token}`, accept: 'text/csv' };
    const request = get(`${program.url}/api/v1/exports/${id}/content`, { headers, agent: false });
    const [answer] = (await event(request, 'response')) as [IncomingMessage];
    return answer;
  }

  it('ends when the user who began it is deactivated: an import and a download', async () => {
    const { id, token } = cast.callers.manager;
    const download = await slowDownload(token);
    expect([download.statusCode, Number(download.headers['content-length']) > 5_000_000]).toEqual([200, true]);
    const job = await begunImport(rows('gone.example', 30_000), token, 'create');
    await once(`/imports/${job}`, (body) => body.rows > 0);
    expect((await deactivate(id)).status).toBe(200);
    const { state, failure, rows: done } = await ended(job);
    expect([state, failure]).toEqual(['failed', 'access.actor-inactive']);
    expect(done).toBeLessThan(30_000);
    await setTimeout(2_000);
    download.resume().on('error', () => undefined);
    await new Promise((resolve) => download.once('close', resolve));
    expect(download.complete).toBe(false);
  });
});
