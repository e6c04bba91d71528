import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join, sep } from 'node:path';
import { setUp } from './setup.mjs';
import { binary, main, programFlags, programNode, root, run } from './workspace.mjs';

/** Editors save in bursts. */
const QUIET_MS = 150;

/** Starts the program, compiles what changes, and restarts it. When a project does not compile, the running program is left alone. */
main(async () => {
  await setUp();
  let program = start();
  const changed = new Set();
  let timer;
  for (const group of ['libs', 'apps'])
    watch(join(root, group), { recursive: true }, (_event, file) => {
      const [project, folder] = (file ?? '').split(sep);
      if (folder !== 'src') return;
      changed.add(join(root, group, project));
      clearTimeout(timer);
      timer = setTimeout(refresh, QUIET_MS);
    });

  async function refresh() {
    const projects = [...changed];
    changed.clear();
    const codes = await Promise.all(projects.map(compile));
    if (codes.some((code) => code !== 0)) return;
    await stop(program);
    program = start();
  }

  for (const signal of ['SIGINT', 'SIGTERM'])
    process.once(signal, () => void stop(program).then(() => process.exit(0)));
  await new Promise(() => {});
});

const start = () =>
  spawn(programNode(), [...programFlags(), '--enable-source-maps', 'apps/standalone/dist/main.js'], {
    cwd: root,
    stdio: 'inherit',
  });

const compile = (project) =>
  run(
    process.execPath,
    [binary('swc', '@swc/cli'), 'src', '-d', 'dist', '--strip-leading-paths', '--config-file', join(root, '.swcrc')],
    { cwd: project },
  );

function stop(program) {
  if (program.exitCode !== null || program.signalCode !== null) return Promise.resolve();
  program.kill('SIGTERM');
  return new Promise((resolve) => program.once('exit', resolve));
}
