import { RateLimit } from './rate-limit.js';

describe('a rate limit', () => {
  it('lets N requests pass and refuses the next, for each key separately', async () => {
    const limit = new RateLimit(3);
    const shares = [];
    for (let request = 0; request < 5; request += 1) shares.push(await limit.take('ada'));
    expect(shares.map(({ allowed }) => allowed)).toEqual([true, true, true, false, false]);
    expect(shares.map(({ firstRefusal }) => firstRefusal)).toEqual([false, false, false, true, false]);
    expect((await limit.take('grace')).allowed).toBe(true);
  });
  it('reports what is left and when there is more', async () => {
    const limit = new RateLimit(2);
    const { headers } = await limit.take('ada');
    expect(headers).toEqual({ 'ratelimit-policy': '"burst";q=2;w=60', ratelimit: '"burst";r=1;t=60' });
    await limit.take('ada');
    const refused = await limit.take('ada');
    expect(refused.headers.ratelimit).toMatch(/^"burst";r=0;t=(59|60)$/);
    expect(refused.retryAfterMs).toBeGreaterThan(50_000);
  });
});
