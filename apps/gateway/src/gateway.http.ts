import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SecurityLog, ShapePipe, type Logger } from '@crm/platform';
import { RefusalJournal } from './audit/refusal-journal.service.js';
import { policiesOf } from './access/policies.http.js';
import { POLICY, TAKES_TICKET, type Policy } from './access/policy.decorator.js';
import { AccessGuard } from './auth/access.guard.js';
import { RateLimits, type Limits } from './http-contract/rate-limits.service.js';
import { RefusalFilter } from './audit/refusal.filter.js';
import { serveOpenApi } from './openapi/document.openapi.js';

export interface HttpOptions {
  /** Whether the OpenAPI document and its page are served. */
  readonly docs: boolean;
  /** Where people reach this installation, for the document. */
  readonly publicUrl?: string | undefined;
  readonly limits?: Limits;
}

const UNLIMITED: Limits = { perPrincipal: 0, perAddress: 0 };

/**
 * Sets prefix, pipes, filters and limits on an application that contains the GatewayModule, before it listens. Throws when a route has no
 * policy.
 */
export function configureGateway(
  app: NestFastifyApplication,
  logger: Logger,
  { docs, publicUrl, limits = UNLIMITED }: HttpOptions,
): void {
  policiesOf(app);
  admitBeforeReading(app);
  app.setGlobalPrefix('api/v1', {
    exclude: [
      { path: 'livez', method: RequestMethod.GET },
      { path: 'readyz', method: RequestMethod.GET },
      { path: 'startupz', method: RequestMethod.GET },
      { path: 'problems/:code', method: RequestMethod.GET },
      { path: '.well-known/jwks.json', method: RequestMethod.GET },
    ],
  });
  app.useGlobalPipes(new ShapePipe());
  app.useGlobalFilters(new RefusalFilter(logger, app.get(SecurityLog, { strict: false }), app.get(RefusalJournal)));
  app.get(RateLimits).configure(limits);
  if (docs) serveOpenApi(app, publicUrl);
}

/** A caller without access is refused before the body is read, whatever it holds. */
function admitBeforeReading(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const guard = app.get(AccessGuard);
  // Nest copies what the decorators of a method said to the handler that it registers.
  server.addHook('onRoute', (route) => {
    const policy = Reflect.getMetadata(POLICY, route.handler) as Policy | undefined;
    const takesTicket = Reflect.getMetadata(TAKES_TICKET, route.handler) as boolean | undefined;
    route.config = { ...route.config, policy, takesTicket };
  });
  server.addHook('onRequest', (request, reply) => guard.admit(request, reply));
}
