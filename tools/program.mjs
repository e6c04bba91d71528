import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { programFlags, programNode, root } from './workspace.mjs';

const PARENT_POLL_MS = 250;
const leash = pathToFileURL(join(root, 'tools', 'leash.mjs')).href;

/**
 * Starts compiled code on the program's Node as if it were this process: same terminal, same signals, same exit code. When this process
 * is killed (or the npm above it, which the scripts `exec` from), the program is killed too, so nothing is left that holds the data directory.
 */
export function runProgram(file, args, env = {}) {
  const child = spawn(
    programNode(),
    [...programFlags(), '--enable-source-maps', '--import', leash, join(root, file), ...args],
    {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  // A terminal sends Ctrl-C to the program too; forwarding it would be a second one, which cuts the orderly stop short.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  if (process.env.npm_lifecycle_event !== undefined) dieWithParent(child);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 1)));
  });
}

/** Kills the child once this process has a new parent: npm was killed and could not pass the signal on. */
function dieWithParent(child) {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGKILL'), PARENT_POLL_MS).unref();
}
