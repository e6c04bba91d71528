import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { crm, RunningProgram, type Answer } from '@crm/testing';
import { Mailbox } from './mailbox.js';

const ENV = { PUBLIC_URL: 'https://host.test/crm/', TRUST_PROXY: '127.0.0.1' };
/** As a proxy passes it on: with the path of PUBLIC_URL, or without. */
const WAYS = ['/crm', ''];

describe('a program whose PUBLIC_URL has a path', () => {
  let program: RunningProgram;
  beforeAll(async () => (program = await RunningProgram.start({ env: ENV })));
  afterAll(() => program.dispose());

  /** Every text of an answer that names one of our paths. */
  const pathsIn = ({ headers, text: body }: Answer): string[] =>
    [...headers.values(), ...(body.match(/"[^"]*"/g) ?? []).map((quoted) => quoted.slice(1, -1))].filter((value) =>
      /^\/(crm\/)?(api|problems)\//.test(value),
    );
  const expectUnderPath = (answer: Answer, count: number) => {
    const paths = pathsIn(answer);
    expect([paths.length, paths.filter((path) => !path.startsWith('/crm/'))]).toEqual([count, []]);
  };

  it.each(WAYS)('answers requests below %j, and names paths that a browser can follow', async (way) => {
    const created = await program.askAsAdministrator(`${way}/api/v1/customers`, {
      body: { kind: 'person', name: `A ${way.length}` },
    });
    expect([created.status, created.headers.get('location')]).toEqual([
      201,
      `/crm/api/v1/customers/${created.body.id}`,
    ]);
    expectUnderPath(created, 1);
    const location = created.headers.get('location') ?? '';
    expect((await program.askAsAdministrator(location)).body.name).toMatch(/^A/);
    const begun = await program.askAsAdministrator(`${way}/api/v1/exports`, {
      body: { list: 'customers', format: 'csv' },
    });
    expect([begun.status, begun.headers.get('location')]).toEqual([202, `/crm/api/v1/exports/${begun.body.id}`]);
    expect((await program.ask(`${way}/readyz`)).status).toBe(200);
  });
  it.each(WAYS)('names problems below %j, and explains them there', async (way) => {
    const refused = await program.ask(`${way}/api/v1/auth/login`, { body: {} });
    expect(refused.body).toMatchObject({ type: '/crm/problems/request.invalid', instance: '/crm/api/v1/auth/login' });
    expectUnderPath(refused, 2);
    const explained = await program.ask(refused.body.type);
    expect([explained.status, explained.body.type]).toEqual([200, refused.body.type]);
    const unknown = await program.ask(`${way}/api/nothing`);
    expect([unknown.status, unknown.body.type, unknown.body.instance]).toEqual([
      404,
      '/crm/problems/request.unknown-path',
      '/crm/api/nothing',
    ]);
    const operation = { op: 'change', id: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11', revision: 1, change: { name: 'B' } };
    const bulk = await program.askAsAdministrator(`${way}/api/v1/customers/bulk`, {
      body: { operations: [operation] },
    });
    expect(bulk.body.items[0].problem).toMatchObject({
      type: '/crm/problems/customers.not-found',
      instance: '/crm/api/v1/customers/bulk',
    });
  });
  it('names a problem in the same way when the request cannot be read', async () => {
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('NONSENSE\r\n\r\n');
    expect(await text(socket)).toContain('"type":"/crm/problems/request.malformed"');
  });
  it('mails links that begin with it', async () => {
    await program.ask('/api/v1/auth/register', { body: { name: 'Grace', email: 'grace@example.org' } });
    const { text: letter, token } = await new Mailbox(program).nth('grace@example.org', 1);
    expect(letter).toContain(`https://host.test/crm/#/verify-email?token=${token}`);
    expect(letter).toContain(' at https://host.test/crm\n');
  });
  it('says so in its OpenAPI document, and its page loads from there', async () => {
    const urls = ({ servers }: { servers: { url: string }[] }) => servers.map(({ url }) => url);
    expect(urls((await program.ask('/crm/api/openapi.json')).body)).toEqual(['/crm', 'https://host.test/crm']);
    const printed = await crm(['openapi', 'print'], { env: ENV });
    expect(urls(JSON.parse(printed.stdout))).toEqual(['/crm', 'https://host.test/crm']);
    const { text: page } = await program.ask('/crm/api/docs');
    const loaded = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(
      ([, path = '']) => new URL(path, 'https://host.test/crm/api/docs').href,
    );
    expect(loaded.length).toBeGreaterThan(3);
    for (const url of loaded) {
      expect(url).toMatch(/^https:\/\/host\.test\/crm\/api\/docs/);
      expect((await program.ask(new URL(url).pathname)).status).toBe(200);
    }
  });
});
