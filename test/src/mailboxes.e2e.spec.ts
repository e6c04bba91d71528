import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { crm, RunningProgram, type Answer, type Question } from '@crm/testing';

const STORE = fileURLToPath(new URL('../data/two-spellings/', import.meta.url));
const CUSTOMERS = '/api/v1/customers';
const ZERO_WIDTH = '\u200b';

let program: RunningProgram;
const ask = (path: string, question?: Question): Promise<Answer> => program.askAsAdministrator(path, question);
const emails = (...addresses: string[]) => addresses.map((address) => ({ address }));
const create = (name: string, ...addresses: string[]): Promise<Answer> =>
  ask(CUSTOMERS, { body: { kind: 'person', name, emails: emails(...addresses) } });
async function found(query: string): Promise<{ id: string; name: string; revision: number }[]> {
  const { body, text } = await ask(`${CUSTOMERS}?${query}`);
  if (body.items === undefined) throw new Error(text);
  return body.items as { id: string; name: string; revision: number }[];
}
const names = async (query: string): Promise<string[]> => (await found(query)).map(({ name }) => name).sort();
const byEmail = (address: string): string => `filter=${encodeURIComponent(`email eq "${address}"`)}`;
const change = async (id: string, body: object): Promise<number> => {
  const { headers } = await ask(`${CUSTOMERS}/${id}`);
  const { status } = await ask(`${CUSTOMERS}/${id}`, {
    method: 'PATCH',
    body,
    headers: { 'if-match': headers.get('etag') ?? '' },
  });
  return status;
};
const idOf = async (name: string): Promise<string> =>
  (await found(`filter=${encodeURIComponent(`name eq "${name}"`)}`))[0]?.id ?? '';

describe('a mailbox', () => {
  beforeAll(async () => {
    program = await RunningProgram.start();
  });
  afterAll(() => program.dispose());

  it('has one holder, however its domain is written', async () => {
    const first = await create('First', 'user@bücher.example');
    expect(first.status).toBe(201);
    for (const address of ['user@xn--bcher-kva.example', 'User@BÜCHER.Example', 'user@bu\u0308cher.example'])
      expect([address, (await create('Second', address)).body.code]).toEqual([address, 'customers.email-taken']);
    const upsert = await ask(`${CUSTOMERS}/by-external-id/erp/1`, {
      method: 'PUT',
      body: { kind: 'person', name: 'Second', emails: emails('user@xn--bcher-kva.example') },
    });
    expect([upsert.status, upsert.body.code]).toEqual([409, 'customers.email-taken']);
  });

  it('is one address of a customer, not two', async () => {
    const twice = await create('Twice', 'a@bücher.example', 'a@xn--bcher-kva.example');
    expect([twice.status, twice.body.errors[0].pointer]).toEqual([400, '/emails']);
  });

  it('is found by each spelling, in filters and searches', async () => {
    await create('Found', 'ada.found@xn--strae-oqa.example');
    for (const address of ['ada.found@straße.example', 'ADA.FOUND@xn--strae-oqa.example'])
      expect([address, await names(byEmail(address))]).toEqual([address, ['Found']]);
    for (const q of [
      'ada.found@straße.example',
      'ada.found@xn--strae-oqa.ex',
      '@straße.example',
      '@xn--strae-oqa.example',
    ])
      expect([q, await names(`q=${encodeURIComponent(q)}`)]).toEqual([q, ['Found']]);
  });

  it('shows all of its address: nothing invisible is accepted', async () => {
    for (const address of [
      `ada${ZERO_WIDTH}@example.org`,
      'ada@exam\u00adple.org',
      'ada\u202e@example.org',
      'ada@example.org.',
    ]) {
      const { status, body } = await create('Hidden', address);
      expect([status, body.errors[0].pointer]).toEqual([400, '/emails/0/address']);
    }
    expect(await names('q=hidden')).toEqual([]);
  });

  it('is free again after its holder gave it up in another spelling', async () => {
    const { body } = await create('Gives', 'gives@xn--bcher-kva.example');
    expect(await change(String(body.id), { emails: emails('gives@bücher.example') })).toBe(200);
    expect(await change(String(body.id), { emails: [] })).toBe(200);
    expect((await create('Takes', 'gives@xn--bcher-kva.example')).status).toBe(201);
  });

  it('is one log-in', async () => {
    const env = { DATA_DIR: program.dataDir };
    const made = (email: string) =>
      crm(['user', 'create-admin', '--email', email, '--name', 'Mia'], { env, input: 'correct horse battery mia' });
    expect((await made('mia@bücher.example')).code).toBe(0);
    expect(await made('mia@xn--bcher-kva.example')).toMatchObject({ code: 1 });
    expect(await made(`mia${ZERO_WIDTH}@example.org`)).toMatchObject({ code: 2 });
    expect(
      await program.logIn({ email: 'Mia@XN--BCHER-KVA.example', password: 'correct horse battery mia' }),
    ).toBeTruthy();
    expect(await crm(['claims', 'check'], { env })).toMatchObject({
      code: 0,
      stdout: 'Every mailbox has one holder.\n',
    });
  });
});

describe('a store in which earlier releases gave mailboxes to two holders', () => {
  let dataDir: string;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'two-spellings-'));
    writeFileSync(join(dataDir, 'events.db'), gunzipSync(readFileSync(join(STORE, 'events.db.gz'))), { mode: 0o600 });
    writeFileSync(join(dataDir, 'kek.json'), readFileSync(join(STORE, 'kek.json')), { mode: 0o600 });
    program = await RunningProgram.start({ dataDir });
  });
  afterAll(async () => {
    await program.dispose();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const check = async (...args: string[]) => {
    const { code, stdout } = await crm(['claims', 'check', '--json', ...args], { env: { DATA_DIR: dataDir } });
    return {
      code,
      stdout,
      rows: stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, never>),
    };
  };

  it('keeps all of them, found by either spelling', async () => {
    expect(await names(byEmail('user@bücher.example'))).toEqual(['Ascii', 'Unicode']);
    expect(await names(byEmail('user@xn--bcher-kva.example'))).toEqual(['Ascii', 'Unicode']);
    expect(await names(byEmail('ada@example.org'))).toEqual(['Invisible', 'Visible']);
  });

  it('lists them for the operator, by their ids, and their addresses only when asked', async () => {
    const { code, stdout, rows } = await check();
    const ids = async (...some: string[]) => (await Promise.all(some.map(idOf))).sort();
    const held = rows.slice(0, -1) as unknown as { record: string; holders: { id: string }[] }[];
    const pairs = held
      .filter(({ record }) => record === 'customer')
      .map(({ holders }) => holders.map(({ id }) => id).sort());
    expect(code).toBe(1);
    expect(pairs.sort()).toEqual([await ids('Unicode', 'Ascii'), await ids('Invisible', 'Visible')].sort());
    expect(held.filter(({ record }) => record === 'user').map(({ holders }) => holders.length)).toEqual([2]);
    expect(rows.at(-1)).toEqual({ ok: false, collisions: 3 });
    expect(stdout).not.toContain('@');
    expect((await check('--addresses')).stdout).toContain('user@xn--bcher-kva.example');
  });

  it('lets every user in with the address and password of their own', async () => {
    const password = (name: string) => `the password of ${name}`;
    const subject = async (email: string, name: string): Promise<string> => {
      const token = await program.logIn({ email, password: password(name) });
      return (await program.ask('/api/v1/me', { token })).body.name as string;
    };
    expect(await subject('mia@bücher.example', 'Mia Unicode')).toBe('Mia Unicode');
    expect(await subject('mia@xn--bcher-kva.example', 'Mia Ascii')).toBe('Mia Ascii');
    expect(await subject('max@bücher.example', 'Max Ascii')).toBe('Max Ascii');
  });

  it('gives no mailbox to anybody else, whichever key holds it', async () => {
    for (const address of [
      'zoe@xn--bcher-kva.example',
      'solo@bücher.example',
      'user@bücher.example',
      'two@bücher.example',
    ])
      expect([address, (await create('Other', address)).body.code]).toEqual([address, 'customers.email-taken']);
    const restored = await ask(`${CUSTOMERS}/${await idOf('Archived')}/restore`, { method: 'POST', body: {} });
    expect([restored.status, restored.body.code]).toEqual([409, 'customers.email-taken']);
  });

  it('frees a mailbox when its holder gives it up, also under the earlier key', async () => {
    for (const [name, address] of [
      ['Alone in ASCII', 'solo@bücher.example'],
      ['Alone in Unicode', 'zoe@xn--bcher-kva.example'],
    ] as const) {
      expect(await change(await idOf(name), { emails: [] })).toBe(200);
      expect([address, (await create(`After ${name}`, address)).status]).toEqual([address, 201]);
    }
  });

  it('lets a customer with both spellings keep one of them', async () => {
    const id = await idOf('Twice');
    expect(await change(id, { emails: emails('two@xn--bcher-kva.example') })).toBe(200);
    const shown = await ask(`${CUSTOMERS}/${id}`);
    expect(shown.body.emails).toEqual([{ address: 'two@xn--bcher-kva.example', primary: true }]);
    expect((await create('Other', 'two@bücher.example')).body.code).toBe('customers.email-taken');
  });

  it('has no collision left once one holder of each has given way', async () => {
    for (const name of ['Ascii', 'Invisible']) expect(await change(await idOf(name), { emails: [] })).toBe(200);
    expect((await create('Other', 'user@xn--bcher-kva.example')).body.code).toBe('customers.email-taken');
    const { rows } = await check();
    expect(rows.map(({ record }) => record)).toEqual(['user', undefined]);
  });
});
