import { RecordOperatorCommand } from '@crm/contracts/audit';
import { operator } from './operator.model.js';
import type { Application, DataCommand, ExitCode, Row } from './command.port.js';

/** Runs a command and, where it says so, tells the log that the operator ran it and how it ended. */
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
