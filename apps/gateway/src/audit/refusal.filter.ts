import { Catch, type ArgumentsHost } from '@nestjs/common';
import { isDomainError } from '@crm/kernel';
import { ProblemFilter, type Logger, type SecurityLog } from '@crm/platform';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { RefusalJournal } from './refusal-journal.service.js';
import { ANONYMOUS } from '../http-contract/caller.decorator.js';

const MINUTE_MS = 60_000;
/** Log lines per minute and principal: enough to raise an alarm, too few to fill a disk. */
const LINES = 10;
const REMEMBERED = 10_000;

/** Responds with a problem, and reports refused access to the security log and the audit trail. */
@Catch()
export class RefusalFilter extends ProblemFilter {
  private readonly lines = new LRUCache<string, { count: number }>({ max: REMEMBERED, ttl: MINUTE_MS });

  constructor(
    logger: Logger,
    private readonly securityLog: SecurityLog,
    private readonly journal: Pick<RefusalJournal, 'notice'>,
  ) {
    super(logger);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    if (isDomainError(error) && error.kind === 'forbidden') {
      const { principal = ANONYMOUS, exchange } = host.switchToHttp().getRequest<FastifyRequest>();
      const { action } = error.facts as { action?: string };
      if (this.mayTell(`${principal.type}:${principal.id}`))
        this.securityLog.record('authz_fail', { principal, ...exchange }, { code: action ?? error.code });
    }
    if (isDomainError(error)) this.journal.notice(error, host.switchToHttp().getRequest<FastifyRequest>());
    super.catch(error, host);
  }

  private mayTell(name: string): boolean {
    const known = this.lines.get(name);
    if (known === undefined) this.lines.set(name, { count: 1 });
    else known.count += 1;
    return (known?.count ?? 1) <= LINES;
  }
}
