import { isEmail } from 'class-validator';
import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';
import { hasInvisible, isDomain } from './mailbox.js';

/** RFC 5321: a path is at most 254 characters. */
export const EMAIL_MAX_LENGTH = 254;
export const PHONE_MAX_LENGTH = 50;

/** An address that can receive mail. Its local part and its domain may be international, but all of it is visible. */
export const isEmailAddress = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= EMAIL_MAX_LENGTH &&
  value.isWellFormed() &&
  !hasInvisible(value) &&
  isEmail(value.normalize('NFC')) &&
  isDomain(value.slice(value.lastIndexOf('@') + 1));

/**
 * Returns the E.164 form of a phone number, or undefined if the value is not one. Without a country only the international form (+49 …)
 * is understood. A number with an extension is not accepted: E.164 cannot represent it, so it belongs in the label.
 */
export function toE164(value: unknown, country?: string): string | undefined {
  if (typeof value !== 'string' || value.length > PHONE_MAX_LENGTH) return undefined;
  const phone = parsePhoneNumberFromString(value.trim(), {
    extract: false,
    defaultCountry: country as CountryCode | undefined,
  });
  return phone?.isPossible() === true && phone.ext === undefined ? phone.number : undefined;
}
