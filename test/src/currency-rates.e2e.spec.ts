import { RunningProgram, type Answer, type Question } from '@crm/testing';
import { must } from './walk/cast.js';

let program: RunningProgram;
beforeAll(async () => (program = await RunningProgram.start()));
afterAll(() => program.dispose());

const ask = (path: string, question?: Question): Promise<Answer> =>
  program.askAsAdministrator(`/api/v1${path}`, question);
const conversion = (query: string): Promise<Answer> => ask(`/currency-rates/conversion?${query}`);
const add = (body: object): Promise<Answer> => ask('/currency-rates', { body });

describe('the organisation', () => {
  it('counts in euros and UTC, until an administrator changes that', async () => {
    expect(must(await ask('/organisation')).body).toEqual({ revision: 0, currency: 'EUR', timeZone: 'UTC' });
    const change = { timeZone: 'pacific/kiritimati' };
    must(await ask('/organisation', { method: 'PATCH', body: change }));
    expect(must(await ask('/organisation')).body).toEqual({
      revision: 1,
      currency: 'EUR',
      timeZone: 'Pacific/Kiritimati',
    });
  });

  it.each([
    [{ currency: 'XYZ' }, '/currency'],
    [{ currency: null }, '/currency'],
    [{ timeZone: 'Mars/Olympus' }, '/timeZone'],
  ])('is not changed by %j', async (body, pointer) =>
    expect(await ask('/organisation', { method: 'PATCH', body })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    }),
  );
});

describe('a currency rate', () => {
  it('holds from its day on, is corrected and removed visibly, and its day is free again', async () => {
    const { id } = must(await add({ currency: 'USD', validFrom: '2026-10-01', rate: '0.90' })).body;
    must(await add({ currency: 'USD', base: 'EUR', validFrom: '2026-11-01', rate: '0.8' }));
    const on = async (day: string) => (await conversion(`amount=1000&currency=USD&on=${day}`)).body['converted'];
    expect(await on('2026-10-31')).toEqual({ amount: 900, currency: 'EUR' });
    expect(await on('2026-11-01')).toEqual({ amount: 800, currency: 'EUR' });

    const again = await add({ currency: 'USD', validFrom: '2026-10-01', rate: '2' });
    expect(again).toMatchObject({ status: 409, body: { code: 'sales.currency-rate-there-already' } });

    const headers = { 'if-match': '"0"' };
    must(await ask(`/currency-rates/${id}`, { method: 'PATCH', body: { rate: '0.91' }, headers }));
    expect(await on('2026-10-31')).toEqual({ amount: 910, currency: 'EUR' });
    must(await ask(`/currency-rates/${id}`, { method: 'DELETE', headers: { 'if-match': '"1"' } }));
    expect(await ask(`/currency-rates/${id}`)).toMatchObject({
      body: { rate: '0.91', status: 'removed', revision: 2 },
    });
    must(await add({ currency: 'USD', validFrom: '2026-10-01', rate: '2' }));
    expect(await on('2026-10-31')).toEqual({ amount: 2000, currency: 'EUR' });
  });

  it('that is missing is named, and never assumed', async () => {
    expect(await conversion('amount=1&currency=CHF&on=2026-11-30')).toMatchObject({
      status: 409,
      body: {
        code: 'sales.currency-rates-missing',
        errors: [{ detail: 'No rate from CHF to EUR holds on 2026-11-30.' }],
        facts: { missing: [{ currency: 'CHF', base: 'EUR', on: '2026-11-30' }] },
      },
    });
    expect(await conversion('amount=1&currency=EUR')).toMatchObject({ body: { converted: { amount: 1 } } });
  });

  it.each([
    ['0', '/rate'],
    ['0.00', '/rate'],
    ['-1', '/rate'],
    ['1e3', '/rate'],
    ['1,5', '/rate'],
    ['1.12345678901', '/rate'],
    ['1234567890', '/rate'],
    [1.5, '/rate'],
  ])('of %j is refused', async (rate, pointer) =>
    expect(await add({ currency: 'GBP', validFrom: '2026-11-01', rate })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer }] },
    }),
  );

  it('is between two currencies', async () =>
    expect(await add({ currency: 'EUR', validFrom: '2026-11-01', rate: '1' })).toMatchObject({
      status: 400,
      body: { code: 'sales.currency-rate-to-itself' },
    }));

  it.each([
    'amount=-1&currency=USD',
    'amount=1.5&currency=USD',
    'amount=1&currency=XXX',
    'amount=1',
    'currency=USD',
    'amount=1&currency=USD&on=2026-02-30',
  ])('is not asked for with %s', async (query) => expect((await conversion(query)).status).toBe(400));
});
