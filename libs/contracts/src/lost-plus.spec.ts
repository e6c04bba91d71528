import { withLostPlus } from './lost-plus.js';

describe('a number that begins with the calling code of its country', () => {
  it.each([
    ['491701234567', 'DE', '+491701234567'],
    ['14155552671', 'US', '+14155552671'],
    ['390255501430', 'IT', '+390255501430'],
  ])('given %s in %s, then it means %s', (digits, country, number) =>
    expect(withLostPlus(digits, country)).toBe(number),
  );
  it.each([
    ['01701234567', 'DE'],
    ['3912345678', 'IT'], // a mobile number that begins with 391
    ['49 170 1234567', 'DE'],
    ['49170', 'XX'],
  ])('given %s in %s, then nothing was lost', (digits, country) =>
    expect(withLostPlus(digits, country)).toBeUndefined(),
  );
});
