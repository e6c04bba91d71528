import { problemOf } from './problem.js';
import type { Session } from './session.js';

const CONSISTENCY = 'consistency-token';

/**
 * What every request needs: the access token, one retry after an expired token, the position of the client's last change (so no read
 * misses it), and problems as errors.
 */
export class Transport {
  private position = '';

  constructor(
    private readonly fetch: (request: Request) => Promise<Response>,
    private readonly session: Session,
  ) {}

  /** The position of this client's last change. Pass it to another client that must see the change. */
  get consistencyToken(): string | undefined {
    return this.position === '' ? undefined : this.position;
  }

  readonly send = async (request: Request): Promise<Response> => {
    const again = request.clone(); // a body can be sent only once
    const token = this.session.accessToken;
    const first = await this.attempt(request, token);
    const renewable = first.status === 401 && token !== undefined;
    const response =
      renewable && (await this.session.renew(token)) ? await this.attempt(again, this.session.accessToken) : first;
    if (!response.ok && response.status !== 304) throw await problemOf(response, new URL(request.url).pathname);
    return response;
  };

  private async attempt(request: Request, token: string | undefined): Promise<Response> {
    if (token !== undefined && !request.headers.has('authorization'))
      request.headers.set('authorization', `Bearer ${token}`);
    if (this.position !== '' && !request.headers.has(CONSISTENCY)) request.headers.set(CONSISTENCY, this.position);
    const response = await this.fetch(request);
    const position = response.headers.get(CONSISTENCY) ?? '';
    // Positions have a fixed length, so they compare as text; responses may arrive out of order.
    if (position > this.position) this.position = position;
    return response;
  }
}
