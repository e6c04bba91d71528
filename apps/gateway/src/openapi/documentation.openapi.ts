import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiProperty, ApiPropertyOptional, ApiResponse, ApiSchema } from '@nestjs/swagger';
import { CODES, CODES_OF_STATUS } from './codes.openapi.js';

@ApiSchema({ description: 'One field, parameter or header that cannot be accepted.' })
export class FieldError {
  @ApiProperty({
    description: 'JSON pointer (RFC 6901) into the body, or the name of a parameter or header.',
    example: '/emails/0/address',
  })
  readonly pointer!: string;
  @ApiProperty({ description: 'Stable, for programs.', example: 'is-email-address' }) readonly code!: string;
  @ApiProperty({ description: 'For people.', example: 'Address must be an e-mail address.' }) readonly detail!: string;
}

@ApiSchema({ description: 'Every refusal and failure, RFC 9457.' })
export class Problem {
  @ApiProperty({
    description: 'Names the kind of problem; a reference relative to this server.',
    example: '/problems/request.invalid',
  })
  readonly type!: string;
  @ApiProperty({
    description: 'What is wrong, the same for every such problem.',
    example: 'Some of the input is not valid.',
  })
  readonly title!: string;
  @ApiProperty({ type: 'integer', description: 'Of the HTTP answer.', example: 400 }) readonly status!: number;
  @ApiPropertyOptional({ description: 'More about this occurrence.' }) readonly detail?: string;
  @ApiProperty({ description: 'Path of the request.', example: '/api/v1/customers' }) readonly instance!: string;
  @ApiProperty({ description: 'Stable, for programs.', example: 'request.invalid' }) readonly code!: string;
  @ApiPropertyOptional({
    description: 'What helps to react: ids, limits, allowed moves.',
    type: 'object',
    additionalProperties: true,
  })
  readonly facts?: object;
  @ApiPropertyOptional({ type: [FieldError], description: 'Every field that was refused, for status 400.' })
  readonly errors?: readonly FieldError[];
  @ApiProperty({ description: 'Names the request in the log.', example: '0199e0a47b1e7c3a8d556c1f2a9b0d11' })
  readonly traceId!: string;
}

@ApiSchema({ description: 'What a command answers.' })
export class Receipt {
  @ApiProperty({
    description: 'Of the changed thing.',
    format: 'uuid',
    example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11',
  })
  readonly id!: string;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Of the changed thing, counted from 0: goes into If-Match.',
    example: 0,
  })
  readonly revision!: number;
  @ApiProperty({
    description: 'Where the change stands in the log: goes into Consistency-Token.',
    example: '00000000000000000042',
  })
  readonly position!: string;
}

const text = { type: 'string' as const };

export const ETAG = {
  ETag: { description: 'Of the state: for If-Match, and of what is shown for If-None-Match.', schema: text },
};
/** Of every receipt. */
export const RECEIPT_HEADERS = {
  ...ETAG,
  'Consistency-Token': { description: 'Send it with a read that must show this change.', schema: text },
};
export const LOCATION = { Location: { description: 'Path of the new thing.', schema: text } };
/** Of refusals that a repetition may get past, and of what goes on in the background. */
export const RETRY_AFTER = {
  'Retry-After': {
    description: 'Seconds to wait before asking again.',
    schema: { type: 'integer' as const, minimum: 0 },
  },
};
const CHALLENGE = { 'WWW-Authenticate': { description: 'How to authenticate: `Bearer`.', schema: text } };
/** Of every answer of a route that is limited. */
export const LIMIT_HEADERS = {
  'RateLimit-Policy': { description: 'Requests `q` in `w` seconds: `"burst";q=6000;w=60`.', schema: text },
  RateLimit: { description: 'What is left: `r` requests, and all of them again in `t` seconds.', schema: text },
};
export const REPLAYED = {
  'Idempotency-Replayed': {
    description: '`true`: this had happened before, under the same Idempotency-Key.',
    schema: { type: 'string' as const },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  description:
    'A retry with the same key and the same request has one effect and one answer, also after a crash or a restart: the receipt is in the log. ' +
    'While the first one runs it is 409; with another body, method or path 422 (for another thing as long as this process remembers the key, the last 10,000). ' +
    'Keys belong to you alone. Paths without this header take no key.',
  required: false,
};
const PREFER = {
  name: 'Prefer',
  description: '`return=representation` answers as GET would.',
  required: false,
  schema: { type: 'string' as const },
};
/** Of every read that needs a token. */
export const CONSISTENCY_TOKEN = {
  name: 'Consistency-Token',
  in: 'header' as const,
  description:
    'As the receipt of a change gave it. The answer waits for that change a moment, and says `stale` where it could not. ' +
    'Your own last change counts without it.',
  required: false,
  schema: { type: 'string' as const, pattern: '^\\d{1,64}$', example: '00000000000000000042' },
};

/** The route takes an Idempotency-Key. `ApiReceipt` says so too. */
export const ApiIdempotencyKey = (): MethodDecorator =>
  applyDecorators(ApiHeader(IDEMPOTENCY_KEY), ApiProblems(409, 422));

export const ApiPrefer = (): MethodDecorator => ApiHeader(PREFER);

/**
 * A command's answer. With `shows`, `Prefer: return=representation` answers that class instead. `repeatable: false`: the route takes no
 * Idempotency-Key. `receipt`: its class, where it says more than others.
 */
export function ApiReceipt({
  created = false,
  repeatable = true,
  shows,
  receipt: type = Receipt,
}: {
  created?: boolean;
  repeatable?: boolean;
  shows?: new () => object;
  receipt?: new () => object;
} = {}): MethodDecorator {
  const receipt = { $ref: `#/components/schemas/${type.name}` };
  const schema = shows === undefined ? receipt : { oneOf: [receipt, { $ref: `#/components/schemas/${shows.name}` }] };
  const headers = { ...(created ? LOCATION : {}), ...RECEIPT_HEADERS, ...(repeatable ? REPLAYED : {}) };
  return applyDecorators(
    ...(repeatable ? [ApiIdempotencyKey()] : []),
    ...(shows === undefined ? [] : [ApiPrefer()]),
    ...(type === Receipt ? [] : [ApiExtraModels(type)]),
    ApiResponse({
      status: created ? 201 : 200,
      description: 'Done, and safely on disk.',
      headers,
      content: { 'application/json': { schema } },
    }),
  );
}

/** 202: it goes on in the background, and `Location` says where to look. */
export const ApiBegun = (description: string, repeatable: boolean): MethodDecorator =>
  applyDecorators(
    ...(repeatable ? [ApiIdempotencyKey()] : []),
    ApiResponse({
      status: 202,
      description,
      headers: { ...LOCATION, ...RECEIPT_HEADERS, ...(repeatable ? REPLAYED : {}) },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Receipt' } } },
    }),
  );

/** The route honours If-Match. `required`: 428 without it. */
export const ApiIfMatch = ({
  required,
  description = 'ETag of the state the change was made for: one, strong, as this API gave it. `*`, lists and weak ETags are refused (400).',
}: {
  required: boolean;
  description?: string;
}): MethodDecorator =>
  applyDecorators(ApiHeader({ name: 'If-Match', description, required }), ApiProblems(412, ...(required ? [428] : [])));

/** A GET that answers by `Answers.shown` or `Answers.listed`. */
export const ApiNotModified = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({ name: 'If-None-Match', description: 'ETag of what you have already.', required: false }),
    ApiResponse({ status: 304, description: 'You have exactly this already (If-None-Match).' }),
  );

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'Some of what was sent is not acceptable; every fault is named.',
  401: 'A valid access token is needed.',
  403: 'You may not do this.',
  404: 'There is no such thing, or you may not see it.',
  406: 'The answer is not available in any of the accepted media types.',
  409: 'The state of the thing does not allow this.',
  412: 'The thing has changed since; the facts name the current revision.',
  413: 'The body is too large.',
  415: 'The body has another media type than this path accepts.',
  422: 'The Idempotency-Key was used for another request before.',
  428: 'An If-Match header is needed.',
  429: 'Too many requests.',
  500: 'A fault on our side; the trace id names it in the log.',
  507: 'The disk is full; nothing was written.',
  503: 'Not now: try again after Retry-After.',
};

/** Refusals beyond those that follow from what the operation is (400, 401, 403, 413, 415, 500, 503, 507). */
export const ApiProblems = (...statuses: number[]): MethodDecorator =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })));

export const PROBLEM_JSON = 'application/problem+json';
/** Statuses whose refusals may pass when the request is repeated. */
const PASSING = [409, 429, 503];

export function problemResponse(status: number) {
  const headers = { ...(status === 401 && CHALLENGE), ...(PASSING.includes(status) && RETRY_AFTER) };
  return {
    description: PROBLEMS[status] ?? 'Refused.',
    ...(Object.keys(headers).length > 0 && { headers }),
    content: { [PROBLEM_JSON]: { schema: { $ref: '#/components/schemas/Problem' } } },
    ...(CODES_OF_STATUS[status] && { [CODES]: CODES_OF_STATUS[status] }),
  };
}
