import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { dataCommands, offlineCommands, programCommands, type Row } from '@crm/cli';
import { RunningProgram, crm, type Ended } from '@crm/testing';
import { COMMAND_ROWS, type Place } from './walk/commands.js';

const CRM = fileURLToPath(new URL('../../apps/standalone/dist/crm.js', import.meta.url));
const commands = [...dataCommands, ...offlineCommands, ...programCommands];
const names = commands.map(({ name }) => name);
const rows = ({ stdout }: Ended): Row[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);

/** The members of each row with their types, in the order of the rows; each shape once. */
const shapeOf = (found: readonly Row[]): string[] => [
  ...new Set(
    found
      .filter((row) => !('progress' in row)) // how often progress is printed depends on timing
      .map((row) =>
        JSON.stringify(Object.entries(row).map(([name, value]) => [name, value === null ? 'null' : typeof value])),
      ),
  ),
];

describe('every command of crm, executed by the running program and on its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crm-walk-'));
  const answers = { online: new Map<string, Ended>(), offline: new Map<string, Ended>() };
  let program: RunningProgram;

  const type = (words: readonly string[], input?: string): Promise<Ended> =>
    crm(words, {
      env: { DATA_DIR: program.dataDir, LOG_LEVEL: 'silent', CRM_FOLDER: folder },
      ...(input !== undefined && { input }),
    });
  const walk = async (phase: Place['phase']): Promise<void> => {
    for (const [name, { args, input }] of Object.entries(COMMAND_ROWS).filter(([each]) => names.includes(each))) {
      const kid =
        name === 'signing-keys revoke' ? String(rows(await type(['signing-keys', 'list', '--json']))[0]?.['kid']) : '';
      const words = [...name.split(' '), ...(args?.({ phase, kid }) ?? []), '--json'];
      answers[phase].set(name, await type(words, input));
    }
  };

  beforeAll(async () => {
    writeFileSync(join(folder, 'people.csv'), 'Name,Email\nAda Lovelace,ada.lovelace@example.org\n');
    program = await RunningProgram.start();
    await walk('online');
    await program.stop();
    await walk('offline');
  }, 600_000);
  afterAll(async () => {
    await program.dispose();
    rmSync(folder, { recursive: true });
  });

  it('is covered: a new command needs a row in walk/commands.ts', () => {
    expect(Object.keys(COMMAND_ROWS).toSorted()).toEqual(names.toSorted());
  });

  it.each(commands.map((command) => [command.name, command] as const))('crm %s', (name, command) => {
    const { exit = 0, varies } = COMMAND_ROWS[name] ?? {};
    const online = answers.online.get(name) as Ended;
    const offline = answers.offline.get(name) as Ended;
    const alone = 'runOffline' in command && !('run' in command) && !command.besideProgram;
    expect([name, offline.code, exit === 0 ? offline.stderr : '']).toEqual([name, exit, '']);
    if (alone) {
      expect([online.code, online.stdout, online.stderr]).toEqual([
        1,
        '',
        expect.stringContaining('A program runs on this data'),
      ]);
    } else {
      expect([online.code, exit === 0 ? online.stderr : '']).toEqual([exit, '']);
      if (!varies) expect(shapeOf(rows(online))).toEqual(shapeOf(rows(offline)));
    }
    // A failure is printed as a message, not as a stack trace.
    if (exit === 1) expect(offline.stderr).toMatch(/^(?!.*\n\s+at )\S[\s\S]+\n$/);
    for (const row of [...rows(online), ...rows(offline)].filter((each) => !('progress' in each)))
      expect(command.show(row, false) ?? '').not.toMatch(/undefined|\[object/);
  });
});

describe('a long-running command', () => {
  let program: RunningProgram;
  const follow = (extra: readonly string[] = []) => {
    const child = spawn(process.execPath, [CRM, 'events', 'tail', '--after', '0', '--follow', '--json', ...extra], {
      env: { PATH: process.env['PATH'], DATA_DIR: program.dataDir, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
    const begun = (async () => {
      while (!output.stdout.includes('\n')) await pause(20);
    })();
    return { child, output, begun, ended: once(child, 'close') as Promise<[number | null]> };
  };

  beforeAll(async () => {
    program = await RunningProgram.start();
  });
  afterAll(() => program.dispose());

  it('runs alongside others', async () => {
    const [first, second] = [follow(), follow()];
    await Promise.all([first.begun, second.begun]);
    const verified = await crm(['verify', '--json'], { env: { DATA_DIR: program.dataDir } });
    expect(verified.code).toBe(0);
    await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name: 'Late' } });
    for (const { output } of [first, second]) while (!output.stdout.includes('CustomerCreated')) await pause(20);
    first.child.kill('SIGINT');
    expect(await first.ended).toEqual([1, null]);
    expect(first.output.stderr).toBe('Cancelled.\n');
    // Cancelling one command affects neither the other nor the program.
    await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name: 'Later' } });
    while (second.output.stdout.split('CustomerCreated').length < 3) await pause(20);
    second.child.kill('SIGKILL');
    await second.ended;
  });

  it('exits 0 when its reader closes the pipe', async () => {
    const { begun, child, ended, output } = follow();
    await begun;
    child.stdout.destroy();
    await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name: 'Unread' } });
    await program.askAsAdministrator('/api/v1/customers', { body: { kind: 'person', name: 'Unread too' } });
    expect([await ended, output.stderr]).toEqual([[0, null], '']);
  });

  it('nonsense on the control socket does not stop the program', async () => {
    for (const words of ['nonsense\n', '{"command":7}\n', '[]\n']) {
      const socket = createConnection(join(program.dataDir, 'control.sock'));
      socket.write(words);
      socket.resume();
      await once(socket, 'close');
    }
    expect((await program.ask('/livez')).status).toBe(200);
  });

  it('ends cleanly when the program stops', async () => {
    const { begun, ended, output } = follow();
    await begun;
    expect(await program.stop()).toBe(0);
    expect(await ended).toEqual([1, null]);
    expect(output.stderr).toBe('The program was stopped before the command was done.\n');
  });

  it('reports that the program was killed meanwhile, and exits 1', async () => {
    program = await RunningProgram.start({ dataDir: program.dataDir });
    const { begun, ended, output } = follow();
    await begun;
    await program.kill();
    expect(await ended).toEqual([1, null]);
    expect(output.stderr).toBe('The running program ended before it answered.\n');
  });
});
