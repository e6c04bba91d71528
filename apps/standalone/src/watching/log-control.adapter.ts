import type { LogControl } from '@crm/cli';
import type { Logger } from '@crm/platform';

/** The level of a running program's log. The security log keeps its own: a quieter log must not become a blinder one. */
export const logControlOf = (logger: Logger): LogControl => ({
  get level() {
    return logger.level;
  },
  change(level) {
    logger.level = level;
  },
});
