import type { DataCommand, OfflineCommand, ProgramCommand } from './command.port.js';
import { auditList } from './commands/audit.commands.js';
import { backup, backupList, backupVerify, restore } from './commands/backup.commands.js';
import { configPrint } from './commands/config-print.command.js';
import { eventsExport, eventsImport } from './commands/events.commands.js';
import { eventsTail } from './commands/events-tail.command.js';
import { exportList } from './commands/export.command.js';
import { importCustomers } from './commands/import.command.js';
import { keysRotate } from './commands/keys-rotate.command.js';
import { logLevel } from './commands/log.commands.js';
import { openapiPrint } from './commands/openapi-print.command.js';
import { parkedDiscard, parkedList, parkedRetry } from './commands/parked.commands.js';
import { sealsExport, sealsList, sealsTake, sealsVerify } from './commands/seals.commands.js';
import { seed } from './commands/seed.command.js';
import {
  projectionsDiff,
  projectionsLag,
  projectionsList,
  projectionsRebuild,
} from './commands/projections.commands.js';
import { signingKeysList, signingKeysRevoke, signingKeysRotate } from './commands/signing-keys.commands.js';
import { userCreateAdmin } from './commands/user-create-admin.command.js';
import { verify } from './commands/verify.command.js';

export const dataCommands = [
  userCreateAdmin,
  importCustomers,
  exportList,
  eventsTail,
  eventsExport,
  backup,
  verify,
  sealsList,
  sealsTake,
  sealsExport,
  sealsVerify,
  projectionsList,
  projectionsLag,
  projectionsRebuild,
  projectionsDiff,
  keysRotate,
  auditList,
  parkedList,
  parkedRetry,
  parkedDiscard,
  logLevel,
  signingKeysList,
  signingKeysRotate,
  signingKeysRevoke,
] as readonly DataCommand[];
export const programCommands: readonly ProgramCommand[] = [configPrint, openapiPrint];
/** Not reachable through the running program. */
export const offlineCommands = [backupVerify, backupList, restore, eventsImport, seed] as readonly OfflineCommand[];
