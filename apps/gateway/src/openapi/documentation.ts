import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiProperty, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';
import { CODES, CODES_OF_STATUS } from './codes.js';

/** One field, parameter or header that cannot be accepted. */
export class FieldErrorDocument {
  @ApiProperty({
    description: 'JSON pointer (RFC 6901) into the body, or the name of a parameter or header.',
    example: '/emails/0/address',
  })
  readonly pointer!: string;
  @ApiProperty({ description: 'Stable, for programs.', example: 'is-email-address' }) readonly code!: string;
  @ApiProperty({ description: 'For people.', example: 'Address must be an e-mail address.' }) readonly detail!: string;
}

/** Every refusal and failure, RFC 9457. */
export class ProblemDocument {
  @ApiProperty({
    description: 'Names the kind of problem; a reference relative to this server.',
    example: '/problems/request.invalid',
  })
  readonly type!: string;
  @ApiProperty({ example: 'Some of what was sent is not acceptable.' }) readonly title!: string;
  @ApiProperty({ example: 400 }) readonly status!: number;
  @ApiPropertyOptional({ description: 'More about this occurrence.' }) readonly detail?: string;
  @ApiProperty({ description: 'Path of the request.', example: '/api/v1/customers' }) readonly instance!: string;
  @ApiProperty({ description: 'Stable, for programs.', example: 'request.invalid' }) readonly code!: string;
  @ApiPropertyOptional({
    description: 'What helps to react: ids, limits, allowed moves.',
    type: 'object',
    additionalProperties: true,
  })
  readonly facts?: object;
  @ApiPropertyOptional({ type: [FieldErrorDocument] }) readonly errors?: readonly FieldErrorDocument[];
  @ApiProperty({ description: 'Names the request in the log.', example: '0199e0a47b1e7c3a8d556c1f2a9b0d11' })
  readonly traceId!: string;
}

/** What a command answers. */
export class ReceiptDocument {
  @ApiProperty({ format: 'uuid', example: '0199e0a4-7b1e-7c3a-8d55-6c1f2a9b0d11' }) readonly id!: string;
  @ApiProperty({ description: 'Of the changed thing, counted from 0: goes into If-Match.', example: 0 })
  readonly revision!: number;
  @ApiProperty({
    description: 'Where the change stands in the log: goes into Consistency-Token.',
    example: '00000000000000000042',
  })
  readonly position!: string;
}

/** Of every receipt. */
export const RECEIPT_HEADERS = {
  ETag: { description: '`"<revision>"`, for If-Match.', schema: { type: 'string' as const } },
  'Consistency-Token': {
    description: 'Send it with a read that must show this change.',
    schema: { type: 'string' as const },
  },
};
export const LOCATION = { Location: { description: 'Path of the new thing.', schema: { type: 'string' as const } } };
/** Of whatever can be answered with 304. */
export const SHOWN_ETAG = {
  ETag: { description: 'Of what you see: for If-None-Match, and for If-Match.', schema: { type: 'string' as const } },
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
  receipt: type = ReceiptDocument,
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
    ...(type === ReceiptDocument ? [] : [ApiExtraModels(type)]),
    ApiResponse({
      status: created ? 201 : 200,
      description: 'Done, and safely on disk.',
      headers,
      content: { 'application/json': { schema } },
    }),
  );
}

/** 202: it goes on in the background, and `Location` says where to look. */
export const ApiBegun = (description: string): MethodDecorator =>
  ApiResponse({
    status: 202,
    description,
    headers: { ...LOCATION, ...RECEIPT_HEADERS },
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ReceiptDocument' } } },
  });

/** The route honours If-Match. `required`: 428 without it. */
export const ApiIfMatch = ({
  required,
  description = 'ETag of the state the change was made for.',
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
  406: 'The answer exists in none of the accepted media types.',
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

/** Where @ApiResponse leaves what it was given; the package keeps the name to itself. */
const API_RESPONSE = 'swagger/apiResponse';

/** Refusals beyond those that follow from what the operation is (400, 401, 403, 413, 415, 500, 503, 507). One that is said twice counts once. */
export const ApiProblems =
  (...statuses: number[]): MethodDecorator =>
  (target, name, method) => {
    const known = (Reflect.getMetadata(API_RESPONSE, method.value as object) ?? {}) as Record<number, unknown>;
    const wanted = statuses.filter((status) => known[status] === undefined);
    applyDecorators(...wanted.map((status) => ApiResponse({ status, ...problemResponse(status) })))(
      target,
      name,
      method,
    );
  };

export function problemResponse(status: number) {
  return {
    description: PROBLEMS[status] ?? 'Refused.',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDocument' } } },
    ...(CODES_OF_STATUS[status] && { [CODES]: CODES_OF_STATUS[status] }),
  };
}
