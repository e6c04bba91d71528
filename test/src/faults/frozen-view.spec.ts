import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { RunningProgram, type Answer } from '@crm/testing';

const CUSTOMERS = '/api/v1/customers';
const PATIENCE_MS = 20_000;

describe('a view that makes no progress because another connection holds its file', () => {
  let program: RunningProgram;
  let token: string;
  let file: DatabaseSync;

  const ask = (path: string, question: object = {}): Promise<Answer> => program.ask(path, { token, ...question });
  const create = (name: string): Promise<Answer> => ask(CUSTOMERS, { body: { kind: 'person', name } });
  const names = async (): Promise<string[]> =>
    (await ask(`${CUSTOMERS}?sort=name`)).body.items.map(({ name }: { name: string }) => name);
  const issues = async (): Promise<string[]> => {
    const { status, body } = await program.ask('/readyz');
    expect(status).toBe(200);
    return body.issues as string[];
  };
  async function until(condition: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + PATIENCE_MS; !(await condition()); await sleep(50))
      if (Date.now() > deadline) throw new Error('the condition was not met in time');
  }

  beforeAll(async () => {
    program = await RunningProgram.start({ env: { LAG_BUDGET_SECONDS: '1' } });
    token = await program.logIn();
    await create('Ada before');
    expect(await names()).toEqual(['Ada before']);
    const views = join(program.dataDir, 'views');
    const name = readdirSync(views).find((each) => /^customers\.list\..*\.db$/.test(each)) ?? '';
    file = new DatabaseSync(join(views, name));
    file.exec('BEGIN IMMEDIATE');
  });
  afterAll(async () => {
    file.close();
    await program.dispose();
  });

  it('is reported by readiness and in its answers, while writes and all other views go on', async () => {
    expect((await create('Bob meanwhile')).status).toBe(201);
    const list = await ask(CUSTOMERS);
    expect([list.status, list.body.stale, list.body.items.length]).toEqual([200, true, 1]);
    await until(async () =>
      (await issues()).some((text) => /^The view customers\.list is \d+ events and \d+ s behind/.test(text)),
    );
    await ask('/api/v1/teams', { body: { name: 'North' } });
    const teams = await ask('/api/v1/teams');
    expect([teams.status, teams.body.stale, teams.body.items.length]).toEqual([200, false, 1]);
  });

  it('catches up by itself when its file is free again, and lacks nothing', async () => {
    file.exec('ROLLBACK');
    await until(async () => (await names()).length === 2);
    expect(await names()).toEqual(['Ada before', 'Bob meanwhile']);
    await until(async () => (await issues()).length === 0);
  });
});
