import { setUp } from './setup.mjs';
import { binary, main, programNode, run } from './workspace.mjs';

/** Chores that need the packages, and some of them the build: `npm run lint`, `npm run types`, `npm run docs`. */
const chores = {
  lint: (args) => [binary('eslint'), '--max-warnings=0', ...(args.length > 0 ? args : ['.'])],
  prose: (args) => ['tools/prose.mjs', ...args],
  types: (args) => [binary('tsc', 'typescript'), '-p', 'tsconfig.json', ...args],
  format: (args) => [binary('prettier'), ...(args.length > 0 ? args : ['--write', '.'])],
  docs: (args) => ['tools/docs.mjs', ...args],
  openapi: () => ['tools/openapi-lint.mjs'],
  compatibility: () => ['tools/openapi-baseline.mjs'],
};

main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const chore = chores[name];
  if (chore === undefined) {
    console.error(`Usage: node tools/run.mjs ${Object.keys(chores).join('|')} [arguments]`);
    return 2;
  }
  await setUp();
  return run(programNode(), chore(args), { env: { ...process.env, NX_DAEMON: 'false' } });
});
