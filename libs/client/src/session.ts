import { problemOf } from './problem.js';

const REFRESH = '/api/v1/auth/refresh';

/** The tokens that the log-in and each renewal return. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

export interface SessionOptions {
  /** Access token. */
  readonly token?: string;
  /** Refresh token. With it, an expired access token is renewed and the request repeated once. */
  readonly refresh?: string;
  /** Called with each new pair of tokens. The previous refresh token is no longer valid: store the new one. */
  readonly onTokens?: (tokens: SessionTokens) => void;
}

/** The tokens of one client. They are renewed once, however many requests hit an expired token at the same time. */
export class Session {
  private token: string | undefined;
  private refreshToken: string | undefined;
  private renewal: Promise<void> | undefined;

  constructor(
    private readonly baseUrl: string,
    private readonly fetch: (request: Request) => Promise<Response>,
    private readonly options: SessionOptions,
  ) {
    this.token = options.token;
    this.refreshToken = options.refresh;
  }

  get accessToken(): string | undefined {
    return this.token;
  }

  use({ accessToken, refreshToken }: SessionTokens): void {
    this.token = accessToken;
    this.refreshToken = refreshToken;
  }

  /** Renews the tokens if needed. Returns whether there is a newer token than the one that was refused. */
  async renew(refused: string): Promise<boolean> {
    if (this.token !== refused) return this.token !== undefined;
    if (this.refreshToken === undefined) return false;
    this.renewal ??= this.exchange(this.refreshToken).finally(() => (this.renewal = undefined));
    await this.renewal;
    return true;
  }

  private async exchange(refreshToken: string): Promise<void> {
    const response = await this.fetch(
      new Request(`${this.baseUrl}${REFRESH}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ refreshToken }),
      }),
    );
    if (!response.ok) throw await problemOf(response, REFRESH);
    const tokens = (await response.json()) as SessionTokens;
    this.use(tokens);
    this.options.onTokens?.(tokens);
  }
}
