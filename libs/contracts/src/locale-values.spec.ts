import { isPastInstant, languageTag, timeZoneName } from './locale-values.js';

describe('a language', () => {
  it.each([
    ['de', 'de'],
    ['de-at', 'de-AT'],
    ['zh-hant-tw', 'zh-Hant-TW'],
  ])('%s is kept as %s', (tag, canonical) => expect(languageTag(tag)).toBe(canonical));
  it.each(['', 'd', 'de_DE', 'german language', 'de-', '-de', 'x', 'a'.repeat(40), 7, null, ['de']])(
    'is not %j',
    (value) => expect(languageTag(value)).toBeUndefined(),
  );
});

describe('a time zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['europe/berlin', 'Europe/Berlin'],
    ['UTC', 'UTC'],
    ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
  ])('%s is known', (zone, name) => expect(timeZoneName(zone)).toMatch(new RegExp(name, 'i')));
  it.each(['', 'Berlin', 'Europe/Atlantis', '+01:00', 'Europe/Berlin; DROP', 'x'.repeat(100), 1, {}])(
    'is not %j',
    (value) => expect(timeZoneName(value)).toBeUndefined(),
  );
});

describe('a moment in the past', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  it.each(['2026-11-21T12:00:00Z', '1999-12-31T23:59:59.999+01:00', '2026-11-21T12:00:30Z'])('%s', (value) =>
    expect(isPastInstant(value, now)).toBe(true),
  );
  it.each([
    '2026-11-21T12:02:00Z',
    '2027-01-01T00:00:00Z',
    '2026-11-21',
    '2026-11-21T12:00:00',
    '2026-02-31T12:00:00Z',
    '2026-11-21T25:00:00Z',
    'yesterday',
    1,
    null,
  ])('is not %j', (value) => expect(isPastInstant(value, now)).toBe(false));
});
