import { enableCompileCache } from 'node:module';

// No file of ours is for other users of the machine.
process.umask(0o077);
// Called before anything else is loaded, to reuse the code compiled at the last start.
enableCompileCache();
const { startStandalone } = await import('./standalone.composition.js');
const { startFailureOf } = await import('./start-failure.composition.js');

try {
  await startStandalone();
} catch (error) {
  console.error(startFailureOf(error));
  process.exit(1);
}
