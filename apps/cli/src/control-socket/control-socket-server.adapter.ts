import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Application, DataCommand } from '../command.port.js';
import { failureOf } from '../failure.cli.js';
import { runRecorded } from '../recorded.cli.js';
import { encode, messages, type ControlAnswer, type ControlRequest } from './control-socket.messages.js';

/** Serves commands inside the running program. The socket file has mode 0600: its owner can open it, and can then do everything. */
export class ControlSocketServer {
  private readonly running = new Set<Promise<void>>();
  private readonly closing = new AbortController();

  private constructor(
    private readonly server: Server,
    private readonly commands: readonly DataCommand[],
    private readonly application: Application,
  ) {
    server.on('connection', (socket) => {
      const work = this.serve(socket).finally(() => this.running.delete(work));
      this.running.add(work);
    });
  }

  /** Call it only while holding the data directory's lock: a socket file found there was left by a dead program and is replaced. */
  static async listen(
    path: string,
    commands: readonly DataCommand[],
    application: Application,
  ): Promise<ControlSocketServer> {
    rmSync(path, { force: true });
    const server = createServer();
    const control = new ControlSocketServer(server, commands, application);
    // The file must not be open to others even for a moment, so the mask is in force while bind creates it. listen binds before it returns.
    const mask = process.umask(0o177);
    try {
      server.listen(path);
    } finally {
      process.umask(mask);
    }
    await once(server, 'listening');
    chmodSync(path, 0o600);
    return control;
  }

  /** Cancels running commands, waits for them, removes the file. */
  async close(): Promise<void> {
    this.closing.abort();
    this.server.close();
    await Promise.allSettled(this.running);
  }

  private async serve(socket: Socket): Promise<void> {
    const gone = new AbortController();
    socket.once('close', () => gone.abort());
    socket.on('error', () => gone.abort());
    const signal = AbortSignal.any([gone.signal, this.closing.signal]);
    try {
      for await (const request of messages<ControlRequest>(socket)) {
        await this.answer(request, signal, (message) => send(socket, message, signal));
        break;
      }
      socket.end();
    } catch {
      socket.destroy(); // the client is gone, or what it sent is not a request
    }
  }

  private async answer(
    { command: name, input }: ControlRequest,
    signal: AbortSignal,
    reply: (answer: ControlAnswer) => Promise<void>,
  ) {
    const command = this.commands.find((candidate) => candidate.name === name);
    if (command === undefined)
      return reply({
        exit: 1,
        failure: `The running program does not know "${name}": it is another version. Restart it.`,
      });
    const rows = runRecorded(command, input, this.application, signal);
    try {
      for (let step = await rows.next(); ; step = await rows.next()) {
        if (step.done) return await reply(this.closing.signal.aborted ? STOPPED : { exit: step.value });
        await reply({ row: step.value });
      }
    } catch (error) {
      await reply({ exit: 1, failure: failureOf(error) });
    } finally {
      await rows.return(1); // when the client is gone, the command still waits at a row that nobody reads
    }
  }
}

/** Sent for every command that ends during a stop: it is unknown whether the command completed or was cancelled. */
const STOPPED: ControlAnswer = { exit: 1, failure: 'The program was stopped before the command was done.' };

/** Waits while the client reads more slowly than the command writes. */
async function send(socket: Socket, answer: ControlAnswer, signal: AbortSignal): Promise<void> {
  if (!socket.write(encode(answer))) await once(socket, 'drain', { signal });
}
