import type { IncomingMessage } from 'node:http';

/** How long the rest of a body is read after its answer. */
const REST_MS = 5_000;

/** How long a body may take. */
export interface BodyTime {
  /** Without a byte while the program waits for one. It is noticed after at most twice this time. */
  readonly silentMs: number;
  /** From its first byte to its last. */
  readonly wholeMs: number;
}

/** Calls `late` once if the body does not arrive in time. A body that waits for the program is not silent. */
export function limitBodyTime(message: IncomingMessage, { silentMs, wholeMs }: BodyTime, late: () => void): void {
  // What had come when the program last was found waiting with nothing left to read.
  let whenEmpty: number | undefined;
  const silence = setInterval(() => {
    const { bytesRead } = message.socket;
    if (bytesRead === whenEmpty) end();
    else whenEmpty = message.readableLength === 0 ? bytesRead : undefined;
  }, silentMs);
  const whole = setTimeout(end, wholeMs);
  message.once('end', stop).once('close', stop);

  function stop(): void {
    clearInterval(silence);
    clearTimeout(whole);
  }
  function end(): void {
    stop();
    late();
  }
}

/**
 * For a body whose answer came before its end. The rest is read and dropped for a moment, because a caller that still sends would lose the
 * answer if the connection were closed at once, and the connection would be stuck if nobody read on.
 */
export function dropRest(message: IncomingMessage): void {
  if (message.complete || message.destroyed) return;
  const timer = setTimeout(() => message.destroy(), REST_MS);
  message.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer));
  message.resume();
}
