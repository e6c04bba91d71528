import type { LogControl } from '@crm/cli';
import type { Logger } from '@crm/platform';

/** The log level of a running program. The security log keeps its own level, so a quieter log still records security events. */
export const logControlOf = (logger: Logger): LogControl => ({
  get level() {
    return logger.level;
  },
  change(level) {
    logger.level = level;
  },
});
