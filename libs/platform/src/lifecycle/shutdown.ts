import type { Logger } from '../logging/logger.js';

/** From the first signal to the end of the process. */
const GRACE_MS = 25_000;
/** One wish to stop can arrive several times: sent to the whole process group, and passed on by npm and by the launcher. */
const SAME_WISH_MS = 1000;

/**
 * SIGTERM or SIGINT runs `stop` once and then ends with 0; another signal later, or `stop` taking longer than the grace time, ends at once.
 */
export function stopOnSignals(logger: Logger, stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > SAME_WISH_MS) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    logger.info({ signal }, 'Stopping: finishing what runs.');
    setTimeout(() => {
      logger.warn('What runs did not finish in time; ending anyway.');
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
