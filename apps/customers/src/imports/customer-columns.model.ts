import type { ImportField } from '@crm/contracts/customers';
import {
  ADDRESS_WORDS,
  COMPANY_WORDS,
  CONTACT_WORDS,
  NAME_WORDS,
  NOTE_WORDS,
  QUALIFIERS,
  SOURCE_WORDS,
  TAG_WORDS,
  understands,
  type ImportColumns,
} from '@crm/commands/imports/rows';
import { foldedWord, headerKey, type HeaderWords } from '@crm/import-files/values';

const PREFERENCE_WORDS: readonly HeaderWords<ImportField>[] = [
  {
    field: 'language',
    words: {
      en: 'language, preferred language',
      de: 'Sprache',
      fr: 'langue',
      es: 'idioma',
      it: 'lingua',
      nl: 'taal',
      cs: 'jazyk',
      ru: 'язык',
      sv: 'språk',
      tr: 'dil',
      ja: '言語',
      ko: '언어',
      zh: '语言',
    },
  },
  { field: 'preferredChannel', words: { en: 'preferred channel' } },
  { field: 'timeZone', words: { en: 'time zone', de: 'Zeitzone', fr: 'fuseau horaire', es: 'zona horaria' } },
];

/** The first field that has a word keeps it. */
const FIELDS: readonly HeaderWords<ImportField>[] = [
  ...NAME_WORDS,
  { field: 'kind', words: { en: 'kind, customer kind' } },
  // Odoo: yes or no.
  {
    field: 'kind',
    label: 'organization',
    words: { en: 'is a company, is company', de: 'ist ein Unternehmen', fr: 'est une société', es: 'es una compañía' },
  },
  ...CONTACT_WORDS,
  ...COMPANY_WORDS,
  ...TAG_WORDS,
  ...SOURCE_WORDS,
  ...ADDRESS_WORDS,
  ...NOTE_WORDS,
  ...PREFERENCE_WORDS,
];

/** Headers of this program's own exports that no other program writes; with one of them, `Id` is the id of a customer here. */
const OWN_EXPORT = ['kind', 'changedat', 'preferredchannel'];
/** Headers of a Salesforce export; with one of them, `Id` is an id there. */
const SALESFORCE_EXPORT = ['isdeleted', 'masterrecordid', 'systemmodstamp'];

/** Whose id a column named `Id` holds, by the other headers of the file. */
function ownerOfIds(columns: readonly string[]): 'here' | 'salesforce' | undefined {
  const keys = new Set(columns.map((column) => foldedWord(column)));
  if (SALESFORCE_EXPORT.some((key) => keys.has(key))) return 'salesforce';
  return OWN_EXPORT.some((key) => keys.has(key)) ? 'here' : undefined;
}

/** Facts that only organisations have. A file with two of them is a list of organisations. */
const OF_ORGANIZATIONS = new Set(
  (
    'industry, sic, sic code, naics, naics code, annual revenue, number of employees, no of employees, employees, ticker symbol, ownership, parent account, ' +
    'parent company, account source, account type, company type, legal form, year founded, Branche, Mitarbeiterzahl, Anzahl Mitarbeiter, Jahresumsatz, ' +
    'Rechtsform, secteur d’activité, effectif, nombre d’employés, chiffre d’affaires annuel, industria, número de empleados, settore, numero dipendenti'
  )
    .split(',')
    .map(headerKey),
);
export const isListOfOrganizations = (columns: readonly string[]): boolean =>
  new Set(columns.map(headerKey).filter((key) => OF_ORGANIZATIONS.has(key))).size >= 2;

/** The columns of a file of customers. */
export const customerColumns: ImportColumns = {
  understood: understands(FIELDS, QUALIFIERS),
  ownerOfIds,
  naming: ['name', 'firstName', 'lastName', 'lastFirstName', 'company', 'email', 'id'],
  afterCustom: ['note', 'language', 'preferredChannel', 'timeZone'],
};
