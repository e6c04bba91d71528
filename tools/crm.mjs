#!/usr/bin/env node
import { runProgram } from './program.mjs';
import { setUp } from './setup.mjs';
import { callersFolder, main } from './workspace.mjs';

main(async () => {
  await setUp();
  return runProgram('apps/standalone/dist/crm.js', process.argv.slice(2), { CRM_FOLDER: callersFolder() });
});
