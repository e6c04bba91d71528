import { get } from 'node:http';

export interface FollowersTask {
  readonly url: string;
  /** Access tokens; each opens `streamsEach` streams. */
  readonly tokens: readonly string[];
  readonly streamsEach: number;
}
/** `all-open` once; then for each change the time (milliseconds since 1970) at which the last stream received it. */
export type FollowersReport = 'all-open' | { readonly id: string; readonly lastAt: number };

const now = (): number => performance.timeOrigin + performance.now();

process.once('message', ({ url, tokens, streamsEach }: FollowersTask) => {
  const total = tokens.length * streamsEach;
  const seen = new Map<string, number>();
  let open = 0;
  const told = (id: string): void => {
    const count = (seen.get(id) ?? 0) + 1;
    seen.set(id, count);
    if (count === total) process.send?.({ id, lastAt: now() } satisfies FollowersReport);
  };
  for (const token of tokens)
    for (let stream = 0; stream < streamsEach; stream++) {
      const request = get(`${url}/api/v1/changes`, { headers: { authorization: `Bearer ${token}` } }, (response) => {
        if (response.statusCode !== 200) throw new Error(`a stream answered ${response.statusCode}`);
        if (++open === total) process.send?.('all-open' satisfies FollowersReport);
        response.setEncoding('utf8').on('data', (text: string) => {
          for (const [, id = ''] of text.matchAll(/"id":"([0-9a-f-]{36})"/g)) told(id);
        });
      });
      request.on('error', () => process.exit(process.connected ? 1 : 0));
    }
});
process.once('disconnect', () => process.exit());
