import type { LoggerService } from '@nestjs/common';
import pino, { type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/**
 * Fields that a log line may carry besides level, time, msg and err. Redaction by allow-list: fields that are not listed are dropped, so a
 * careless `log.info({ customer })` cannot leak personal data.
 */
const ALLOWED = new Set([
  'actorId',
  'actorType',
  'code',
  'commandId',
  'component',
  'context',
  'correlationId',
  'durationMs',
  'event',
  'events',
  'field',
  'host',
  'id',
  'lagSeconds',
  'method',
  'outcome',
  'path',
  'pid',
  'port',
  'position',
  'projection',
  'reason',
  'requestId',
  'revision',
  'route',
  'rows',
  'sessionId',
  'signal',
  'status',
  'stream',
  'streams',
  'traceId',
  'userId',
  'version',
]);

/** JSON lines on stderr: stdout belongs to what a person or a script waits for (the ready line, the set-up token). */
export function createLogger(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: { service: 'throughline' },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: describeError },
      formatters: { level: (label) => ({ level: label }), log: onlyAllowed },
    },
    destination,
  );
}

function onlyAllowed(fields: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'err') kept[name] = value;
    else if (ALLOWED.has(name) && typeof value !== 'object') kept[name] = value;
  }
  return kept;
}

/** Name, code, message and stack: never the error's other properties, which may hold input. */
function describeError(error: unknown): Record<string, unknown> {
  if (typeof error !== 'object' || error === null) return { message: String(error) };
  const { name, code, message, stack, cause } = error as Record<string, unknown>;
  return { name, code, message, stack, ...(cause === undefined ? {} : { cause: describeError(cause) }) };
}

/** Nest's own lines, in the same form. Its start-up chatter is logged at level debug. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (message: unknown, ...rest: unknown[]) => this.write('debug', message, rest);
  error = (message: unknown, ...rest: unknown[]) => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]) => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);
  verbose = (message: unknown, ...rest: unknown[]) => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]) => this.write('fatal', message, rest);

  /** Nest passes the name of the logging class last, and for errors the stack before it. */
  private write(level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal', message: unknown, rest: unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? rest.at(-1) : undefined;
    if (typeof message === 'object' && message !== null)
      this.logger[level]({ err: message, context }, (message as Error).message);
    else this.logger[level]({ context }, String(message));
  }
}
