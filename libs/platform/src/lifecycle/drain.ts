import type { Server } from 'node:http';

/** An idle connection is left open this long: a request that is on its way over it still gets an answer. */
const LINGER_MS = 500;
/** Requests that run get this long; what has not ended then is cut. */
const FINISH_MS = 20_000;
const SWEEP_MS = 50;

export interface Patience {
  readonly lingerMs: number;
  readonly finishMs: number;
}

/**
 * Runs `close`, which stops listening and waits for the connections, so that no request is lost between the two.
 *
 * A kept-alive connection looks idle while its next request is on the wire; closing it at that moment resets the request, and its sender
 * cannot know whether it was carried out. Node closes idle connections the moment a server stops listening, so that is held back: for a
 * while every connection may bring one more request, whose answer says `Connection: close`. After that, idle ones are closed.
 */
export async function drain(
  server: Server,
  close: () => Promise<unknown>,
  { lingerMs, finishMs }: Patience = { lingerMs: LINGER_MS, finishMs: FINISH_MS },
): Promise<void> {
  const closeIdle = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => undefined;
  let sweep: NodeJS.Timeout | undefined;
  const linger = setTimeout(() => (sweep = setInterval(closeIdle, SWEEP_MS)), lingerMs);
  const cut = setTimeout(() => server.closeAllConnections(), finishMs);
  try {
    await close();
  } finally {
    clearTimeout(linger);
    clearInterval(sweep);
    clearTimeout(cut);
  }
}
