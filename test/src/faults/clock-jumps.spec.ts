import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { crm, RunningProgram } from '@crm/testing';
import { SseReader } from '../sse-reader.js';

const PRELOAD = new URL('./jumping-clock.preload.js', import.meta.url).href;
const HOUR_MS = 3_600_000;
const CUSTOMERS = '/api/v1/customers';

interface Receipt {
  readonly id: string;
  readonly position: string;
}

describe('a clock that jumps', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'));
  const offsetFile = join(folder, 'offset');
  const env = { NODE_OPTIONS: `--import ${PRELOAD}`, CLOCK_OFFSET_FILE: offsetFile };
  const receipts: Receipt[] = [];
  let program: RunningProgram;
  let token: string;

  const jumpTo = async (offsetMs: number): Promise<void> => {
    writeFileSync(offsetFile, String(offsetMs));
    await sleep(100);
  };
  const create = async (name: string): Promise<number> => {
    const { status, body } = await program.ask(CUSTOMERS, { token, body: { kind: 'person', name } });
    if (status === 201) receipts.push(body as Receipt);
    return status;
  };
  const listed = async (): Promise<{ total: number; stale: boolean }> =>
    (await program.ask(`${CUSTOMERS}?total=true&limit=200&sort=-createdAt`, { token })).body as {
      total: number;
      stale: boolean;
    };

  beforeAll(async () => {
    await jumpTo(0);
    program = await RunningProgram.start({ env });
    token = await program.logIn();
  });
  afterAll(async () => {
    await program.dispose();
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['ten minutes ahead', HOUR_MS / 6],
    ['an hour back', -HOUR_MS],
    ['back to the right time', 0],
    ['a day back', -24 * HOUR_MS],
  ])('%s: writes are accepted in order and can be read at once', async (name, offsetMs) => {
    await jumpTo(offsetMs);
    expect([await create(`${name} 1`), await create(`${name} 2`)]).toEqual([201, 201]);
    expect(await listed()).toMatchObject({ total: receipts.length, stale: false });
    const positions = receipts.map(({ position }) => position);
    expect(positions).toEqual([...positions].sort());
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(receipts.length);
  });

  it('causes no negative lag, and the program stays ready', async () => {
    const { status, body } = await program.ask('/readyz');
    expect({ status, body }).toMatchObject({ status: 200, body: { issues: [] } });
  });

  it('expires access tokens when it jumps past their end, and log-ins still work', async () => {
    await jumpTo(2 * HOUR_MS);
    expect((await program.ask(CUSTOMERS, { token })).status).toBe(401);
    token = await program.logIn();
    expect(await create('two hours ahead')).toBe(201);
  });

  it('ends the streams of an API client when it jumps past the end of their token, and none of a user', async () => {
    const made = await program.askAsAdministrator('/api/v1/api-clients', {
      body: { name: 'ERP', scopes: ['customer.read'] },
    });
    const { id, clientSecret } = made.body as { id: string; clientSecret: string };
    const credentials = { grant_type: 'client_credentials', client_id: id, client_secret: clientSecret };
    const { body: issued } = await program.ask('/api/v1/auth/token', { body: credentials });
    const follow = (bearer: string) =>
      SseReader.open(`${program.url}/api/v1/changes`, { authorization: `Bearer ${bearer}` });
    const [ofClient, ofUser] = [await follow((issued as { access_token: string }).access_token), await follow(token)];
    expect([ofClient.response.status, ofUser.response.status]).toEqual([200, 200]);
    await jumpTo(2.5 * HOUR_MS);
    await ofClient.over;
    token = await program.logIn();
    expect(await create('after the stream')).toBe(201);
    const last = receipts.at(-1)?.id;
    await ofUser.until(({ data }) => (data as { id?: string } | undefined)?.id === last);
    expect(JSON.stringify(ofClient.events)).not.toContain(last);
    ofUser.close();
  });

  it('back in the past again: a restart continues where the log ended, and every hash matches', async () => {
    await jumpTo(-HOUR_MS);
    await program.kill();
    const { dataDir } = program;
    program = await RunningProgram.start({ env, dataDir });
    token = await program.logIn();
    expect(await create('after the restart')).toBe(201);
    expect(await listed()).toMatchObject({ total: receipts.length, stale: false });
    expect((await crm(['verify'], { env: { DATA_DIR: dataDir } })).code).toBe(0);
  });
});
