import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { policiesOf } from '../auth/policies.js';
import type { Policy } from '../auth/policy.js';
import { CODES, codesOf, type Codes } from './codes.js';
import { FieldErrorDocument, ProblemDocument, problemResponse, ReceiptDocument, SHOWN_ETAG } from './documentation.js';

export const OPENAPI_PATH = '/api/openapi.json';
export const DOCS_PATH = '/api/docs';

/** The page brings its styles inline; everything else of it comes from this server. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'";

/** Where @ApiOperation leaves what it was given; the package keeps the name to itself. */
const API_OPERATION = 'swagger/apiOperation';
const LIMIT_HEADERS = {
  'RateLimit-Policy': {
    description: 'Requests `q` in `w` seconds: `"burst";q=6000;w=60`.',
    schema: { type: 'string' as const },
  },
  RateLimit: {
    description: 'What is left: `r` requests, and all of them again in `t` seconds.',
    schema: { type: 'string' as const },
  },
};
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const DESCRIPTION =
  'Every change answers a receipt with the revision and the position of what was saved; every refusal is problem+json. ' +
  'Log in at `/api/v1/auth/login` and send the access token as `Authorization: Bearer …`.';

/** OpenAPI 3.1 of all routes. Deterministic: the same program gives the same text. */
export function buildOpenApiDocument(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Throughline')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'accessToken')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [ProblemDocument, FieldErrorDocument, ReceiptDocument],
  });
  const policies = policiesByOperation(app);
  for (const path of Object.values(document.paths))
    for (const method of METHODS)
      if (path[method] !== undefined) completeOperation(path[method], method, policies.get(path[method].operationId));
  return document;
}

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']> & { [CODES]?: Codes };

/** Throws for a route without a policy, see policiesOf. */
function policiesByOperation(app: INestApplication): ReadonlyMap<string | undefined, Policy> {
  return new Map(
    policiesOf(app).map(({ handler, policy }) => {
      const operation = Reflect.getMetadata(API_OPERATION, handler) as { operationId?: string } | undefined;
      return [operation?.operationId, policy];
    }),
  );
}

/**
 * What follows from the kind of an operation is written once, here: who may call it, the refusals that any such request can meet, and the
 * token.
 */
function completeOperation(operation: Operation, method: (typeof METHODS)[number], policy: Policy | undefined): void {
  if (policy === undefined)
    throw new Error(`The operation ${operation.operationId} has no @ApiOperation with its own operationId.`);
  const isPublic = policy.kind === 'public';
  const isLimited = policy.kind !== 'public' || policy.limited;
  const isRepeatable = parametersOf(operation).some(({ name }) => name === 'Idempotency-Key');
  Object.assign(operation, { 'x-policy': policy.kind, ...(policy.kind === 'action' && { 'x-action': policy.action }) });
  const hasBody = operation.requestBody !== undefined;
  const common = [
    400,
    406,
    ...(isPublic ? [] : [401, 403]),
    ...(isRepeatable ? [409, 422] : []),
    ...(isLimited ? [429] : []),
    ...(hasBody ? [413, 415] : []),
    500,
    503,
    ...(method === 'get' ? [] : [507]),
  ];
  for (const status of common) operation.responses[status] ??= problemResponse(status);
  writeCodes(operation, policy);
  describeETag(operation);
  if (isLimited) tellLimits(operation);
  operation.security = isPublic ? [] : [{ accessToken: [] }];
}

function writeCodes(operation: Operation, policy: Policy): void {
  operation[CODES] = codesOf({
    policy,
    takes: parametersOf(operation).map(({ name = '' }) => name),
    refusals: Object.keys(operation.responses).filter((status) => Number(status) >= 400),
    own: operation[CODES] ?? {},
  });
}

/** What can be answered with 304 says by what it is known. */
function describeETag({ responses }: Operation): void {
  if (responses[304] === undefined) return;
  for (const response of [responses[200], responses[304]])
    if (response !== undefined && !('$ref' in response)) response.headers = { ...SHOWN_ETAG, ...response.headers };
}

const parametersOf = ({ parameters = [] }: Operation): { name?: string }[] => parameters as { name?: string }[];

/** Every answer of a limited route tells what is left. */
function tellLimits(operation: Operation): void {
  for (const response of Object.values(operation.responses)) {
    if (response === undefined || '$ref' in response) continue;
    response.headers = { ...response.headers, ...LIMIT_HEADERS };
  }
}

/** Serves the document and a page to browse it. The page's own assets only; nothing from elsewhere. */
export function serveOpenApi(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (request.url.startsWith(DOCS_PATH)) reply.header('content-security-policy', PAGE_POLICY);
      done();
    });
  SwaggerModule.setup(DOCS_PATH, app, () => buildOpenApiDocument(app), {
    jsonDocumentUrl: OPENAPI_PATH,
    raw: ['json'],
    customSiteTitle: 'Throughline API',
    swaggerOptions: { persistAuthorization: false },
  });
}
