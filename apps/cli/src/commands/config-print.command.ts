import type { ProgramCommand } from '../command.port.js';

export const configPrint: ProgramCommand = {
  name: 'config print',
  summary: 'Print every setting with its value and where it comes from. Secrets are masked.',
  options: {},
  read: () => ({}),
  describe: async (program) => program.printConfiguration(),
  show: ({ key, value, source, unit, meaning }) =>
    `${String(key)}=${String(value)}\n    ${String(source)}; ${String(unit)}. ${String(meaning)}`,
};
