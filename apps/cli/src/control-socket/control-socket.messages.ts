import type { Socket } from 'node:net';
import type { ExitCode, Row } from '../command.port.js';

/**
 * One command per connection. The client sends one line, the server answers with lines of JSON; the last line has `exit`.
 * A client that disconnects cancels its command.
 */
export interface ControlRequest {
  readonly command: string;
  readonly input: Row;
}

export type ControlAnswer = { readonly row: Row } | { readonly exit: ExitCode; readonly failure?: string };

export const encode = (message: ControlRequest | ControlAnswer): string => `${JSON.stringify(message)}\n`;

/** Yields the messages of the other side until it disconnects, cleanly or not. Leaves the connection open when the caller stops early. */
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
