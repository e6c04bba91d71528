import { RequestMethod } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ProblemFilter, ShapePipe, type Logger } from '@crm/platform';
import { policiesOf } from './auth/policies.js';
import { serveOpenApi } from './openapi/openapi.js';

/** The manners of the API, set on an application that holds the GatewayModule, before it listens. Throws when a route has no policy. */
export function configureGateway(app: NestFastifyApplication, logger: Logger, { docs }: { docs: boolean }): void {
  policiesOf(app);
  app.setGlobalPrefix('api/v1', {
    exclude: [
      { path: 'livez', method: RequestMethod.GET },
      { path: 'readyz', method: RequestMethod.GET },
    ],
  });
  app.useGlobalPipes(new ShapePipe());
  app.useGlobalFilters(new ProblemFilter(logger));
  if (docs) serveOpenApi(app);
}
