import { RunningProgram, type Answer, type Question } from '@crm/testing';
import { must } from './walk/cast.js';

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start()));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1/products${path}`, question);
const usd = (amount: unknown) => ({ amount, currency: 'USD' });

describe('a product', () => {
  it('is added, found by its price, changed in part, and keeps its code forever', async () => {
    const body = { code: 'GTX-PRO', name: 'GTX Pro', series: 'GTX', price: usd(482_100) };
    const { id } = must(await ask('', { body })).body;
    must(await ask('', { body: { code: 'FREE', name: 'Free sample', price: usd(0) } }));
    const found = must(await ask('?filter=price ge 482100 and currency eq "usd"')).body;
    expect(found.items).toMatchObject([{ ...body, unit: null, status: 'active' }]);
    const change = { series: null, price: usd(500_000) };
    const changed = await ask(`/${id}`, { method: 'PATCH', body: change, headers: { 'if-match': '"0"' } });
    expect(must(changed).body.revision).toBe(1);
    expect(must(await ask(`/${id}`)).body).toMatchObject({ revision: 1, name: 'GTX Pro', ...change });
    must(await ask(`/${id}/archive`, { body: {} }));
    expect(await ask('', { body: { code: 'gtx-pro', name: 'Another' } })).toMatchObject({
      status: 409,
      body: { code: 'sales.product-code-taken', facts: { productId: id } },
    });
  });

  it.each([
    [usd(-1), '/price/amount'],
    [usd(1.5), '/price/amount'],
    [usd('10'), '/price/amount'],
    [{ amount: 1, currency: 'XYZ' }, '/price/currency'],
    [{ amount: 1, currency: 'eur' }, '/price/currency'],
    [{ amount: 1 }, '/price/currency'],
    [12, '/price'],
    [null, '/price'],
  ])('with the price %j is refused at %s', async (price, pointer) => {
    const answer = await ask('', { body: { code: 'X', name: 'X', price } });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });
});

describe('what exists from the start', () => {
  it.each([
    ['/lead-sources', { label: 'Web' }],
    ['/lead-lost-reasons', { label: 'Too dear' }],
    ['/pipelines', { name: 'Direct' }],
  ])('of %s is changed with the revision that was read, and not with an older one', async (path, body) => {
    const read = must(await program.askAsAdministrator(`/api/v1${path}`)).body.items[0];
    const change = (revision: number) =>
      program.askAsAdministrator(`/api/v1${path}/${read.id}`, {
        method: 'PATCH',
        body,
        headers: { 'if-match': `"${revision}"` },
      });
    expect(must(await change(read.revision)).body.revision).toBe(read.revision + 1);
    expect(await change(read.revision)).toMatchObject({ status: 412, body: { facts: { actual: read.revision + 1 } } });
  });
});
