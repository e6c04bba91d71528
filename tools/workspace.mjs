import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Tools are plain JavaScript on the system's Node 20. Those that install, build and start use no package. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The oldest major version of Node that the program itself runs on. */
const FLOOR = 22;

/** The folder that relative paths on the command line refer to: npm runs scripts in the root and keeps the caller's folder in INIT_CWD. */
export const callersFolder = () => (process.cwd() === root ? (process.env.INIT_CWD ?? root) : process.cwd());

/** The Node that runs the program: this one if it is new enough, otherwise the one from an optional dependency. */
export function programNode() {
  if (Number.parseInt(process.versions.node, 10) >= FLOOR) return process.execPath;
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const bundled = join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bundled)) return bundled;
  throw failure(
    `This needs Node ${FLOOR} or newer. Yours is ${process.versions.node}, and the package ${name} that would provide one is not installed` +
      ` (none is published for this platform, or optional dependencies were left out). Install Node ${FLOOR} or newer and start again.`,
  );
}

/**
 * The options of the program's Node. The heap has a limit (MiB): without one it grows with the machine's memory, not with what is in it,
 * and 100,000 customers would take 150 MB more than they need.
 */
export const programFlags = () => JSON.parse(readFileSync(join(root, 'apps/standalone/node-flags.json'), 'utf8'));

/** The JavaScript file of an installed command, to be run by a Node of our choice. */
export function binary(name, packageName = name) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** Runs a program to its end and returns its exit code. `quiet` keeps its output and shows it only when it fails. */
export function run(command, args, { quiet = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      ...options,
    });
    const output = [];
    if (quiet) for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
      if (quiet && exitCode !== 0) process.stderr.write(Buffer.concat(output));
      resolve(exitCode);
    });
  });
}

/** Runs a tool's main function: a failure is one sentence on stderr and exit code 1. */
export function main(work) {
  work().then(
    (code) => {
      process.exitCode = code ?? 0;
    },
    (error) => {
      console.error(error.expected ? error.message : (error.stack ?? error));
      process.exitCode = 1;
    },
  );
}

/** A failure that the reader can fix. It is printed without a stack. */
export const failure = (message) => Object.assign(new Error(message), { expected: true });
