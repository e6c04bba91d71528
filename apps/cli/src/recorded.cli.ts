import { RecordOperatorCommand } from '@crm/contracts/audit';
import { operator } from './operator.cli.js';
import type { Application, DataCommand, ExitCode, Row } from './command.port.js';

/** Runs a command. When it is marked `recorded`, the log records that the operator ran it and how it ended. */
export async function* runRecorded(
  command: DataCommand,
  input: Row,
  application: Application,
  signal: AbortSignal,
): AsyncGenerator<Row, ExitCode> {
  if (command.recorded !== true) return yield* command.run(input, application, signal);
  let exitCode: ExitCode = 1;
  try {
    exitCode = yield* command.run(input, application, signal);
  } finally {
    await application.services.command(new RecordOperatorCommand(command.name, exitCode), operator());
  }
  return exitCode;
}
