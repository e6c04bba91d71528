import { Forbidden, Unauthenticated } from '@crm/contracts/refusals';
import type { RefusalClass } from '@crm/kernel';

/** A problem without a refusal class of its own: HTTP itself refuses, or the program fails. */
export interface HttpProblem {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** When it happens. */
  readonly meaning: string;
  /** What the caller should do next. */
  readonly remedy: string;
}

const sameAs = (status: number, { code, text: { title, meaning, remedy } }: RefusalClass): HttpProblem => ({
  status,
  code,
  title,
  meaning,
  remedy,
});

/** A bug: the caller gets nothing but a trace id. */
export const BUG: HttpProblem = {
  status: 500,
  code: 'internal',
  title: 'Something went wrong on our side. The log has the details under the trace id.',
  meaning: 'A fault of the program. The log has the details under the trace id of the answer.',
  remedy:
    'Repeat a read, or a write with an Idempotency-Key. If the fault persists, report the trace id to the operator.',
};

export const MALFORMED: HttpProblem = {
  status: 400,
  code: 'request.malformed',
  title: 'The request cannot be understood.',
  meaning: 'It is not a well-formed HTTP request, or its path is badly encoded.',
  remedy: 'Correct the client: the data is not the cause.',
};

const problems: readonly HttpProblem[] = [
  MALFORMED,
  sameAs(401, Unauthenticated),
  sameAs(403, Forbidden),
  {
    status: 404,
    code: 'request.unknown-path',
    title: 'There is nothing at this path.',
    meaning: 'No route of this API has this path.',
    remedy: 'See the OpenAPI document at /api/openapi.json.',
  },
  {
    status: 405,
    code: 'request.method-not-allowed',
    title: 'This path does not support that method.',
    meaning: 'The path exists, but only for other methods.',
    remedy: 'Use one of the methods in the Allow header.',
  },
  {
    status: 406,
    code: 'request.not-acceptable',
    title: 'The answer is not available in any of the accepted media types.',
    meaning: 'The Accept header excludes every media type that this path can return.',
    remedy: 'Accept a media type that the OpenAPI document lists for this path, or send no Accept header.',
  },
  {
    status: 408,
    code: 'request.timeout',
    title: 'The request took too long to arrive.',
    meaning:
      'Headers must arrive within about a minute, a body within 30 seconds and without a pause of 10 seconds; the file of an import within an hour and without a pause of 30 seconds. The connection is closed.',
    remedy: 'Send it again, over a faster connection or in smaller parts.',
  },
  {
    status: 413,
    code: 'request.too-large',
    title: 'The body is larger than this path accepts.',
    meaning: 'A JSON body may have at most 1 MiB.',
    remedy: 'Send less at once: several requests, or an import.',
  },
  {
    status: 414,
    code: 'request.url-too-long',
    title: 'The URL is longer than 8 KiB.',
    meaning: 'Path and query together have this limit.',
    remedy: 'Use a shorter filter or search.',
  },
  {
    status: 415,
    code: 'request.unsupported-media-type',
    title: 'This path does not accept a body of that media type.',
    meaning: 'The Content-Type of the body is not what this path takes: JSON, or CSV for uploads.',
    remedy: 'Send `Content-Type: application/json`, or the media type that the OpenAPI document lists for this path.',
  },
  {
    status: 431,
    code: 'request.headers-too-large',
    title: 'The headers are larger than 16 KiB.',
    meaning: 'All header names and values of a request together have this limit.',
    remedy: 'Send fewer or shorter headers; cookies are never needed.',
  },
  {
    status: 503,
    code: 'service.stopping',
    title: 'The program is stopping. Try again in a moment.',
    meaning: 'It is being restarted or updated, and takes no new requests.',
    remedy: 'Repeat the same request after Retry-After.',
  },
];

/** What may come from Nest or Fastify, by status. Their own texts are not passed on: they quote the input and name libraries. */
export const HTTP_ERRORS: Readonly<Record<number, HttpProblem>> = Object.fromEntries(
  problems.map((problem) => [problem.status, problem]),
);
