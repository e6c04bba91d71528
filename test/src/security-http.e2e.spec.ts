import { once } from 'node:events';
import { connect } from 'node:net';
import { RunningProgram, type Answer } from '@crm/testing';
import { operations, type Operation } from './served/document.js';

let program: RunningProgram;
let token: string;
beforeAll(async () => {
  program = await RunningProgram.start({ env: { RATE_LIMIT_PER_MINUTE: '0', PUBLIC_RATE_LIMIT_PER_MINUTE: '0' } });
  token = await program.logIn();
});
afterAll(() => program.dispose());

const routes = (list: readonly Operation[]) =>
  list.map((each) => [`${each.method.toUpperCase()} ${each.path}`, each] as const);
const pathOf = ({ path }: Operation): string => path.replaceAll(/\{\w+\}/g, 'x');
const ask = (operation: Operation, headers: Record<string, string> = {}): Promise<Answer> =>
  program.ask(pathOf(operation), { method: operation.method.toUpperCase(), headers });

function expectGuarded({ headers }: Answer): void {
  expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
  expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  for (const name of ['x-powered-by', 'server', 'access-control-allow-origin', 'set-cookie'])
    expect([name, headers.get(name)]).toEqual([name, null]);
}

function expectProblem({ status, headers, body, text }: Answer, code?: string): void {
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(body).toMatchObject({ type: `/problems/${code ?? body.code}`, status, title: expect.any(String) });
  expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(text).not.toMatch(/node_modules|\.js\b|SQLITE|fastify|nest|at \w+ \(|Error:/i);
}

/** Bodies that no route takes, by media type. */
const UNREADABLE = [
  ['application/xml', '<a/>'],
  ['application/json', '{"a":'],
] as const;

const protectedRoutes = operations.filter(({ isPublic }) => !isPublic);

describe.each(routes(protectedRoutes))('%s', (_name, operation) => {
  it('sends the security headers, on refusals too, and is not cached', async () => {
    const answer = await ask(operation);
    expectGuarded(answer);
    expectProblem(answer, 'auth.unauthenticated');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses an anonymous caller before the body, whatever it holds', async () => {
    if (operation.method === 'get') return;
    for (const [type, body] of UNREADABLE) {
      const method = operation.method.toUpperCase();
      const answer = await program.ask(pathOf(operation), { method, body, headers: { 'content-type': type } });
      expect([type, answer.status, answer.body.code]).toEqual([type, 401, 'auth.unauthenticated']);
    }
  });

  it('takes no token from the URL', async () => {
    for (const name of ['access_token', 'token', 'api_key', 'authorization'])
      expect(
        (await program.ask(`${pathOf(operation)}?${name}=${token}`, { method: operation.method.toUpperCase() })).status,
      ).toBe(401);
  });

  it('reflects no origin', async () => {
    for (const origin of ['https://evil.example', 'null', program.url]) {
      const { headers } = await ask(operation, { origin });
      expect([headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')]).toEqual([
        null,
        null,
      ]);
    }
  });
});

describe('a body that nobody reads', () => {
  const CUSTOMERS = '/api/v1/customers';
  const xml = { body: '<a/>', headers: { 'content-type': 'application/xml' } };

  it('costs an anonymous caller 401, however large it is', async () => {
    const answer = await program.ask(CUSTOMERS, { body: { name: 'x'.repeat(2 * 1024 * 1024) } });
    expect([answer.status, answer.body.code]).toEqual([401, 'auth.unauthenticated']);
  });
  it('costs a caller without the right 403, and one with the right 415', async () => {
    const { body: client } = await program.ask('/api/v1/api-clients', {
      token,
      body: { name: 'Reader', scopes: ['customer.read'] },
    });
    const granted = await program.ask('/api/v1/auth/token', {
      body: { grant_type: 'client_credentials', client_id: client.id, client_secret: client.clientSecret },
    });
    const reader = granted.body.access_token as string;
    expect((await program.ask(CUSTOMERS, { token: reader, ...xml })).status).toBe(403);
    expect((await program.ask(CUSTOMERS, { token, ...xml })).status).toBe(415);
  });
  it('does not hide that a path or a method does not exist', async () => {
    expect((await program.ask('/api/v1/nothing', { method: 'POST', ...xml })).status).toBe(404);
    expect((await program.ask(CUSTOMERS, { method: 'PUT', ...xml })).status).toBe(405);
  });
});

describe('what the program serves', () => {
  it.each([
    '/',
    '/metrics',
    '/debug',
    '/.env',
    '/.git/config',
    '/graphql',
    '/api',
    '/api/v1',
    '/api/v2/me',
    '/api/v1/admin',
    '/api/docs/../../package.json',
    '/api/docs/%2e%2e/%2e%2e/package.json',
    '/%2e%2e/etc/passwd',
    '/api/v1/customers/../me/x',
  ])('is not %s', async (path) => {
    const answer = await program.ask(path, { token });
    expect([path, answer.status]).toEqual([path, 404]);
    expectProblem(answer);
  });

  it('names the methods of a path to OPTIONS and in the refusal of any other', async () => {
    for (const { path } of operations) {
      const concrete = path.replaceAll(/\{\w+\}/g, 'x');
      const methods = operations
        .filter((each) => pattern(each).test(concrete))
        .map(({ method }) => method.toUpperCase());
      const expected = [...new Set([...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])].sort();
      const options = await program.ask(concrete, { method: 'OPTIONS' });
      const refused = await program.ask(concrete, { method: 'PROPFIND' });
      expect([path, options.status, options.headers.get('allow')]).toEqual([path, 204, expected.join(', ')]);
      expect([path, refused.status, refused.headers.get('allow')]).toEqual([path, 405, expected.join(', ')]);
    }
    expect((await program.ask('/api/v1/nothing', { method: 'OPTIONS' })).status).toBe(404);
  });

  it('answers only the documented verbs of its routes', async () => {
    for (const { path } of operations)
      for (const method of ['PUT', 'DELETE', 'PATCH', 'POST', 'PROPFIND']) {
        const documented = operations.some((each) => each.path === path && each.method === method.toLowerCase());
        if (documented) continue;
        const { status, headers } = await program.ask(path.replaceAll(/\{\w+\}/g, 'x'), { method, token });
        const otherRoute = operations.some(
          (each) => each.method === method.toLowerCase() && pattern(each).test(path.replaceAll(/\{\w+\}/g, 'x')),
        );
        if (!otherRoute)
          expect({ path, method, status, allow: headers.get('allow') !== null }).toEqual({
            path,
            method,
            status: 405,
            allow: true,
          });
      }
  });
});

const pattern = ({ path }: Operation): RegExp => new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);

describe('a caller', () => {
  it('is who the token says, whatever headers claim', async () => {
    const plain = await program.ask('/api/v1/me', { token });
    const claimed = await program.ask('/api/v1/me', {
      token,
      headers: {
        'x-user-id': 'somebody',
        'x-roles': 'admin',
        'x-forwarded-user': 'root',
        forwarded: 'for=10.0.0.1;by=root',
        'x-original-url': '/api/v1/users',
        'x-http-method-override': 'DELETE',
      },
    });
    expect(claimed.text).toBe(plain.text);
    expect(
      (await program.ask('/api/v1/me', { headers: { 'x-user-id': plain.body.id, 'x-roles': 'admin' } })).status,
    ).toBe(401);
  });
});

describe('HTTP that two programs could read differently', () => {
  const raw = async (text: string): Promise<string> => {
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => (answer += part));
    socket.on('error', () => undefined).write(text);
    await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, 3000))]);
    expect(socket.closed).toBe(true);
    return answer;
  };
  const head = 'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';

  it.each([
    [
      'a length and chunks',
      `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /livez HTTP/1.1\r\n\r\n`,
    ],
    ['two lengths', `${head}Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}GET /livez HTTP/1.1\r\n\r\n`],
    ['a broken chunk', `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
    ['an unknown coding', `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['a blank before the colon', `${head}Content-Length : 2\r\n\r\n{}`],
    ['a bare line feed', 'GET /livez HTTP/1.1\nHost: x\n\n\0'],
  ])('is refused, and the connection is closed: %s', async (_what, text) => {
    const answer = await raw(text);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toContain('"code":"request.malformed"');
    expect(answer).toMatch(/"traceId":"[0-9a-f]{32}"/);
    expect(answer).not.toContain('200 OK');
  });
});
