import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

const WINDOW_SECONDS = 60;
/** Sent to clients in RateLimit-Policy, RateLimit and in the facts of a refusal. */
const POLICY = 'burst';

/** What is left of a client's share after one request. */
export interface Share {
  readonly allowed: boolean;
  /** The first request of this window that was refused: the one to log. */
  readonly firstRefusal: boolean;
  readonly retryAfterMs: number;
  /** `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers). */
  readonly headers: Readonly<Record<'ratelimit-policy' | 'ratelimit', string>>;
}

/**
 * Limits the requests per minute for each key. Counts in memory, at about half a microsecond per request. The package can count in Redis
 * with the same interface, for several gateways that share the load.
 */
export class RateLimit {
  readonly policy = POLICY;
  private readonly limiter: RateLimiterMemory;
  private readonly policyHeader: string;

  /** `perMinute`: at least 1. */
  constructor(private readonly perMinute: number) {
    this.limiter = new RateLimiterMemory({ points: perMinute, duration: WINDOW_SECONDS });
    this.policyHeader = `"${POLICY}";q=${perMinute};w=${WINDOW_SECONDS}`;
  }

  async take(key: string): Promise<Share> {
    try {
      return this.share(await this.limiter.consume(key), true);
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return this.share(refusal, false);
      throw refusal;
    }
  }

  private share({ remainingPoints, msBeforeNext, consumedPoints }: RateLimiterRes, allowed: boolean): Share {
    return {
      allowed,
      firstRefusal: consumedPoints === this.perMinute + 1,
      retryAfterMs: msBeforeNext,
      headers: {
        'ratelimit-policy': this.policyHeader,
        ratelimit: `"${POLICY}";r=${remainingPoints};t=${Math.ceil(msBeforeNext / 1000)}`,
      },
    };
  }
}
