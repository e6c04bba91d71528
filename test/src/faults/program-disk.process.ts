import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@crm/kernel';
import { RunningProgram, type Answer } from '@crm/testing';

/**
 * Creates customers until the disk is full, checks reads and readiness, removes a ballast file and continues without a restart. Prints
 * what it saw as JSON. Arguments: the directory; the size of the ballast in bytes.
 */
const [directory = '', ballastBytes = '0'] = process.argv.slice(2);
const ballast = join(directory, 'ballast');
const dataDir = join(directory, 'data');
writeFileSync(ballast, Buffer.alloc(Number(ballastBytes), 'x'));

let program = await RunningProgram.start({ dataDir });
const acknowledged: string[] = [];
const refusals: Answer[] = [];

/** Retries under one key until acknowledged, as a careful client does. */
async function create(): Promise<void> {
  const body = { kind: 'person', name: `${newId()} ${'x'.repeat(150)}` };
  const headers = { 'idempotency-key': newId() };
  for (;;) {
    const answer = await program.askAsAdministrator('/api/v1/customers', { body, headers });
    if (answer.status === 201) return void acknowledged.push((answer.body as { id: string }).id);
    if (answer.status < 500) throw new Error(answer.text);
    refusals.push(answer);
    if (refusals.length === 1) await lookAround();
    await sleep(20);
  }
}

let seen: object = {};
async function lookAround(): Promise<void> {
  const some = await program.askAsAdministrator(`/api/v1/customers/${acknowledged[0]}`);
  const list = await program.askAsAdministrator('/api/v1/customers?limit=10');
  const { status, body } = await program.ask('/readyz');
  seen = { get: some.status, list: list.status, readyz: status, issues: (body as { issues: unknown }).issues };
  rmSync(ballast, { force: true });
}

while (refusals.length === 0) await Promise.all(Array.from({ length: 8 }, () => create()));
for (let more = 0; more < 5; more++) await create();
const total = async (): Promise<unknown> =>
  (await program.askAsAdministrator('/api/v1/customers?limit=1&total=true')).body;
const before = (await total()) as { total: number; stale: boolean };
const stopped = await program.stop();
program = await RunningProgram.start({ dataDir });
const after = (await total()) as { total: number };
await program.stop();
console.log(
  JSON.stringify({
    refusals: [...new Set(refusals.map(({ status, body }) => `${status} ${(body as { code: string }).code}`))],
    ...seen,
    acknowledged: acknowledged.length,
    before: before.total,
    stale: before.stale,
    stopped,
    after: after.total,
  }),
);
