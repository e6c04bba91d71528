import type { Application } from './command.port.js';
import { dataCommands } from './commands.registry.js';
import { controlSocketOf } from './control-socket/control-socket-path.adapter.js';
import { ControlSocketServer } from './control-socket/control-socket-server.adapter.js';

export {
  CommandFailed,
  type Application,
  type Copies,
  type ExitCode,
  type LogControl,
  type Program,
  type Row,
  type SeedOrder,
  type UncheckedLog,
} from './command.port.js';
export { dataCommands, offlineCommands, programCommands } from './commands.registry.js';
export type { Composition, OpenedApplication } from './crm.cli.js';

/**
 * Lets the command line reach the running program through `DATA_DIR/control.sock`. Call it while holding the data directory's lock;
 * close it before the stores. Returns undefined when the path is too long for a socket; commands then have to wait until the program stops.
 */
export async function serveCommandLine(application: Application): Promise<ControlSocketServer | undefined> {
  const path = controlSocketOf(application.dataDir);
  return path === undefined ? undefined : ControlSocketServer.listen(path, dataCommands, application);
}
