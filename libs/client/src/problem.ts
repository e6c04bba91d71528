import type { components } from '../dist/schema.js';

/** A refusal or failure as the server describes it (RFC 9457). */
export type ProblemDetails = components['schemas']['Problem'];

/** Every answer that is neither a success nor 304 is thrown as this. */
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

  /** What is wrong with single fields, parameters and headers. Empty when the problem is another one. */
  get errors(): NonNullable<ProblemDetails['errors']> {
    return this.details.errors ?? [];
  }

  /** Seconds to wait before another try, when the server names them. */
  get retryAfter(): number | undefined {
    const seconds = Number(this.headers.get('retry-after') ?? Number.NaN);
    return Number.isNaN(seconds) ? undefined : seconds;
  }
}

/** Something between the client and the server may answer without a problem document: then one is made of what is known. */
export async function problemOf(response: Response, path: string): Promise<Problem> {
  const text = await response.text();
  const fallback: ProblemDetails = {
    type: 'about:blank',
    title: response.statusText === '' ? 'The server answered without a problem document.' : response.statusText,
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
