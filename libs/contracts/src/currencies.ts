/**
 * The currencies in circulation of ISO 4217 (list one, 2024), by the number of digits after the decimal point. Funds codes, precious metals and
 * test codes are left out. The table is ours and not the ICU's, whose digits follow usage and change with the runtime.
 */
const CODES: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF',
  2:
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK ' +
    'DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK ' +
    'LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON ' +
    'RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VED VES WST ' +
    'XCD YER ZAR ZMW ZWG',
  3: 'BHD IQD JOD KWD LYD OMR TND',
};

const digits = new Map(
  Object.entries(CODES).flatMap(([count, codes]) => codes.split(' ').map((code) => [code, Number(count)] as const)),
);

/** ISO 4217 codes, in alphabetical order. */
export const CURRENCIES: readonly string[] = [...digits.keys()].sort();

export const isCurrency = (code: unknown): code is string => typeof code === 'string' && digits.has(code);

/** How many minor units make one unit of the currency, as a power of ten: 2 for EUR, 0 for JPY. undefined: not a currency. */
export const minorDigits = (currency: string): number | undefined => digits.get(currency);
