import type { Command, DataCommand, OfflineCommand, ProgramCommand } from './command.port.js';

export interface CommandLoader<Kind extends Command = Command> {
  readonly name: string;
  readonly kind: 'data' | 'offline' | 'program';
  load(): Promise<Kind>;
}

/** Each command by its name. A call of the command line loads its own command and no other. */
export const commandLoaders: readonly CommandLoader[] = [
  data('user create-admin', async () => (await import('./commands/user-create-admin.command.js')).userCreateAdmin),
  data('import customers', async () => (await import('./commands/import.command.js')).importCustomers),
  data('import', async () => (await import('./commands/import.command.js')).importFile),
  data('export', async () => (await import('./commands/export.command.js')).exportList),
  data('events tail', async () => (await import('./commands/events-tail.command.js')).eventsTail),
  data('events export', async () => (await import('./commands/events.commands.js')).eventsExport),
  data('backup', async () => (await import('./commands/backup.commands.js')).backup),
  data('verify', async () => (await import('./commands/verify.command.js')).verify),
  data('seals list', async () => (await import('./commands/seals.commands.js')).sealsList),
  data('seals take', async () => (await import('./commands/seals.commands.js')).sealsTake),
  data('seals export', async () => (await import('./commands/seals.commands.js')).sealsExport),
  data('seals verify', async () => (await import('./commands/seals.commands.js')).sealsVerify),
  data('projections list', async () => (await import('./commands/projections.commands.js')).projectionsList),
  data('projections lag', async () => (await import('./commands/projections.commands.js')).projectionsLag),
  data('projections rebuild', async () => (await import('./commands/projections.commands.js')).projectionsRebuild),
  data('projections diff', async () => (await import('./commands/projections.commands.js')).projectionsDiff),
  data('keys rotate', async () => (await import('./commands/keys-rotate.command.js')).keysRotate),
  data('claims check', async () => (await import('./commands/claims-check.command.js')).claimsCheck),
  data('audit list', async () => (await import('./commands/audit.commands.js')).auditList),
  data('projections parked', async () => (await import('./commands/parked.commands.js')).parkedList),
  data('projections retry', async () => (await import('./commands/parked.commands.js')).parkedRetry),
  data('projections discard', async () => (await import('./commands/parked.commands.js')).parkedDiscard),
  data('log level', async () => (await import('./commands/log.commands.js')).logLevel),
  data('mail list', async () => (await import('./commands/mail.commands.js')).mailList),
  data('mail retry', async () => (await import('./commands/mail.commands.js')).mailRetry),
  data('signing-keys list', async () => (await import('./commands/signing-keys.commands.js')).signingKeysList),
  data('signing-keys rotate', async () => (await import('./commands/signing-keys.commands.js')).signingKeysRotate),
  data('signing-keys revoke', async () => (await import('./commands/signing-keys.commands.js')).signingKeysRevoke),
  offline('backup verify', async () => (await import('./commands/backup.commands.js')).backupVerify),
  offline('backup list', async () => (await import('./commands/backup.commands.js')).backupList),
  offline('restore', async () => (await import('./commands/backup.commands.js')).restore),
  offline('events import', async () => (await import('./commands/events.commands.js')).eventsImport),
  offline('seed', async () => (await import('./commands/seed.command.js')).seed),
  program('config print', async () => (await import('./commands/config-print.command.js')).configPrint),
  program('openapi print', async () => (await import('./commands/openapi-print.command.js')).openapiPrint),
];

function data(name: string, load: () => Promise<unknown>): CommandLoader<DataCommand> {
  return { name, kind: 'data', load: load as () => Promise<DataCommand> };
}

/** Not reachable through the running program. */
function offline(name: string, load: () => Promise<unknown>): CommandLoader<OfflineCommand> {
  return { name, kind: 'offline', load: load as () => Promise<OfflineCommand> };
}

function program(name: string, load: () => Promise<ProgramCommand>): CommandLoader<ProgramCommand> {
  return { name, kind: 'program', load };
}
