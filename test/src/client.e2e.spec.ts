import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createThroughlineClient, Problem, type ThroughlineClient } from '@crm/client';
import { ADMINISTRATOR, RunningProgram } from '@crm/testing';
import ts from 'typescript';

const CUSTOMERS = '/api/v1/customers';
const root = new URL('../../', import.meta.url);

let program: RunningProgram;
let client: ThroughlineClient;
beforeAll(async () => {
  program = await RunningProgram.start();
  client = createThroughlineClient({ baseUrl: `${program.url}/`, token: await program.logIn() });
});
afterAll(() => program.dispose());

const person = (name: string) => ({ kind: 'person' as const, name, emails: [{ address: `${name}@client.example` }] });

describe('the typed client', () => {
  it('reads its own writes', async () => {
    const { data, response } = await client.POST(CUSTOMERS, { body: person('ann') });
    expect(client.consistencyToken).toBe(response.headers.get('consistency-token'));
    const shown = await client.GET('/api/v1/customers/{customerId}', { params: { path: { customerId: data.id } } });
    expect(shown.data.name).toBe('ann');
  });

  it('throws refusals as problems', async () => {
    const refused = client.POST(CUSTOMERS, { body: { kind: 'person', name: '' } });
    await expect(refused).rejects.toBeInstanceOf(Problem);
    await expect(refused).rejects.toMatchObject({
      status: 400,
      code: 'request.invalid',
      errors: expect.arrayContaining([expect.objectContaining({ pointer: '/name' })]),
    });
  });

  it('returns a 304 without throwing', async () => {
    const seen = await client.GET('/api/v1/me');
    const etag = seen.response.headers.get('etag') ?? '';
    const again = await client.GET('/api/v1/me', { headers: { 'if-none-match': etag } });
    expect([again.response.status, again.data]).toEqual([304, undefined]);
  });

  it('walks a list page by page', async () => {
    for (const name of ['page1', 'page2', 'page3']) await client.POST(CUSTOMERS, { body: person(name) });
    const names: string[] = [];
    const query = { filter: 'name prefix "page"', sort: 'name', limit: 2 };
    for await (const { name } of client.each(CUSTOMERS, { params: { query } })) names.push(name);
    expect(names).toEqual(['page1', 'page2', 'page3']);
  });

  it('executes a command once, even when its answer is lost', async () => {
    let lost = 0;
    const shaky = createThroughlineClient({
      baseUrl: program.url,
      token: await program.logIn(),
      fetch: async (request) => {
        const answer = await fetch(request);
        if (lost < 2) throw new TypeError(`the line broke ${(lost += 1)} times`);
        return answer;
      },
    });
    const { data } = await shaky.once((key) =>
      shaky.POST(CUSTOMERS, { params: { header: { 'Idempotency-Key': key } }, body: person('lost') }),
    );
    const found = await client.GET(CUSTOMERS, { params: { query: { filter: 'name eq "lost"' } } });
    expect([lost, found.data.items.map(({ id }) => id)]).toEqual([2, [data.id]]);
  });

  it('exchanges a refused token once, however many requests used it', async () => {
    const fresh = await program.logIn();
    const exchanges: string[] = [];
    const tokens = { accessToken: fresh, refreshToken: 'next' };
    const expired = createThroughlineClient({
      baseUrl: program.url,
      token: 'expired',
      refresh: 'spent',
      onTokens: ({ refreshToken }) => exchanges.push(refreshToken),
      fetch: async (request) =>
        request.url.endsWith('/auth/refresh') ? Response.json(tokens) : globalThis.fetch(request),
    });
    const answers = await Promise.all([
      expired.GET('/api/v1/me'),
      expired.GET('/api/v1/me'),
      expired.POST(CUSTOMERS, { body: person('renewed') }),
    ]);
    expect(answers.map(({ response }) => response.status)).toEqual([200, 200, 201]);
    expect(exchanges).toEqual(['next']);
  });

  it('gives up when the exchange is refused', async () => {
    const stale = createThroughlineClient({ baseUrl: program.url, token: 'expired', refresh: 'invented' });
    await expect(stale.GET('/api/v1/me')).rejects.toBeInstanceOf(Problem);
  });
});

describe('the example in the README', () => {
  const [, example = ''] = /```ts\n([^]*?)```/.exec(readFileSync(new URL('libs/client/README.md', root), 'utf8')) ?? [];
  const file = (name: string) => fileURLToPath(new URL(name, import.meta.url));

  it('compiles', () => {
    const path = file('readme-example.ts');
    writeFileSync(path, example);
    const { config } = ts.readConfigFile(fileURLToPath(new URL('tsconfig.base.json', root)), ts.sys.readFile);
    const { options } = ts.parseJsonConfigFileContent({ ...config, files: [path] }, ts.sys, fileURLToPath(root));
    const faults = ts.getPreEmitDiagnostics(ts.createProgram([path], options));
    rmSync(path);
    expect(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
  });

  it('runs', async () => {
    const path = file('readme-example.js');
    writeFileSync(path, ts.transpile(example, { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext }));
    const env = { THROUGHLINE_URL: program.url, EMAIL: ADMINISTRATOR.email, PASSWORD: ADMINISTRATOR.password };
    const { stdout } = await promisify(execFile)(process.execPath, [path], { env });
    rmSync(path);
    expect(stdout).toBe('the customer was changed in the meantime\nAda Lovelace, Ada Lovelace & Daughters\n');
  });
});
