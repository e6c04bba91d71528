import { PhoneNumber, type E164Number } from 'libphonenumber-js/core';
import metadata from 'libphonenumber-js/metadata.min.json';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Marks a number that is written from its last digit to its first. */
const FROM_THE_END = '~';
/** With fewer, a number's end says nothing. */
export const FEWEST_LAST_DIGITS = 3;

/**
 * The forms by which a phone number (E.164) is found, as filters compare them: international, national without and with the digit that is
 * dialled before it (`+491711234567`, `1711234567`, `01711234567`), and from its last digit on.
 */
export function phoneForms(number: string): string[] {
  const phone = knownPhone(number);
  const national = phone === undefined ? [] : [phone.nationalNumber, digitsOf(phone.formatNational())];
  return [...new Set([number, ...national, fromTheEnd(number)])];
}

/** Takes E.164 apart, a tenth of the work of reading what a person wrote. undefined: no country has such numbers. */
function knownPhone(number: string): PhoneNumber | undefined {
  try {
    return new PhoneNumber(number as E164Number, metadata);
  } catch {
    return undefined;
  }
}

/** The same as tokens of a search, which knows no signs before digits. */
export function phoneTokens(number: string): string[] {
  const phone = knownPhone(number);
  const national = phone === undefined ? [] : [String(phone.nationalNumber)];
  return [...new Set([digitsOf(number), ...national, fromTheEnd(number)])];
}

/**
 * The forms that what a person typed may stand for; none if it is no number. With a country (`+49…`, `0049…`, `+49 (0)…`) it is one number,
 * without one it is a number of every country that writes it so.
 */
export function askedPhones(typed: string): string[] {
  const text = plain(typed);
  if (text === undefined) return [];
  const inside = digitsOf(withoutInnerZero(text));
  if (text.startsWith('+')) {
    const phone = parsePhoneNumberFromString(`+${inside}`);
    return [...new Set([phone?.number ?? `+${inside}`, `+${inside}`])];
  }
  if (text.startsWith('00')) return [`+${inside.slice(2)}`];
  const abroad = inside.startsWith('011') ? [`+${inside.slice(3)}`] : [];
  return [...new Set([digitsOf(text), inside, `+${inside}`, ...abroad])];
}

/** The form of a number's last digits; undefined if it is no number, or too short. */
export function askedLastDigits(typed: string): string | undefined {
  const text = plain(typed);
  return text === undefined || digitsOf(text).length < FEWEST_LAST_DIGITS ? undefined : fromTheEnd(text);
}

/** The beginnings of tokens that a number in a search text may stand for, besides its digits as they are. */
export function searchedPhones(typed: string): string[] {
  const text = plain(typed);
  if (text === undefined) return [];
  const digits = digitsOf(text);
  const inside = digitsOf(withoutInnerZero(text));
  const dialled = ['00', '0', '8'].filter((before) => inside.startsWith(before) && inside.length > before.length + 1);
  return [
    ...new Set([inside, ...dialled.map((before) => inside.slice(before.length)), ...ends(digits), ...ends(inside)]),
  ];
}

const ends = (digits: string): string[] => [digits, digits.replace(/^0/, '')].filter(isLong).map(fromTheEnd);
const isLong = (digits: string): boolean => digits.length > FEWEST_LAST_DIGITS;

/** Digits and what people put between them. Wide digits become plain ones. */
function plain(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .trim()
    .replace(/^tel:\s*/i, '')
    .replace(/^\(\s*\+/, '+')
    .replace(/^\(\s*00/, '00');
  return text.length <= 50 && /^\+?[\d()./\s\p{Pd}]*\d[\d()./\s\p{Pd}]*$/u.test(text) ? text : undefined;
}

/** `+49 (0) 171` is dialled without the zero; `(0171)` and `(0) 171` are national numbers. */
const withoutInnerZero = (text: string): string => text.replace(/(?<=\d[^\d]*)\(\s*0\s*\)/, '');
const digitsOf = (text: string): string => text.replace(/\D+/g, '');
function fromTheEnd(text: string): string {
  const digits = digitsOf(text);
  let reversed = FROM_THE_END;
  for (let at = digits.length - 1; at >= 0; at--) reversed += digits[at];
  return reversed;
}
