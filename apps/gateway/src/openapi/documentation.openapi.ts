import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiProperty, ApiPropertyOptional, ApiResponse, ApiSchema } from '@nestjs/swagger';
import { CODES, CODES_OF_STATUS } from './codes.openapi.js';
import { IDEMPOTENCY_KEY as KEY_FORM, IF_MATCH, POSITION } from './header-forms.openapi.js';

@ApiSchema({ description: 'One field, parameter or header that cannot be accepted.' })
export class FieldError {
  @ApiProperty({
    description: 'JSON pointer (RFC 6901) into the body, or the name of a parameter or header.',
    example: '/emails/0/address',
  })
  readonly pointer!: string;
  @ApiProperty({ description: 'Stable code for programs.', example: 'is-email-address' }) readonly code!: string;
  @ApiProperty({ description: 'Explanation for people.', example: 'Address must be an e-mail address.' })
  readonly detail!: string;
}

@ApiSchema({ description: 'The body of every refusal and failure (RFC 9457).' })
export class Problem {
  @ApiProperty({
    description: 'The kind of problem, as a reference relative to this server.',
    example: '/problems/request.invalid',
  })
  readonly type!: string;
  @ApiProperty({
    description: 'What is wrong; the same for every problem of this type.',
    example: 'Some of the input is not valid.',
  })
  readonly title!: string;
  @ApiProperty({ type: 'integer', description: 'Status of the HTTP response.', example: 400 }) readonly status!: number;
  @ApiPropertyOptional({ description: 'More about this occurrence.' }) readonly detail?: string;
  @ApiProperty({ description: 'Path of the request.', example: '/api/v1/customers' }) readonly instance!: string;
  @ApiProperty({ description: 'Stable code for programs.', example: 'request.invalid' }) readonly code!: string;
  @ApiPropertyOptional({
    description: 'Data that helps to react: ids, limits, allowed transitions.',
    type: 'object',
    additionalProperties: true,
  })
  readonly facts?: object;
  @ApiPropertyOptional({
    type: [FieldError],
    maxItems: 20,
    description: 'The fields that were refused, for status 400.',
  })
  readonly errors?: readonly FieldError[];
  @ApiPropertyOptional({ type: 'integer', minimum: 1, description: 'How many more fields were refused.', example: 3 })
  readonly moreErrors?: number;
  @ApiProperty({ description: 'Identifies the request in the log.', example: '0199e0a47b1e7c3a8d556c1f2a9b0d11' })
  readonly traceId!: string;
}

@ApiSchema({ description: 'The response to a command.' })
export class Receipt {
  @ApiProperty({
    description: 'Id of the changed resource.',
    format: 'uuid',
    example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11',
  })
  readonly id!: string;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Revision of the changed resource, counted from 0. Send it in If-Match.',
    example: 0,
  })
  readonly revision!: number;
  @ApiProperty({
    description: 'Position of the change in the log. Send it in Consistency-Token.',
    example: '00000000000000000042',
  })
  readonly position!: string;
}

const text = { type: 'string' as const };

export const ETAG = {
  ETag: { description: 'ETag of the state, for If-Match; on a representation also for If-None-Match.', schema: text },
};
/** Headers of every receipt. */
export const RECEIPT_HEADERS = {
  ...ETAG,
  'Consistency-Token': { description: 'Send it with a read that must show this change.', schema: text },
};
export const LOCATION = { Location: { description: 'Path of the new resource.', schema: text } };
/** Header of refusals that a retry may overcome, and of background work. */
export const RETRY_AFTER = {
  'Retry-After': {
    description: 'Seconds to wait before asking again.',
    schema: { type: 'integer' as const, minimum: 0 },
  },
};
const CHALLENGE = { 'WWW-Authenticate': { description: 'How to authenticate: `Bearer`.', schema: text } };
/** Headers of every response of a rate-limited route. */
export const LIMIT_HEADERS = {
  'RateLimit-Policy': { description: 'Requests `q` in `w` seconds: `"burst";q=6000;w=60`.', schema: text },
  RateLimit: { description: '`r` requests are left; all are available again in `t` seconds.', schema: text },
};
export const REPLAYED = {
  'Idempotency-Replayed': {
    description: '`true`: the request was already carried out with the same Idempotency-Key.',
    schema: { type: 'string' as const },
  },
};

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  description:
    'A retry with the same key and the same request has one effect and one response, even after a crash or a restart, because the receipt is in the log. ' +
    'While the first request runs, a retry gets 409. The same key with another body, method or path gets 422 (for another resource only while this process remembers the key, which it does for the last 10,000). ' +
    'A request that changes nothing leaves no receipt: its key is remembered only while this process keeps the record in memory, which it does for the last 10,000. Every caller has their own keys. Paths without this header ignore it.',
  required: false,
  schema: { type: 'string' as const, pattern: KEY_FORM.source, example: '5f0c6a52-import-row-17' },
};
/** Of reads, and of changes that can show what they changed. */
export const PREFER = {
  name: 'Prefer',
  in: 'header' as const,
  description:
    '`return=representation`: a change returns what GET would return. `consistency=strict`: a response that would be `stale` is refused with 503 instead. Unknown preferences are ignored.',
  required: false,
  schema: { type: 'string' as const },
};
export const PREFERENCE_APPLIED = {
  'Preference-Applied': {
    description: '`return=representation`: the body is the changed resource. Absent: it is the receipt.',
    schema: text,
  },
};
/** Parameter of every read that needs a token. */
export const CONSISTENCY_TOKEN = {
  name: 'Consistency-Token',
  in: 'header' as const,
  description:
    'The token of a change, from its receipt. The response waits a moment for that change, and is marked `stale` if it is still missing. ' +
    'Your own last change is awaited even without the token.',
  required: false,
  schema: { type: 'string' as const, pattern: POSITION.source, example: '00000000000000000042' },
};

export const TAKES_KEY = 'crm:takes-key';

/** The route takes an Idempotency-Key; all others ignore it. `ApiReceipt` includes this. */
export const ApiIdempotencyKey = (): MethodDecorator =>
  applyDecorators(SetMetadata(TAKES_KEY, true), ApiHeader(IDEMPOTENCY_KEY), ApiProblems(409, 422));

export const ApiPrefer = (): MethodDecorator => ApiHeader(PREFER);

/**
 * The response to a command. With `shows`, `Prefer: return=representation` returns that class instead. `repeatable: false`: the route takes
 * no Idempotency-Key. `receipt`: the class of a receipt with additional members.
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
  const headers = {
    ...(created ? LOCATION : {}),
    ...RECEIPT_HEADERS,
    ...(repeatable ? REPLAYED : {}),
    ...(shows && PREFERENCE_APPLIED),
  };
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

/** 202: the work continues in the background, and `Location` shows its progress. */
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
  description = 'ETag of the state that the change is based on: a single strong ETag from this API. `*`, lists and weak ETags are refused (400).',
}: {
  required: boolean;
  description?: string;
}): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-Match',
      description,
      required,
      schema: { type: 'string', pattern: IF_MATCH.source, example: '"3"' },
    }),
    ApiProblems(412, ...(required ? [428] : [])),
  );

/** For a GET that responds with `Answers.shown` or `Answers.listed`. */
export const ApiNotModified = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'If-None-Match',
      description: 'ETag of the representation that you already have.',
      required: false,
    }),
    ApiResponse({ status: 304, description: 'You already have this representation (If-None-Match).' }),
  );

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is invalid; every fault is listed.',
  401: 'A valid access token is required.',
  403: 'You are not allowed to do this.',
  404: 'The resource does not exist, or you may not see it.',
  406: 'The response is not available in any of the accepted media types.',
  408: 'The body took too long to arrive. The connection is closed.',
  409: 'The state of the resource does not allow this.',
  412: 'The resource has changed since; `facts` holds the current revision.',
  413: 'The body is too large.',
  414: 'The URL is longer than 8 KiB.',
  415: 'This path does not accept the media type of the body.',
  422: 'The Idempotency-Key was already used for another request.',
  428: 'An If-Match header is required.',
  429: 'Too many requests.',
  431: 'The headers are larger than 16 KiB.',
  500: 'An internal error; the trace id identifies it in the log.',
  507: 'The disk is full; nothing was written.',
  503: 'Temporarily unavailable: try again after Retry-After.',
};

/** Refusals beyond those that follow from the kind of operation (400, 401, 403, 406, 413, 414, 415, 429, 431, 500, 503, 507). */
export const ApiProblems = (...statuses: number[]): MethodDecorator =>
  applyDecorators(...statuses.map((status) => ApiResponse({ status, ...problemResponse(status) })));

export const PROBLEM_JSON = 'application/problem+json';
/** Statuses of refusals for which a retry may succeed. */
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
