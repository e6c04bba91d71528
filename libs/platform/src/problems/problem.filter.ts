import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pathOf, sendProblem } from '../http/http-adapter.js';
import type { Logger } from '../logging/logger.js';
import { problemOf } from './problem.js';

/**
 * Turns anything thrown into problem+json. Faults of the program are logged with their stack, and the caller gets nothing but a trace id.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const path = pathOf(request.url);
    const { problem } = problemOf(error);
    if (problem.status >= 500) {
      const level = problem.status === 500 ? 'error' : 'warn';
      this.logger[level](
        {
          err: error,
          code: problem.code,
          status: problem.status,
          method: request.method,
          path,
          traceId: request.exchange.traceId,
        },
        problem.title,
      );
    }
    if (reply.sent) return;
    void sendProblem(reply, error);
  }
}
