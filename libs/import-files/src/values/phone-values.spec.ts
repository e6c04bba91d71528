import { readPhones } from './phone-values.js';

const read = (cell: string, country?: string) =>
  readPhones(cell, country).map((phone) =>
    'fault' in phone
      ? phone.fault
      : [phone.number, ...phone.remarks, ...(phone.plusAdded ? ['plus added'] : [])].join(' | '),
  );

describe('a cell of phone numbers', () => {
  it.each([
    ['+491701234567.0', ['+491701234567']],
    ['491701234567', ['+491701234567 | plus added']],
    ['+1 415 555 2671 ext. 12', ['+14155552671 | ext. 12']],
    ['+1 415 555 2671 x12', ['+14155552671 | ext. 12']],
    ['+1 415 555 2671,12', ['+14155552671 | ext. 12']],
    ['+49 30 1234567 Durchwahl 89', ['+49301234567 | ext. 89']],
    ['+49 170 1234566 (mobil)', ['+491701234566 | mobil']],
    ['mobil: 0170 1234566', ['+491701234566 | mobil']],
    ['Tel. 030 1234567', ['+49301234567']],
    ['0170 1234566 nur abends', ['+491701234566 | nur abends']],
    ['+49 30 1234567 / +49 170 1234567', ['+49301234567', '+491701234567']],
    ['030 1234567/0170 1234567', ['+49301234567', '+491701234567']],
    ['030/1234567', ['+49301234567']],
    ['030 / 1234567', ['+49301234567']],
    ['+49 170 5550101 ::: +49 30 5550102', ['+491705550101', '+49305550102']],
    ['0170 1234567, 0171 1234567\n0172 1234567', ['+491701234567', '+491711234567', '+491721234567']],
    ['0170 1234567 oder 0171 1234567', ['+491701234567', '+491711234567']],
    ['\u202a+49 170 1234561\u202c', ['+491701234561']],
    ['+49 (0) 30 1234567', ['+49301234567']],
    ['0049 30 1234567', ['+49301234567']],
    ['tel:+49-30-1234567', ['+49301234567']],
    ['4.15555E+09', ['scientific']],
    ['4,15555E+09', ['scientific']],
    ['1-800-FLOWERS', ['unreadable']],
    ['keine', ['unreadable']],
    ['12', ['unreadable']],
    ['+49 30 1234567; keine', ['+49301234567', 'unreadable']],
  ])('given %j in Germany, then it holds %j', (cell, numbers) => expect(read(cell, 'DE')).toEqual(numbers));

  it('given no country, then only numbers with a code are understood', () => {
    expect(read('030 1234567')).toEqual(['no-country']);
    expect(read('0049 30 1234567')).toEqual(['+49301234567']);
    expect(read('+49 30 1234567')).toEqual(['+49301234567']);
  });
  it('given a mobile number of Italy that begins with 39, then no plus is added', () =>
    expect(read('391 2345678', 'IT')).toEqual(['+393912345678']));
});
