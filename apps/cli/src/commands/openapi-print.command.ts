import type { ProgramCommand } from '../command.port.js';

export const openapiPrint: ProgramCommand = {
  name: 'openapi print',
  summary: 'Print the OpenAPI document of the REST API.',
  options: {},
  read: () => ({}),
  describe: async (program) => [await program.openApiDocument()],
  show: (document) => JSON.stringify(document, null, 2),
};
