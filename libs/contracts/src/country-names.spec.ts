import { countryCode } from './country-names.js';

describe('a country', () => {
  it.each([
    ['DE', 'DE'],
    ['de', 'DE'],
    ['Germany', 'DE'],
    ['DEUTSCHLAND', 'DE'],
    ['Allemagne', 'DE'],
    ['Sweden', 'SE'],
    ['Österreich', 'AT'],
    ['Cote d’Ivoire', 'CI'],
    ['U.S.A.', 'US'],
    ['United States', 'US'],
    ['UK', 'GB'],
    ['Korea, Republic of', 'KR'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['Россия', 'RU'],
    ['日本', 'JP'],
  ])('given %s, then its code is %s', (name, code) => expect(countryCode(name)).toBe(code));
  it.each(['', 'D1', 'Europe', 'XX', 'constructor', '-'])('given %j, then there is none', (name) =>
    expect(countryCode(name)).toBeUndefined(),
  );
});
