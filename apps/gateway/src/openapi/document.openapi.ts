import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { publicPathOf } from '@crm/platform';
import { policiesOf, type RoutePolicy } from '../access/policies.http.js';
import { withComponents } from './components.openapi.js';
import { withDescribedViews } from './described-views.openapi.js';
import { FieldError, Problem, Receipt } from './documentation.openapi.js';
import { listFieldsOf } from './list-fields.openapi.js';
import { completeOperation, METHODS, type Operation } from './operations.openapi.js';
import { tagsOf } from './tags.openapi.js';
import { withUniformTypes } from './uniform-types.openapi.js';

export const OPENAPI_PATH = '/api/openapi.json';
export const DOCS_PATH = '/api/docs';

/** The page has inline styles; everything else it needs comes from this server. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** The metadata key of @ApiOperation, which the package does not export. */
const API_OPERATION = 'swagger/apiOperation';
const ACCESS_TOKEN = {
  type: 'http' as const,
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description: 'The `accessToken` of a log-in, or the `access_token` of `POST /api/v1/auth/token` for API clients.',
};
const DESCRIPTION =
  'Every change returns a receipt with the revision and the position of what was saved; every refusal is problem+json. ' +
  'Log in at `/api/v1/auth/login` and send the access token as `Authorization: Bearer …`.';

/** OpenAPI 3.1 of all routes. Deterministic: the same program gives the same text. */
export function buildOpenApiDocument(app: INestApplication, publicUrl?: string): OpenAPIObject {
  const base = withServers(new DocumentBuilder(), publicUrl)
    .setOpenAPIVersion('3.1.0')
    .setTitle('Throughline')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth(ACCESS_TOKEN, 'accessToken')
    .addSecurityRequirements('accessToken')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [Problem, FieldError, Receipt],
  });
  const routes = routesByOperation(app);
  for (const path of Object.values(document.paths))
    for (const method of METHODS)
      if (path[method] !== undefined) {
        const { policy, handler } = routeOf(path[method], routes);
        completeOperation(path[method], method, policy);
        Object.assign(path[method], listFieldsOf(handler));
      }
  const info = { ...document.info, contact: { name: 'The operator of this server' } };
  return withComponents(withUniformTypes(withDescribedViews({ ...document, info, tags: tagsOf(app) })));
}

function withServers(document: DocumentBuilder, publicUrl: string | undefined): DocumentBuilder {
  document.addServer(publicPathOf(publicUrl) || '/', 'The server that this document was read from.');
  return publicUrl === undefined
    ? document.addServer(
        'http://127.0.0.1:3000',
        'The address on which `npm start` listens, unless HOST and PORT are set.',
      )
    : document.addServer(publicUrl, 'The address of this installation (PUBLIC_URL).');
}

type Routes = ReadonlyMap<string | undefined, RoutePolicy>;

/** Throws for a route without a policy, see policiesOf. */
function routesByOperation(app: INestApplication): Routes {
  return new Map(
    policiesOf(app).map((route) => {
      const operation = Reflect.getMetadata(API_OPERATION, route.handler) as { operationId?: string } | undefined;
      return [operation?.operationId, route];
    }),
  );
}

function routeOf({ operationId }: Operation, routes: Routes): RoutePolicy {
  const route = routes.get(operationId);
  if (route === undefined)
    throw new Error(`The operation ${operationId} has no @ApiOperation with its own operationId.`);
  return route;
}

/** Serves the document and a page to browse it. The page loads nothing from other servers. */
export function serveOpenApi(app: NestFastifyApplication, publicUrl: string | undefined): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith(DOCS_PATH)) reply.header('content-security-policy', PAGE_POLICY);
      done();
    });
  SwaggerModule.setup(DOCS_PATH, app, () => buildOpenApiDocument(app, publicUrl), {
    jsonDocumentUrl: OPENAPI_PATH,
    raw: ['json'],
    customSiteTitle: 'Throughline API',
    swaggerOptions: { persistAuthorization: false },
  });
}
