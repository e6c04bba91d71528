import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';
import { main } from './workspace.mjs';

main(async () => {
  await setUp();
  return runProgram('test/dist/demo-import.main.js', []);
});
