import { once } from 'node:events';
import { connect } from 'node:net';
import { RunningProgram } from '@crm/testing';

/** Callers of these have no token yet, or need none. A new one is a decision: add it here, with the reason in its description. */
const MAY_BE_OPEN = [
  'acceptInvitation',
  'confirmEmailChange',
  'confirmPasswordReset',
  'explainProblem',
  'getLiveness',
  'getReadiness',
  'getSigningKeys',
  'getStartup',
  'issueToken',
  'logIn',
  'refreshTokens',
  'register',
  'requestPasswordReset',
  'setUpFirstAdministrator',
  'verifyEmail',
];

describe('the HTTP contract', () => {
  let program: RunningProgram;
  let port: number;
  beforeAll(async () => {
    program = await RunningProgram.start();
    port = Number(new URL(program.url).port);
  });
  afterAll(() => program.dispose());

  const login = (body: unknown, headers = {}) => program.ask('/api/v1/auth/login', { body, headers });
  const codes = (answer: { body: { errors?: { pointer: string; code: string }[] } }) =>
    answer.body.errors?.map(({ pointer, code }) => `${pointer} ${code}`);
  /** Sends what fetch would not. Returns the head and body as text. */
  const raw = async (text: string): Promise<string> => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => (answer += part));
    socket.on('error', () => undefined).write(text);
    await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 1000))]);
    socket.destroy();
    return answer;
  };

  it('names every field that is not acceptable', async () => {
    const answer = await login({ email: 5, extra: 1, 'a/b': 2 });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(answer.body).toMatchObject({
      type: '/problems/request.invalid',
      status: 400,
      code: 'request.invalid',
      instance: '/api/v1/auth/login',
      traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(codes(answer)).toEqual(
      expect.arrayContaining(['/extra unknown-field', '/a~1b unknown-field', '/email is-string', '/password required']),
    );
  });
  it.each([
    ['broken JSON', '{"email":', 'malformed-json'],
    ['a list', '[]', 'not-an-object'],
    ['null', 'null', 'not-an-object'],
    ['a key twice', '{"email":"a","email":"b"}', 'duplicate-key'],
    ['a prototype', '{"__proto__":{"admin":true}}', 'forbidden-key'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'not-utf8'],
  ])('refuses %s', async (_what, body, code) => {
    const answer = await login(body);
    expect([answer.status, answer.body.errors?.[0].code]).toEqual([400, code]);
  });
  it('refuses a body beyond 1 MiB, and other media types', async () => {
    const large = await login({ email: 'x'.repeat(1024 * 1024) });
    expect([large.status, large.body.code]).toEqual([413, 'request.too-large']);
    const form = await login('email=a', { 'content-type': 'application/x-www-form-urlencoded' });
    expect([form.status, form.body.code]).toEqual([415, 'request.unsupported-media-type']);
    const csv = await login('email\na', { 'content-type': 'text/csv' });
    expect([csv.status, csv.body.code]).toEqual([415, 'request.unsupported-media-type']);
  });
  it('distinguishes an unknown path from an unknown method', async () => {
    const path = await program.ask('/api/v1/nothing?secret=1');
    expect([path.status, path.body.code, path.body.instance]).toEqual([404, 'request.unknown-path', '/api/v1/nothing']);
    const method = await program.ask('/api/v1/auth/login', { method: 'DELETE' });
    expect([method.status, method.body.code, method.headers.get('allow')]).toEqual([
      405,
      'request.method-not-allowed',
      'OPTIONS, POST',
    ]);
    expect(await raw('TRACE /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1.1 405 /);
  });
  it('bounds URL and headers', async () => {
    const url = await program.ask(`/api/v1/me?q=${'x'.repeat(8 * 1024)}`);
    expect([url.status, url.body.code]).toEqual([414, 'request.url-too-long']);
    const headers = await program.ask('/api/v1/me', { headers: { 'x-padding': 'x'.repeat(17 * 1024) } });
    expect([headers.status, headers.body.code]).toEqual([431, 'request.headers-too-large']);
    const endless = await raw(`GET /livez HTTP/1.1\r\nHost: x\r\nx-padding: ${'x'.repeat(64 * 1024)}\r\n\r\n`);
    expect(endless).toMatch(/^HTTP\/1.1 431 [^]*application\/problem\+json[^]*"code":"request.headers-too-large"/);
  });
  it('answers what is not HTTP with a problem and closes the connection', async () => {
    for (const text of [
      'FOO BAR\r\n\r\n',
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ])
      expect(await raw(text)).toMatch(/^HTTP\/1.1 400 [^]*"code":"request.malformed"/);
    expect(await raw('GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1.1 400 [^]*"code":"request.malformed"/,
    );
  });
  it.each([
    ['if-match', 'three'],
    ['if-match', '*'],
    ['if-match', '"1", "2"'],
    ['idempotency-key', 'x'.repeat(256)],
    ['consistency-token', 'yesterday'],
  ])('names a malformed header: %s %p', async (name, value) => {
    const change = { method: 'PATCH', body: { name: 'Root' }, headers: { [name]: value } };
    const answer = await program.askAsAdministrator('/api/v1/me', change);
    expect([answer.status, codes(answer)]).toEqual([400, [`${name} malformed-header`]]);
  });
  it('carries trace and request id', async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const { headers, body } = await program.ask('/api/v1/nothing', {
      headers: { traceparent: `00-${traceId}-b7ad6b7169203331-01`, 'x-request-id': 'order-7' },
    });
    expect(headers.get('x-request-id')).toBe('order-7');
    expect(headers.get('traceparent')).toMatch(new RegExp(`^00-${traceId}-(?!b7ad6b7169203331)[0-9a-f]{16}-01$`));
    expect(body.traceId).toBe(traceId);
  });
  it('sends the security headers', async () => {
    const { headers } = await program.askAsAdministrator('/api/v1/me');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    for (const name of ['x-powered-by', 'server', 'access-control-allow-origin']) expect(headers.get(name)).toBeNull();
  });
  it('serves its description and a page to browse it', async () => {
    const { body } = await program.ask('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const path of Object.values(
      body.paths as Record<string, Record<string, { operationId?: string; summary?: string; responses: object }>>,
    ))
      for (const operation of Object.values(path)) {
        expect(operation.operationId).toMatch(/^[a-z][A-Za-z]+$/);
        expect(operation.summary).toBeTruthy();
        expect(operation.responses).toHaveProperty('500');
      }
    const page = await program.ask('/api/docs');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; /);
    expect(page.text).not.toMatch(/(?:src|href)="(?!\.\/docs\/)/);
    const assets = [...page.text.matchAll(/(?:src|href)="\.\/docs\/([^"]+)"/g)].map(([, asset]) => asset);
    expect(assets).toContain('swagger-ui-bundle.js');
    for (const asset of assets) expect((await program.ask(`/api/docs/${asset}`)).status).toBe(200);
  });
  it('requires a token on every route except the documented few', async () => {
    const { paths } = (await program.ask('/api/openapi.json')).body as {
      paths: Record<string, Record<string, { operationId: string; security?: unknown[] }>>;
    };
    const open: string[] = [];
    for (const [path, methods] of Object.entries(paths))
      for (const [method, { operationId, security }] of Object.entries(methods)) {
        const { status } = await program.ask(path.replaceAll(/\{\w+\}/g, 'x'), { method: method.toUpperCase() });
        expect({ operationId, locked: status === 401 }).toEqual({ operationId, locked: security === undefined });
        if (security !== undefined) open.push(operationId);
      }
    expect(open.filter((operationId) => !MAY_BE_OPEN.includes(operationId))).toEqual([]);
  });
});

describe('API_DOCS=closed', () => {
  it('serves neither the page nor the document', async () => {
    const program = await RunningProgram.start({ env: { API_DOCS: 'closed' } });
    const statuses = await Promise.all(
      ['/api/docs', '/api/openapi.json'].map(async (path) => (await program.ask(path)).status),
    );
    await program.dispose();
    expect(statuses).toEqual([404, 404]);
  });
});
