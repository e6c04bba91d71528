import { isMoment } from './moments.js';

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;
const TAG_MAX_LENGTH = 35;
const ZONE = /^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+){0,2}$/;
const ZONE_MAX_LENGTH = 64;
/** How far ahead a caller's clock may be. */
const CLOCK_SKEW_MS = 60_000;

/** Returns the canonical form of a BCP 47 language tag (`de-AT` for `de-at`), or undefined if the value is not one. */
export function languageTag(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > TAG_MAX_LENGTH || !TAG.test(value)) return undefined;
  try {
    return Intl.getCanonicalLocales(value)[0];
  } catch {
    return undefined;
  }
}

const zones = new Map(Intl.supportedValuesOf('timeZone').map((zone) => [zone.toLowerCase(), zone]));

/** Returns the name of an IANA time zone in its usual spelling, or undefined if there is no such zone. Older names stay as they are. */
export function timeZoneName(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > ZONE_MAX_LENGTH || !ZONE.test(value)) return undefined;
  const known = zones.get(value.toLowerCase());
  if (known !== undefined) return known;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    return undefined;
  }
}

/** A moment that is not in the future. */
export const isPastInstant = (value: unknown, now = Date.now()): value is string =>
  isMoment(value) && Date.parse(value) <= now + CLOCK_SKEW_MS;
