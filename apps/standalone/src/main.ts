import { enableCompileCache } from 'node:module';

// Before anything else is loaded: compiled code of the last start is used again.
enableCompileCache();
const { startStandalone } = await import('./standalone.composition.js');
const { startFailureOf } = await import('./start-failure.composition.js');

try {
  await startStandalone();
} catch (error) {
  console.error(startFailureOf(error));
  process.exit(1);
}
