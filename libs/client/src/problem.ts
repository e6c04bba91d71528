import type { components } from '../dist/schema.js';

/** A refusal or failure as the server describes it (RFC 9457). */
export type ProblemDetails = components['schemas']['Problem'];

/** Thrown for every response that is neither a success nor 304. */
export class Problem extends Error {
  /** Stable, for programs: `customers.email-taken`. */
  readonly code: string;
  readonly status: number;

  constructor(
    readonly details: ProblemDetails,
    readonly headers: Headers,
  ) {
    super(`${details.status} ${details.code}: ${details.title}`);
    this.name = 'Problem';
    this.code = details.code;
    this.status = details.status;
  }

  /** What is wrong with single fields, parameters and headers. Empty for other problems. */
  get errors(): NonNullable<ProblemDetails['errors']> {
    return this.details.errors ?? [];
  }

  /** Seconds to wait before another try, when the server sends them. */
  get retryAfter(): number | undefined {
    const seconds = Number(this.headers.get('retry-after') ?? Number.NaN);
    return Number.isNaN(seconds) ? undefined : seconds;
  }
}

/** A proxy may respond without a problem document: then one is built from what is known. */
export async function problemOf(response: Response, path: string): Promise<Problem> {
  const text = await response.text();
  const fallback: ProblemDetails = {
    type: 'about:blank',
    title: response.statusText === '' ? 'The response has no problem document.' : response.statusText,
    status: response.status,
    instance: path,
    code: 'client.unexpected-answer',
    traceId: '',
  };
  return new Problem({ ...fallback, ...documentIn(text) }, response.headers);
}

function documentIn(text: string): Partial<ProblemDetails> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'code' in value ? (value as Partial<ProblemDetails>) : {};
  } catch {
    return {};
  }
}
