import { getCountryCallingCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * Returns the number that digits without a plus sign mean if they begin with the country's own calling code, as spreadsheets leave them
 * (`491701234567` in Germany). undefined: they do not, or what follows is not a number of that country.
 */
export function withLostPlus(digits: string, country: string): string | undefined {
  if (!isSupportedCountry(country) || !/^\d+$/.test(digits)) return undefined;
  if (!digits.startsWith(getCountryCallingCode(country))) return undefined;
  const phone = parsePhoneNumberFromString(`+${digits}`, { extract: false });
  return phone?.isValid() === true ? phone.number : undefined;
}
