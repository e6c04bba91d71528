import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crm, RunningProgram, type Answer, type Ended } from '@crm/testing';

const CUSTOMERS = 300;
const rows = ({ stdout }: Ended): Record<string, string>[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, string>);

describe('seeding so much history that its lists are built as after a restore', () => {
  it('ends when they are complete, and shows their progress', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    try {
      const env = { DATA_DIR: folder };
      const seeded = await crm(['seed', '--demo', '--json', '--progress', '--customers', '2700'], { env });
      expect([seeded.code, seeded.stderr]).toEqual([0, '']);
      const told = rows(seeded).find(({ events, password }) => events !== undefined && password !== undefined);
      expect(Number(told?.['events'])).toBeGreaterThan(20_000);
      expect(seeded.stdout).toContain('"unit":"events for lists"');
      const listed = rows(await crm(['projections', 'list', '--json'], { env }));
      expect(listed.map(({ state, stale }) => ({ state, stale }))).not.toContainEqual({ state: 'frozen', stale: true });
      expect(listed.find(({ name }) => name === 'customers.list')).toMatchObject({ rows: 2700, stale: false });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

describe('a store with demo data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'seed-'));
  const dataDir = join(folder, 'data');
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const seed = (...more: string[]) => crm(['seed', '--demo', '--json', ...more], { env });
  let printed: Record<string, string>[];
  let program: RunningProgram;
  const as = async (role: string): Promise<string> => {
    const email = printed.find((row) => row['role'] === role)?.['email'] ?? '';
    const password = printed.find((row) => row['password'] !== undefined)?.['password'] ?? '';
    return program.logIn({ email, password });
  };
  const list = async (query: string): Promise<Answer> =>
    program.ask(`/api/v1/customers?${query}`, { token: await as('admin') });

  beforeAll(async () => {
    const seeded = await seed('--customers', String(CUSTOMERS), '--seed', '2');
    expect([seeded.code, seeded.stderr]).toEqual([0, '']);
    printed = rows(seeded).filter((row) => !('progress' in row));
    program = await RunningProgram.start({ dataDir });
  });
  afterAll(async () => {
    await program.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('lets every listed user log in, each with their role', async () => {
    for (const role of ['admin', 'manager', 'sales', 'support', 'marketing', 'auditor']) {
      const { status, body } = await program.ask('/api/v1/me', { token: await as(role) });
      expect([status, body.roles]).toEqual([200, [role]]);
    }
    const { clientId, clientSecret } = printed.find((row) => 'clientId' in row) ?? {};
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const { status } = await program.ask('/api/v1/auth/token', {
      method: 'POST',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
    expect(status).toBe(200);
  });

  it('has all customers in its lists, with search and facets', async () => {
    expect((await list('total=true&limit=1&filter=status%20in%20("active","archived")')).body.total).toBe(CUSTOMERS);
    const found = await list('q=mull&total=true');
    expect(found.body.items.length).toBeGreaterThan(0);
    const { body } = await list('facets=tags,source&limit=1');
    expect(Object.keys(body.facets).sort()).toEqual(['source', 'tags']);
    expect(body.facets.source.map(({ value }: { value: string }) => value)).toContain('import');
  });

  it('shows a year of a customer’s history', async () => {
    const { body } = await list('sort=createdAt&limit=100');
    const token = await as('admin');
    const timelines = await Promise.all(
      body.items
        .slice(0, 20)
        .map(({ id }: { id: string }) => program.ask(`/api/v1/customers/${id}/timeline`, { token })),
    );
    expect(timelines.map(({ status }) => status)).toEqual(timelines.map(() => 200));
    expect(timelines.flatMap(({ body: { items } }) => items).length).toBeGreaterThan(20);
  });

  it('can be edited like any other, and refuses a taken address', async () => {
    const token = await as('admin');
    const [first, second] = (await list('limit=100')).body.items.filter(
      ({ emails }: { emails: unknown[] }) => emails.length > 0,
    );
    const seen = await program.ask(`/api/v1/customers/${first.id}`, { token });
    const patch = async (body: object) =>
      program.ask(`/api/v1/customers/${first.id}`, {
        method: 'PATCH',
        token,
        body,
        headers: { 'if-match': seen.headers.get('etag') ?? '' },
      });
    expect((await patch({ emails: second.emails })).status).toBe(409);
    expect((await patch({ name: 'Another Name' })).status).toBe(200);
    const taken = { kind: 'person', name: 'Nobody', emails: [{ address: second.emails[0].address.toUpperCase() }] };
    expect((await program.ask('/api/v1/customers', { token, body: taken })).body.code).toBe('customers.email-taken');
  });

  it('cannot be seeded while the program runs', async () => {
    const { code, stderr } = await seed();
    expect([code, stderr]).toEqual([1, expect.stringContaining('A program runs on this data. Stop it first')]);
  });

  it('has a history in which every hash matches, and cannot be seeded again', async () => {
    await program.stop();
    expect((await crm(['verify'], { env })).code).toBe(0);
    const { code, stderr } = await seed();
    expect([code, stderr]).toEqual([1, expect.stringContaining('holds events already')]);
  });
});
