import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const tool = (name: string) => fileURLToPath(new URL(`../../tools/${name}`, import.meta.url));
const run = (name: string, ...args: string[]) =>
  spawnSync(process.execPath, [tool(name), ...args], { encoding: 'utf8', cwd: tmpdir() });

describe('the launcher', () => {
  const folder = mkdtempSync(join(tmpdir(), 'launcher-'));
  const env = { ...process.env, DATA_DIR: folder, PORT: '0', METRICS_PORT: '0', LOG_LEVEL: 'silent' };
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Starts the program as npm does, in its own process group. Resolves when it is ready. */
  const start = async () => {
    const child = spawn(process.execPath, [tool('start.mjs')], {
      cwd: tmpdir(),
      detached: true,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const text of child.stdout) {
      output += String(text);
      const [, url] = /ready (http:\S+)/.exec(output) ?? [];
      if (url !== undefined) return { child, url };
    }
    throw new Error(`the program did not start: ${output}`);
  };

  it('passes on arguments and the exit code, from any folder', () => {
    const { status, stderr } = run('crm.mjs', 'verify', '--fast');
    expect([status, stderr]).toEqual([2, expect.stringContaining('--fast')]);
  });

  it('lists the available chores', () => {
    const { status, stderr } = run('run.mjs', 'dance');
    expect([status, stderr]).toEqual([2, expect.stringContaining('lint|prose|types')]);
  });

  it('exits cleanly with 0 when it alone gets SIGTERM', async () => {
    const { child } = await start();
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });

  it('exits cleanly with 0 when its whole process group gets SIGTERM', async () => {
    const { child } = await start();
    const exit = once(child, 'exit');
    process.kill(-child.pid!, 'SIGTERM');
    expect(await exit).toEqual([0, null]);
  });

  it('takes the program down with it when killed, so that nothing holds the data directory', async () => {
    const { child, url } = await start();
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    await sleep(300);
    await expect(fetch(`${url}/livez`)).rejects.toThrow('fetch failed');
  });
});
