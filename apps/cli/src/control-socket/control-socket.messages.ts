import type { Socket } from 'node:net';
import type { ExitCode, Row } from '../command.port.js';

/**
 * One connection, one command. The client sends one line, the server answers lines of JSON, the last of which has `exit`.
 * A client that goes away cancels its command.
 */
export interface ControlRequest {
  readonly command: string;
  readonly input: Row;
}

export type ControlAnswer = { readonly row: Row } | { readonly exit: ExitCode; readonly failure?: string };

export const encode = (message: ControlRequest | ControlAnswer): string => `${JSON.stringify(message)}\n`;

/** Messages of the other side, in order, until it goes away, in order or not. Leaves the connection open when the caller stops early. */
export async function* messages<Message>(socket: Socket): AsyncGenerator<Message, void> {
  let rest = '';
  socket.setEncoding('utf8');
  try {
    for await (const text of socket.iterator({ destroyOnReturn: false }) as AsyncIterable<string>) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as Message;
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ERR_STREAM_PREMATURE_CLOSE' && code !== 'ECONNRESET') throw error;
  }
}
