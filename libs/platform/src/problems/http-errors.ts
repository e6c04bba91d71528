import { Forbidden, Unauthenticated } from '@crm/contracts/refusals';
import type { RefusalClass } from '@crm/kernel';

/** A problem without a class of its own: HTTP itself refuses, or the program fails. */
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

/** A fault of ours: the caller learns nothing but a trace id. */
export const BUG: HttpProblem = {
  status: 500,
  code: 'internal',
  title: 'Something went wrong on our side. The trace id names it in the log.',
  meaning: 'A fault of the program. It is in the log, under the trace id of the answer.',
  remedy: 'Repeat a read, or a write with an Idempotency-Key. Tell the operator the trace id when it stays.',
};

export const MALFORMED: HttpProblem = {
  status: 400,
  code: 'request.malformed',
  title: 'The request cannot be understood.',
  meaning: 'It is no well-formed HTTP request, or its path is not well encoded.',
  remedy: 'Correct the client: this is not about the data.',
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
    remedy: 'Look into the OpenAPI document at /api/openapi.json.',
  },
  {
    status: 405,
    code: 'request.method-not-allowed',
    title: 'This path does not know that method.',
    meaning: 'The path exists, for other methods.',
    remedy: 'Use one of the methods in the Allow header.',
  },
  {
    status: 406,
    code: 'request.not-acceptable',
    title: 'The answer exists in none of the accepted media types.',
    meaning: 'The Accept header leaves nothing that this path can answer with.',
    remedy: 'Accept what the OpenAPI document names for this path, or send no Accept header.',
  },
  {
    status: 408,
    code: 'request.timeout',
    title: 'The request took too long to arrive.',
    meaning: 'The line fell silent in the middle of the request.',
    remedy: 'Send it again.',
  },
  {
    status: 413,
    code: 'request.too-large',
    title: 'The body is larger than this path accepts.',
    meaning: 'A JSON body may have 1 MiB.',
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
    remedy: 'Send `Content-Type: application/json`, or what the OpenAPI document names for this path.',
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
