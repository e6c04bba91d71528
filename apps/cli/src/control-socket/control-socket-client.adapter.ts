import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { CommandFailed, type ExitCode, type Row } from '../command.port.js';
import { encode, messages, type ControlAnswer, type ControlRequest } from './control-socket.messages.js';

/** A connection to the running program, or undefined when none listens there. */
export async function connect(path: string): Promise<Socket | undefined> {
  const socket = createConnection(path);
  try {
    await once(socket, 'connect');
    return socket;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ECONNREFUSED') return undefined;
    throw new CommandFailed(
      `The running program cannot be reached through ${path} (${code}). Only the user it runs as may use it.`,
    );
  }
}

/** Has the running program execute the command. Aborting cancels it there. */
export async function* ask(
  socket: Socket,
  request: ControlRequest,
  signal: AbortSignal,
): AsyncGenerator<Row, ExitCode> {
  signal.addEventListener('abort', () => socket.destroy(), { once: true });
  socket.write(encode(request));
  for await (const answer of messages<ControlAnswer>(socket)) {
    if ('row' in answer) {
      yield answer.row;
      continue;
    }
    socket.destroy();
    if (answer.failure !== undefined) throw new CommandFailed(answer.failure);
    return answer.exit;
  }
  throw new CommandFailed(signal.aborted ? 'Cancelled.' : 'The running program ended before it answered.');
}
