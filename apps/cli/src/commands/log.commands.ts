import { CommandFailed, WrongUsage, type DataCommand, type Row } from '../command.port.js';

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

interface Wish extends Row {
  readonly level?: string;
}

/** Changes the level of the running program only; the next start takes LOG_LEVEL again. */
export const logLevel: DataCommand<Wish> = {
  name: 'log level',
  summary:
    'Show the log level of the running program, or change it until the program ends: trace, debug, info, warn, error, fatal, silent.',
  argument: '[LEVEL]',
  options: {},
  read({ argument: level }) {
    if (level !== undefined && !LEVELS.includes(level))
      throw new WrongUsage(`crm log level: LEVEL must be one of ${LEVELS.join(', ')}, not "${level}"`);
    return level === undefined ? {} : { level };
  },
  async *run({ level }, { log }) {
    const before = log.level;
    if (level !== undefined) {
      if (log.change === undefined)
        throw new CommandFailed(
          'No program runs on this data, so there is no log level to change. LOG_LEVEL sets the level for the next start.',
        );
      log.change(level);
    }
    yield { level: log.level, before, running: log.change !== undefined };
    return 0;
  },
  show({ level, before, running }) {
    if (!running) return `${String(level)} (LOG_LEVEL; no program runs)`;
    return level === before ? String(level) : `${String(level)}, before: ${String(before)}`;
  },
};
