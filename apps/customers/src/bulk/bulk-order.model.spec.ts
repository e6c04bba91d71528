import { InOrder } from './bulk-order.model.js';

describe('jobs in order', () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  it('run concurrently when they touch different things', async () => {
    const order = new InOrder();
    const begun: string[] = [];
    const job = (name: string) => async () => {
      begun.push(name);
      await turn();
    };
    const all = [order.add(['a'], job('first')), order.add(['b'], job('second'))];
    expect(begun).toEqual(['first', 'second']);
    await Promise.all(all);
  });
  it('wait for every earlier job that touches the same thing, even a failed one', async () => {
    const order = new InOrder();
    const log: string[] = [];
    const job =
      (name: string, fails = false) =>
      async () => {
        log.push(`${name} begins`);
        await turn();
        log.push(`${name} ends`);
        if (fails) throw new Error(name);
      };
    const first = order.add(['a'], job('first', true));
    const second = order.add(['b'], job('second'));
    const third = order.add(['a', 'b'], job('third'));
    await expect(first).rejects.toThrow('first');
    await Promise.all([second, third]);
    expect(log.indexOf('third begins')).toBeGreaterThan(log.indexOf('first ends'));
    expect(log.indexOf('third begins')).toBeGreaterThan(log.indexOf('second ends'));
  });
});
