import type { Server } from 'node:http';

/** Idle connections stay open this long, so that a request that is already on its way still gets an answer. */
const LINGER_MS = 500;
/** Running requests get this long to finish; then they are cut. */
const FINISH_MS = 20_000;
const SWEEP_MS = 50;

export interface Patience {
  readonly lingerMs: number;
  readonly finishMs: number;
}

/**
 * Runs `close`, which stops listening and waits for the open connections, without losing a request in between.
 *
 * A kept-alive connection looks idle while its next request is on the wire. Closing it at that moment resets the request, and the sender
 * cannot know whether it was executed. Node closes idle connections as soon as a server stops listening, so that is delayed: for a while
 * every connection may bring one more request, whose answer says `Connection: close`. After that, idle connections are closed.
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
