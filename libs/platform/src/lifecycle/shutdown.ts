import type { Logger } from '../logging/logger.js';

/** From the first signal to the end of the process. */
const GRACE_MS = 25_000;
/** One request to stop can arrive several times: sent to the whole process group, and passed on by npm and by the launcher. */
const SAME_WISH_MS = 1000;

/**
 * SIGTERM or SIGINT runs `stop` once and then exits with 0. A later signal exits at once with 1, as does a `stop` that exceeds the grace
 * time.
 */
export function stopOnSignals(logger: Logger, stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_WISH_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    logger.info({ signal }, 'Stopping: finishing running work.');
    setTimeout(() => {
      logger.warn('Running work did not finish in time; exiting anyway.');
      process.exit(1);
    }, GRACE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'Stopping failed.');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);
}
