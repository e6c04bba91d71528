import type { Application } from './command.js';
import { dataCommands } from './commands.js';
import { controlSocketOf } from './control-socket/control-socket.path.js';
import { ControlSocketServer } from './control-socket/control-socket.server.js';

export {
  CommandFailed,
  type Application,
  type Copies,
  type ExitCode,
  type LogControl,
  type Program,
  type Row,
  type SeedOrder,
} from './command.js';
export { dataCommands, offlineCommands, programCommands } from './commands.js';
export { crm, type Composition, type OpenedApplication } from './crm.js';

/**
 * Lets the command line reach the running program through `DATA_DIR/control.sock`. Call it while holding the data directory's lock;
 * close it before the stores. undefined: the path is too long for a socket, and commands have to wait until the program is stopped.
 */
export async function serveCommandLine(application: Application): Promise<ControlSocketServer | undefined> {
  const path = controlSocketOf(application.dataDir);
  return path === undefined ? undefined : ControlSocketServer.listen(path, dataCommands, application);
}
