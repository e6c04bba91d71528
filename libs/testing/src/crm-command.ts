import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { text } from 'node:stream/consumers';
import type { Ended, Environment } from './running-program.js';

const CRM = fileURLToPath(new URL('../../../apps/standalone/dist/crm.js', import.meta.url));

/** Runs the compiled command line to its end, as a user would, in a folder outside the repository. `input` is its standard input. */
export async function crm(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Environment; input?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [CRM, ...args], { cwd: tmpdir(), env: { PATH: process.env['PATH'], ...env } });
  child.stdin.end(input);
  const exit = once(child, 'close') as Promise<[number | null]>;
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), exit]);
  return { code, stdout, stderr };
}
