import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';
import { operations } from './served/document.js';
import { bodyExample, parameterExample } from './served/examples.js';

const ORIGIN = 'https://crm.example.org';
const CUSTOMERS = '/api/v1/customers';
const errorsOf = ({ body }: Answer): string[] | undefined =>
  (body as { errors?: { pointer: string; code: string }[] }).errors?.map(({ pointer, code }) => `${pointer} ${code}`);

describe('the HTTP contract', () => {
  let program: RunningProgram;
  beforeAll(async () => {
    program = await RunningProgram.start({ env: { CORS_ORIGINS: `${ORIGIN},http://localhost:5173` } });
  });
  afterAll(() => program.dispose());

  const ask = (path: string, question: Question = {}) => program.askAsAdministrator(path, question);
  const create = async (name: string): Promise<string> =>
    (await ask(CUSTOMERS, { body: { kind: 'person', name } })).body.id as string;

  describe('for other origins', () => {
    const preflight = (origin: string, headers = {}) =>
      program.ask(CUSTOMERS, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'PATCH', ...headers },
      });

    it('answers the preflight of a listed origin, without a token', async () => {
      const { status, headers } = await preflight(ORIGIN, {
        'access-control-request-headers': 'authorization,if-match',
      });
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
      expect(headers.get('access-control-allow-methods')).toBe('GET, HEAD, POST');
      expect(headers.get('access-control-allow-headers')).toMatch(
        /\bAuthorization\b.*\bIdempotency-Key\b.*\bIf-Match\b/,
      );
      expect(headers.get('access-control-max-age')).toBe('600');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    });
    it('lets scripts of a listed origin read the headers of the contract, on refusals too', async () => {
      const answers = [
        await ask('/api/v1/me', { headers: { origin: ORIGIN } }),
        await program.ask('/api/v1/me', { headers: { origin: ORIGIN } }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 401]);
      for (const { headers } of answers) {
        expect(headers.get('access-control-allow-origin')).toBe(ORIGIN);
        expect(headers.get('vary')).toMatch(/\bOrigin\b/);
        const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(', ');
        for (const name of [
          'etag',
          'location',
          'consistency-token',
          'idempotency-replayed',
          'ratelimit',
          'ratelimit-policy',
          'retry-after',
          'x-request-id',
          'traceparent',
          'preference-applied',
          'content-disposition',
        ])
          expect(exposed).toContain(name);
      }
    });
    it.each(['https://evil.example', 'null', `${ORIGIN}.evil.example`, `${ORIGIN}:8443`, 'http://crm.example.org', ''])(
      'sends no CORS header to %p',
      async (origin) => {
        for (const { headers } of [await preflight(origin), await ask('/api/v1/me', { headers: { origin } })])
          expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
      },
    );
    it('still distinguishes an unknown path from an unknown method', async () => {
      expect((await program.ask('/api/v1/nothing')).status).toBe(404);
      expect((await program.ask(CUSTOMERS, { method: 'PUT' })).status).toBe(405);
      expect((await program.ask('/api/v1/nothing', { method: 'OPTIONS' })).status).toBe(404);
    });
    it('names the methods of the path to OPTIONS without an origin', async () => {
      const { status, headers } = await program.ask(CUSTOMERS, { method: 'OPTIONS' });
      expect([status, headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    });
  });

  describe('about media types', () => {
    it.each([undefined, '*/*', 'application/json', 'application/*;q=0.1', 'text/html, */*;q=0.8'])(
      'answers JSON to Accept: %p',
      async (accept) => {
        const { status, headers } = await ask('/api/v1/me', accept === undefined ? {} : { headers: { accept } });
        expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
      },
    );
    it.each(['text/csv', 'application/json;q=0', 'application/xml, image/*'])('refuses Accept: %p', async (accept) => {
      const answer = await ask('/api/v1/me', { headers: { accept } });
      expect([answer.status, answer.body.code, answer.headers.get('content-type')]).toEqual([
        406,
        'request.not-acceptable',
        'application/problem+json; charset=utf-8',
      ]);
    });
    it('sends a CSV file to a caller who accepts one', async () => {
      const upload = await ask('/api/v1/imports', { body: 'Name\nAda\n', headers: { 'content-type': 'text/csv' } });
      const errors = `/api/v1/imports/${upload.body.id}/errors`;
      expect((await ask(errors, { headers: { accept: 'text/csv' } })).status).toBe(200);
      expect((await ask(errors, { headers: { accept: 'application/json' } })).status).toBe(406);
    });
  });

  describe('about query parameters', () => {
    it.each([
      ['/api/v1/me?x=1', 'x unknown-parameter'],
      ['/api/v1/me/permissions?fields=', 'fields unknown-parameter'],
      [`${CUSTOMERS}?limmit=5`, 'limmit unknown-parameter'],
      [`${CUSTOMERS}?limit=5&limit=6`, 'limit duplicate-parameter'],
      ['/api/v1/me?__proto__=1', '__proto__ unknown-parameter'],
    ])('refuses %s and names the parameter', async (path, error) => {
      const answer = await ask(path);
      expect([answer.status, errorsOf(answer)]).toEqual([400, [error]]);
    });
    it('refuses them on a request with a body too', async () => {
      const answer = await ask(`${CUSTOMERS}?dryRun=true`, { body: { kind: 'person', name: 'Ada' } });
      expect([answer.status, errorsOf(answer)]).toEqual([400, ['dryRun unknown-parameter']]);
    });
  });

  describe('about what the caller already has', () => {
    it.each([
      '/api/v1/me',
      '/api/v1/me/permissions',
      '/api/v1/roles',
      '/api/v1/users',
      '/api/v1/teams',
      '/api/v1/api-clients',
      '/api/v1/custom-fields',
      `${CUSTOMERS}?limit=3`,
    ])('answers 304 for %s until it changes', async (path) => {
      const first = await ask(path);
      const etag = first.headers.get('etag') as string;
      expect([first.status, etag]).toEqual([200, expect.stringMatching(/^(W\/)?".+"$/)]);
      const again = await ask(path, { headers: { 'if-none-match': etag } });
      expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
      expect((await ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    });
    it('sends a list again when one of its rows has changed', async () => {
      const before = await ask(`${CUSTOMERS}?limit=1`);
      await create('Newest of all');
      const after = await ask(`${CUSTOMERS}?limit=1`, {
        headers: { 'if-none-match': before.headers.get('etag') as string },
      });
      expect([after.status, after.body.items[0].name]).toEqual([200, 'Newest of all']);
    });
  });

  describe('about a change without If-Match', () => {
    it('reports a missing record (404) before a missing header (428)', async () => {
      const change = (id: string) => ask(`${CUSTOMERS}/${id}`, { method: 'PATCH', body: { name: 'Changed' } });
      const id = await create('Original');
      const [known, unknown] = [await change(id), await change('019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10')];
      expect([known.status, known.body.code]).toEqual([428, 'request.if-match-required']);
      expect(unknown.status).toBe(404);
      expect((await ask(`${CUSTOMERS}/${id}`)).body).toMatchObject({ name: 'Original', revision: 0 });
    });
  });

  describe('about reads that must be fresh', () => {
    it('refuses to answer with stale data when asked to be strict', async () => {
      const id = await create('Fresh');
      const future = { 'consistency-token': '9'.repeat(20) };
      const lenient = await ask(`${CUSTOMERS}/${id}`, { headers: future });
      expect([lenient.status, lenient.body.stale]).toEqual([200, true]);
      const strict = await ask(`${CUSTOMERS}/${id}`, { headers: { ...future, prefer: 'consistency=strict' } });
      expect([strict.status, strict.body.code, strict.headers.get('retry-after')]).toEqual([
        503,
        'reporting.not-yet-consistent',
        '1',
      ]);
    });
  });

  describe('about Idempotency-Key', () => {
    const keyed = (key: string, body: object, path = CUSTOMERS) =>
      ask(path, { body, headers: { 'idempotency-key': key } });

    it('has one effect for 50 callers at once; those refused may repeat and get the same answer', async () => {
      const body = { kind: 'person', name: 'Only once', emails: [{ address: 'once@example.org' }] };
      const answers = await Promise.all(Array.from({ length: 50 }, () => keyed('fifty', body)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
      const refused = answers.filter(({ status }) => status === 409);
      for (const answer of refused)
        expect([answer.body.code, answer.headers.get('retry-after')]).toEqual(['request.still-running', '1']);
      const repeated = await Promise.all(refused.slice(0, 1).map(() => keyed('fifty', body)));
      const bodies = [...answers.filter(({ status }) => status === 201), ...repeated].map(({ text }) => text);
      expect(new Set(bodies).size).toBe(1);
      for (const answer of repeated) expect(answer.headers.get('idempotency-replayed')).toBe('true');
      const found = await ask(`${CUSTOMERS}?filter=${encodeURIComponent('name eq "Only once"')}&total=true`);
      expect(found.body.total).toBe(1);
    });
    it('refuses a key that is reused with another body or for another route', async () => {
      const first = await keyed('reused', { kind: 'person', name: 'First' });
      expect(first.status).toBe(201);
      const otherBody = await keyed('reused', { kind: 'person', name: 'Second' });
      const otherRoute = await keyed('reused', {}, `${CUSTOMERS}/${first.body.id}/archive`);
      for (const answer of [otherBody, otherRoute])
        expect([answer.status, answer.body.code]).toEqual([422, 'streams.idempotency-key-reused']);
      expect((await ask(`${CUSTOMERS}/${first.body.id}`)).body.status).toBe('active');
    });
    it('is ignored by routes that take none', async () => {
      expect((await keyed('elsewhere', { kind: 'person', name: 'Elsewhere' })).status).toBe(201);
      for (const key of ['elsewhere', 'with space'])
        expect((await keyed(key, {}, '/api/v1/changes/ticket')).status).toBe(200);
    });
    it('lets a refused request be corrected under its key', async () => {
      expect((await keyed('corrected', { kind: 'person' })).status).toBe(400);
      expect((await keyed('corrected', { kind: 'person', name: 'Corrected' })).status).toBe(201);
    });
    it.each(['', 'with space', 'ü', 'x'.repeat(256)])('refuses the malformed key %p', async (key) => {
      if (key === 'ü') key = Buffer.from('ü').toString('latin1');
      const answer = await keyed(key, { kind: 'person', name: 'Never' });
      expect([answer.status, errorsOf(answer)]).toEqual([400, ['idempotency-key malformed-header']]);
    });
  });

  describe('about errors', () => {
    it('explains each problem at the address of its type, to people and to programs', async () => {
      const { body } = await program.ask('/api/v1/me');
      const json = await program.ask(body.type as string);
      expect(json.status).toBe(200);
      expect(json.body).toMatchObject({ type: body.type, code: body.code, title: body.title, status: 401 });
      const page = await program.ask(body.type as string, {
        headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
      });
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.text).toContain(body.title);
      expect(page.headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      expect((await program.ask('/problems/nothing.of-this')).status).toBe(404);
    });
    it('writes refused attempts to the security log', async () => {
      await crm(['user', 'create-admin', '--email', 'x@example.org', '--name', 'X'], {
        env: { DATA_DIR: program.dataDir },
        input: 'correct horse battery staple',
      });
      const { status } = await program.ask('/api/v1/auth/setup', {
        body: { token: 'wrong', name: 'Eve', email: 'eve@example.org', password: 'correct horse battery staple' },
      });
      expect(status).toBe(403);
      expect(program.stderr).toMatch(/"event":"authz_fail"[^\n]*"code":"identity.set-up-token-refused"/);
    });
  });

  it('writes trace and request id of a change into its events, and replaces malformed ones', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const named = await ask(CUSTOMERS, {
      body: { kind: 'person', name: 'Traced' },
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01`, 'x-request-id': 'order-7' },
    });
    const nameless = await ask(CUSTOMERS, {
      body: { kind: 'person', name: 'Untraced' },
      headers: { traceparent: `00-${'0'.repeat(32)}-b7ad6b7169203331-01`, 'x-request-id': 'a\tb' },
    });
    const { stdout } = await crm(['events', 'tail', '--json', '--type', 'CustomerCreated'], {
      env: { DATA_DIR: program.dataDir },
    });
    const metaOf = (id: string) =>
      stdout
        .split('\n')
        .filter((line) => line.includes(id))
        .map((line) => JSON.parse(line) as { traceparent: string; requestId: string });
    expect(metaOf(named.body.id)).toEqual([
      expect.objectContaining({ traceparent: expect.stringContaining(`00-${traceId}-`), requestId: 'order-7' }),
    ]);
    expect(metaOf(nameless.body.id)).toEqual([
      expect.objectContaining({
        traceparent: nameless.headers.get('traceparent'),
        requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      }),
    ]);
  });

  it('shows what the roles may do, and what the caller may do', async () => {
    const mine = await ask('/api/v1/me/permissions');
    expect(mine.body).toMatchObject({
      roles: ['admin'],
      fields: { customer: { writable: expect.arrayContaining(['name']) } },
    });
    expect(mine.body.permissions).toContainEqual({ action: 'customer.update', level: 'all' });
    expect(mine.body).not.toHaveProperty('scopes');
    const roles = (await ask('/api/v1/roles')).body.items as { role: string; title: string; permissions: object[] }[];
    expect(roles.map(({ role }) => role)).toEqual([
      'admin',
      'manager',
      'sales',
      'support',
      'marketing',
      'auditor',
      'integration',
    ]);
    expect(roles.find(({ role }) => role === 'sales')?.permissions).toContainEqual({
      action: 'customer.update',
      level: 'team',
    });
  });
});

describe('an example of the document', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start()));
  afterAll(() => program.dispose());

  const examples = operations.flatMap((operation) => {
    const body = bodyExample(operation);
    return body === undefined ? [] : [[operation.id, operation, body] as const];
  });

  // The body is checked before the record is looked for, so that it does not have to exist.
  it.each(examples)('of %s is a body that the program accepts', async (_id, operation, { type, value }) => {
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
      String(parameterExample(operation.parameters.find((each) => each.name === name)!)),
    );
    const answer = await program.askAsAdministrator(path, {
      method: operation.method.toUpperCase(),
      body: value,
      headers: { 'content-type': type, 'if-match': '"0"' },
    });
    const refused = [400, 413, 415, 422].includes(answer.status) ? answer.text : '';
    expect(refused).toBe('');
  });
});

describe('without CORS_ORIGINS', () => {
  it('no origin sees a CORS header', async () => {
    const program = await RunningProgram.start();
    const preflight = await program.ask('/api/v1/me', {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'GET' },
    });
    const answer = await program.askAsAdministrator('/api/v1/me', { headers: { origin: ORIGIN } });
    await program.dispose();
    expect(preflight.status).toBe(204);
    for (const { headers } of [preflight, answer])
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-') || name === 'vary')).toEqual([]);
  });
});
