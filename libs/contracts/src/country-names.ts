import { isISO31661Alpha2 } from 'class-validator';

/** Languages in which the name of a country is understood. */
const LANGUAGES =
  'en de fr es it nl pt pl sv da nb fi cs sk hu ro hr sl sr bg el tr ru uk et lv lt ca ar he ja ko zh'.split(' ');

/** Names and codes that people write, apart from the names of `Intl`. */
const ALSO: Readonly<Record<string, string>> = {
  AE: 'UAE',
  AT: 'AUT',
  BE: 'BEL',
  BR: 'BRA',
  CA: 'CAN',
  CH: 'CHE; Swiss; Confoederatio Helvetica',
  CN: 'CHN; People’s Republic of China; PRC; VR China',
  CZ: 'CZE; Czech Republic; Tschechische Republik; République tchèque; República Checa; Repubblica Ceca; Česká republika',
  DE: 'DEU; GER; BRD; Federal Republic of Germany; Bundesrepublik Deutschland',
  DK: 'DNK',
  ES: 'ESP',
  FI: 'FIN',
  FR: 'FRA',
  GB: 'GBR; UK; U.K.; Great Britain; Großbritannien; Grande-Bretagne; Gran Bretaña; Gran Bretagna; England; Scotland; Wales; Northern Ireland',
  IE: 'IRL; Republic of Ireland',
  IN: 'IND',
  IT: 'ITA',
  JP: 'JPN',
  KR: 'KOR; Korea; Republic of Korea; Korea, Republic of',
  LU: 'LUX',
  MD: 'Republic of Moldova',
  MK: 'Macedonia',
  NL: 'NLD; Holland; The Netherlands',
  NO: 'NOR',
  PL: 'POL',
  PT: 'PRT',
  RU: 'RUS; Russian Federation',
  SE: 'SWE',
  TR: 'TUR; Turkey',
  TW: 'TWN',
  US: 'USA; U.S.A.; U.S.; United States of America; Vereinigte Staaten von Amerika; États-Unis d’Amérique; Estados Unidos de América; Stati Uniti d’America',
  ZA: 'ZAF',
};

const fold = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}]+/gu, '');

let codes: ReadonlyMap<string, string> | undefined;

function codesByName(): ReadonlyMap<string, string> {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  const known = letters.flatMap((first) => letters.map((second) => first + second)).filter(isISO31661Alpha2);
  const names = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }));
  // The first language that has a name decides it: "Niger" is the same country in all of them.
  const found = new Map<string, string>(known.map((code) => [fold(code), code]));
  for (const [code, also] of Object.entries(ALSO))
    for (const name of also.split(';')) if (!found.has(fold(name))) found.set(fold(name), code);
  for (const language of names)
    for (const code of known) {
      const name = fold(language.of(code) ?? '');
      if (name !== '' && !found.has(name)) found.set(name, code);
    }
  return found;
}

/** Returns the ISO 3166-1 alpha-2 code of a country that is named by its code or, in one of many languages, by its name. */
export const countryCode = (text: string): string | undefined => (codes ??= codesByName()).get(fold(text));
