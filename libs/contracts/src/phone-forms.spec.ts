import examples from 'libphonenumber-js/examples.mobile.json';
import { getCountries, getExampleNumber } from 'libphonenumber-js/min';
import { askedLastDigits, askedPhones, phoneForms, phoneTokens, searchedPhones } from './phone-forms.js';

const BERLIN = '+4930901820';
const MOBILE = '+491711234567';
const ROME = '+390612345678';
const NEW_YORK = '+12125550123';
const BUDAPEST = '+3612345678';

const finds = (typed: string, number: string): boolean => {
  const forms = phoneForms(number);
  return askedPhones(typed).some((asked) => forms.includes(asked));
};

describe('a phone number', () => {
  it('of any country has the national form in which that country writes it', () => {
    const written = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? []);
    expect(written.length).toBeGreaterThan(200);
    for (const phone of written)
      expect(phoneForms(phone.number)).toEqual(
        expect.arrayContaining([phone.nationalNumber, phone.formatNational().replace(/\D/g, '')]),
      );
  });

  it('has its international and national forms, and one from its end', () => {
    expect(phoneForms(MOBILE)).toEqual([MOBILE, '1711234567', '01711234567', '~765432117194']);
    expect(phoneForms(ROME)).toEqual([ROME, '0612345678', '~876543216093']);
    expect(phoneForms('+999123')).toEqual(['+999123', '~321999']);
  });

  it.each([
    [MOBILE, '0171 1234567'],
    [MOBILE, '0171/123 45-67'],
    [MOBILE, '(0171) 1234567'],
    [MOBILE, '(0) 171 1234567'],
    [MOBILE, '171 1234567'],
    [MOBILE, '+49 171 1234567'],
    [MOBILE, '+49 (0) 171 1234567'],
    [MOBILE, '+49 0171 1234567'],
    [MOBILE, '(+49) 171 1234567'],
    [MOBILE, '0049 171 1234567'],
    [MOBILE, '0049 (0)171 1234567'],
    [MOBILE, '49 171 1234567'],
    [MOBILE, '49 (0) 171 1234567'],
    [MOBILE, '011 49 171 1234567'],
    [MOBILE, 'tel:+49-171-1234567'],
    [MOBILE, '＋４９ １７１ １２３４５６７'],
    [MOBILE, '+49 171 1234‑567'],
    [BERLIN, '030 901820'],
    [ROME, '06 12345678'],
    [ROME, '+39 06 12345678'],
    [NEW_YORK, '(212) 555-0123'],
    [NEW_YORK, '212.555.0123'],
    [NEW_YORK, '1 212 555 0123'],
    [BUDAPEST, '06 1 234 5678'],
  ])('%s is found as %s', (number, typed) => expect(finds(typed, number)).toBe(true));

  it.each([
    [MOBILE, '+43 171 1234567'],
    [MOBILE, '0043 171 1234567'],
    [MOBILE, '+171 1234567'],
    [MOBILE, '0171 123456'],
    [NEW_YORK, '+212 555 0123'],
    [BERLIN, '+30 901820'],
  ])('%s is not found as %s', (number, typed) => expect(finds(typed, number)).toBe(false));

  it('without a country is found in every country where it is dialled so', () =>
    expect(['+49301234567', '+43301234567'].filter((number) => finds('0301234567', number))).toHaveLength(2));

  it.each(['', 'call me', '+', '()', '0171x1234567', '1'.repeat(60), '"; DROP'])('is not %j', (typed) => {
    expect(askedPhones(typed)).toEqual([]);
    expect(askedLastDigits(typed)).toBeUndefined();
  });

  it('ends with its last three digits or more', () => {
    const ends = (typed: string): boolean =>
      phoneForms(NEW_YORK).some((form) => form.startsWith(askedLastDigits(typed) ?? '?'));
    expect(['123', '0123', '555-0123', '(212) 555-0123'].map(ends)).toEqual([true, true, true, true]);
    expect(['23', '124', '0555 0123'].map(ends)).toEqual([false, false, false]);
  });
});

describe('a phone number in a search', () => {
  const found = (typed: string, number: string): boolean =>
    searchedPhones(typed).some((asked) => phoneTokens(number).some((token) => token.startsWith(asked)));
  it.each([
    [MOBILE, '0171'],
    [MOBILE, '0171 1234567'],
    [MOBILE, '+49 (0) 171'],
    [MOBILE, '0049171'],
    [MOBILE, '4917'],
    [MOBILE, '171123'],
    [MOBILE, '4567'],
    [MOBILE, '123 45 67'],
    [ROME, '06 123'],
    ['+79121234567', '8 912 123'],
  ])('%s is found by %s', (number, typed) => expect(found(typed, number)).toBe(true));
  it.each([
    [MOBILE, '567'],
    [MOBILE, '0172'],
    [MOBILE, '234567 0'],
  ])('%s is not found by %s', (number, typed) => expect(found(typed, number)).toBe(false));
});
