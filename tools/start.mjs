import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';
import { main } from './workspace.mjs';

main(async () => {
  await setUp();
  return runProgram('apps/standalone/dist/main.js', process.argv.slice(2));
});
