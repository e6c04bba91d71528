import type { Composition } from '@crm/cli';
import { readConfiguration } from '@crm/platform/configuration';

/** What the command line works with when no program runs. Each part is loaded when a command needs it: most commands ask the program. */
export const composition: Composition = {
  printConfiguration: () => readConfiguration().printed.map((setting) => ({ ...setting })),
  openApiDocument: async () =>
    (await import('./described-program.composition.js')).openApiDocument(readConfiguration().configuration.publicUrl),
  open: async () => (await import('./offline-program.composition.js')).openOffline(),
  places: async () => (await import('./copies.composition.js')).placesOf(readConfiguration().configuration),
  openLog: async () => (await import('./offline-program.composition.js')).openUncheckedLog(),
  async *seed(order, signal) {
    const { seedDemo } = await import('./seed/seed.process.js');
    const { commandLogger } = await import('./offline-program.composition.js');
    const { configuration } = readConfiguration();
    return yield* seedDemo(order, configuration, commandLogger(configuration), signal);
  },
};
