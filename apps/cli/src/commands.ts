import type { DataCommand, ProgramCommand } from './command.js';
import { configPrint } from './commands/config-print.command.js';
import { eventsTail } from './commands/events-tail.command.js';
import { importCustomers } from './commands/import.command.js';
import { keysRotate } from './commands/keys-rotate.command.js';
import { openapiPrint } from './commands/openapi-print.command.js';
import { signingKeysList, signingKeysRevoke, signingKeysRotate } from './commands/signing-keys.commands.js';
import { userCreateAdmin } from './commands/user-create-admin.command.js';
import { verify } from './commands/verify.command.js';

export const dataCommands = [
  userCreateAdmin,
  importCustomers,
  eventsTail,
  verify,
  keysRotate,
  signingKeysList,
  signingKeysRotate,
  signingKeysRevoke,
] as readonly DataCommand[];
export const programCommands: readonly ProgramCommand[] = [configPrint, openapiPrint];
