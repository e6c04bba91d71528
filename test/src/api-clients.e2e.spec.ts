import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RunningProgram, type Answer } from '@crm/testing';

const TOKEN = '/api/v1/auth/token';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

describe('API clients', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start({ env: { TRUST_PROXY: '127.0.0.0/8,::1' } })));
  afterAll(() => program.dispose());

  const create = (changes: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
    program.askAsAdministrator('/api/v1/api-clients', {
      body: { name: 'ERP', scopes: ['customer.read', 'customer.create'], ...changes },
      headers,
    });
  const credentials = async (changes: object = {}) => {
    const { body } = await create(changes);
    return { client_id: body.id as string, client_secret: body.clientSecret as string };
  };
  const tokenFor = (who: object, more: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
    program.ask(TOKEN, { body: { grant_type: 'client_credentials', ...who, ...more }, headers });
  const customers = (token: string, path = '') => program.ask(`/api/v1/customers${path}`, { token });

  it('show their secret once', async () => {
    const made = await create();
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(`/api/v1/api-clients/${made.body.id}`);
    expect(made.body.clientSecret).toMatch(/^crm_[\w-]{43}$/);
    const shown = await program.askAsAdministrator(`/api/v1/api-clients/${made.body.id}`);
    expect(shown.body).toEqual({
      id: made.body.id,
      revision: 0,
      name: 'ERP',
      role: 'integration',
      scopes: ['customer.read', 'customer.create'],
      status: 'active',
      createdAt: expect.any(String),
      allowedActions: ['read', 'manage'],
    });
    const list = await program.askAsAdministrator('/api/v1/api-clients?q=erp&total=true');
    expect(list.body.total).toBeGreaterThan(0);
    expect(list.text + shown.text + program.stderr).not.toContain(made.body.clientSecret);
  });

  it('are created once per Idempotency-Key, and a repeat gets the same bytes', async () => {
    const key = { 'idempotency-key': 'erp-1' };
    const [first, again] = [await create({ name: 'Twice' }, key), await create({ name: 'Twice' }, key)];
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect((await tokenFor({ client_id: first.body.id, client_secret: again.body.clientSecret })).status).toBe(200);
    expect((await create({ name: 'Other' }, key)).status).toBe(422);
  });

  it('get tokens with a form, with JSON, and with Basic', async () => {
    const who = await credentials();
    const basic = `Basic ${Buffer.from(`${who.client_id}:${who.client_secret}`).toString('base64')}`;
    const answers = [
      await tokenFor(who),
      await program.ask(TOKEN, {
        method: 'POST',
        headers: FORM,
        body: new URLSearchParams({ grant_type: 'client_credentials', ...who }).toString(),
      }),
      await program.ask(TOKEN, {
        headers: { ...FORM, authorization: basic },
        body: 'grant_type=client_credentials&scope=customer.read',
      }),
    ];
    for (const { status, body, headers } of answers) {
      expect(status).toBe(200);
      expect(Object.keys(body).sort()).toEqual(['access_token', 'expires_in', 'scope', 'token_type']);
      expect([body.token_type, body.expires_in, headers.get('cache-control')]).toEqual(['Bearer', 900, 'no-store']);
      expect((await customers(body.access_token)).status).toBe(200);
    }
    expect(answers.map(({ body }) => body.scope)).toEqual([
      'customer.read customer.create',
      'customer.read customer.create',
      'customer.read',
    ]);
    const used = await program.askAsAdministrator(`/api/v1/api-clients/${who.client_id}`);
    expect(used.body.lastUsedAt).toEqual(expect.any(String));
  });

  it('may do what their scopes say, narrowed by the token', async () => {
    const who = await credentials();
    const record = (token: string) =>
      program.ask('/api/v1/customers', { token, body: { kind: 'person', name: 'By the ERP' } });
    const [whole, narrow] = [await tokenFor(who), await tokenFor(who, { scope: 'customer.read' })];
    expect((await record(narrow.body.access_token)).status).toBe(403);
    const made = await record(whole.body.access_token);
    expect(made.status).toBe(201);
    expect((await customers(narrow.body.access_token, `/${made.body.id}`)).body.createdBy).toBe(who.client_id);
    for (const path of ['/api/v1/users', '/api/v1/api-clients', '/api/v1/teams'])
      expect((await program.ask(path, { token: whole.body.access_token })).status).toBe(403);
    const beyond = await tokenFor(who, { scope: 'customer.read user.manage' });
    expect([beyond.status, beyond.body.code, beyond.body.facts.scopes]).toEqual([
      400,
      'identity.scope-refused',
      ['user.manage'],
    ]);
  });

  it('get the same refusal for an unknown client and a wrong secret', async () => {
    const who = await credentials();
    const answers = [
      await tokenFor({ ...who, client_secret: 'crm_wrong' }),
      await tokenFor({ ...who, client_id: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }),
      await tokenFor({ ...who, client_id: 'nobody' }),
      await tokenFor({}),
    ];
    for (const { status, body, headers } of answers) {
      expect([status, body.code]).toEqual([401, 'identity.client-refused']);
      expect(headers.get('www-authenticate')).toBe('Basic realm="throughline"');
      expect({ ...body, traceId: '' }).toEqual({ ...answers[0]?.body, traceId: '' });
    }
    expect((await tokenFor(who)).status).toBe(200);
  });

  it.each([
    [{ grant_type: 'password' }, '/grant_type'],
    [{ scope: '' }, '/scope'],
    [{ audience: 'x' }, '/audience'],
  ])('get a pointer to the fault in a request: %j', async (more, pointer) => {
    const { status, body } = await tokenFor({}, more);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
  it('may send a form nowhere else, and no field twice', async () => {
    const other = await program.ask('/api/v1/auth/login', { method: 'POST', headers: FORM, body: 'email=a' });
    expect(other.status).toBe(415);
    const twice = await program.ask(TOKEN, { method: 'POST', headers: FORM, body: 'scope=a&scope=b' });
    expect([twice.status, twice.body.errors[0].code]).toEqual([400, 'duplicate-key']);
  });

  it('cannot have scopes that their role does not allow', async () => {
    const { status, body } = await create({ scopes: ['customer.read', 'user.manage'] });
    expect([status, body.errors[0].pointer]).toEqual([400, '/scopes/1']);
    expect((await create({ expiresAt: '2020-01-01T00:00:00Z' })).status).toBe(400);
  });

  it('rotate their secret with an overlap', async () => {
    const who = await credentials();
    const rotate = async (overlapHours: number) =>
      (
        await program.askAsAdministrator(`/api/v1/api-clients/${who.client_id}/rotate-secret`, {
          body: { overlapHours },
        })
      ).body.clientSecret as string;
    const works = async (client_secret: string) => (await tokenFor({ ...who, client_secret })).status;
    const second = await rotate(24);
    expect([await works(who.client_secret), await works(second)]).toEqual([200, 200]);
    const third = await rotate(0);
    expect([await works(who.client_secret), await works(second), await works(third)]).toEqual([401, 401, 200]);
  });

  it('lose revoked scopes and access, even with existing tokens', async () => {
    const who = await credentials();
    const { access_token } = (await tokenFor(who)).body;
    expect((await customers(access_token)).status).toBe(200);
    const path = `/api/v1/api-clients/${who.client_id}`;
    const change = (headers: Record<string, string>) =>
      program.askAsAdministrator(`${path}/scopes`, { method: 'PUT', body: { scopes: ['customer.create'] }, headers });
    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': '"7"' })).status).toBe(412);
    expect((await change({ 'if-match': '"0"' })).status).toBe(200);
    expect(await until(async () => (await customers(access_token)).status === 403)).toBeLessThan(5_000);
    expect((await program.askAsAdministrator(`${path}/revoke`, { method: 'POST' })).status).toBe(200);
    expect(await until(async () => (await customers(access_token)).status === 401)).toBeLessThan(5_000);
    expect((await tokenFor(who)).status).toBe(401);
  });

  it('are not locked out by a stranger who guesses secrets, whose address is throttled instead', async () => {
    const [who, other] = [await credentials(), await credentials()];
    const stranger = { 'x-forwarded-for': '198.51.100.7' };
    const guesses = await Promise.all(
      Array.from({ length: 50 }, (_, n) => tokenFor({ ...who, client_secret: `wrong ${n}` }, {}, stranger)),
    );
    const statuses = guesses.map(({ status }) => status);
    expect([401, 429].map((status) => statuses.filter((each) => each === status).length)).toEqual([20, 30]);
    for (const client of [who, other]) {
      const { status, headers } = await tokenFor(client, {}, stranger);
      expect([status, Number(headers.get('retry-after')) > 0]).toEqual([429, true]);
      expect((await tokenFor(client, {}, { 'x-forwarded-for': '198.51.100.8' })).status).toBe(200);
    }
  });

  it('leave no secret on the disk', async () => {
    const { client_secret } = await credentials();
    const hash = createHash('sha256').update(client_secret).digest('hex');
    const names = readdirSync(program.dataDir, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.db/.test(name),
    );
    expect(names.some((name) => name.startsWith('views/'))).toBe(true);
    for (const name of names) {
      const bytes = readFileSync(join(program.dataDir, name));
      expect([name, bytes.includes(client_secret), bytes.includes(hash)]).toEqual([name, false, false]);
    }
  });
});

/** Milliseconds until the condition held; waits 10 s at most. */
async function until(condition: () => Promise<boolean>): Promise<number> {
  const start = Date.now();
  while (!(await condition()) && Date.now() - start < 10_000) await new Promise((resolve) => setTimeout(resolve, 50));
  return Date.now() - start;
}
