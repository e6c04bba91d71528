import { type ImportField, type ImportTarget, ImportMappingInvalid } from '@crm/contracts/customers';
import type { FieldError } from '@crm/kernel';

export type Mapping = readonly (ImportTarget | null)[];

/** A custom field as a column may name it: by its key, `custom.<key>` or its label. */
export interface NamedField {
  readonly key: string;
  readonly label: string;
}

/** Fields that several columns may fill. */
const REPEATABLE: readonly ImportTarget[] = ['email', 'phone', 'tags'];

/** Headers as other systems write them, without case, accents and punctuation. */
const HEADERS: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    'name',
    'fullname',
    'customername',
    'customer',
    'contactname',
    'contact',
    'clientname',
    'client',
    'displayname',
    'accountname',
    'account',
  ],
  firstName: ['firstname', 'givenname', 'forename', 'vorname', 'prenom'],
  lastName: ['lastname', 'surname', 'familyname', 'nachname', 'nomdefamille'],
  kind: ['kind', 'customerkind'],
  email: [
    'email',
    'emailaddress',
    'mail',
    'customeremail',
    'contactemail',
    'clientemail',
    'primaryemail',
    'workemail',
    'privateemail',
    'email1',
    'email2',
    'email3',
  ],
  phone: [
    'phone',
    'phonenumber',
    'telephone',
    'tel',
    'mobile',
    'mobilephone',
    'mobilenumber',
    'cell',
    'cellphone',
    'customerphone',
    'workphone',
    'homephone',
    'telefon',
    'handy',
    'phone1',
    'phone2',
    'phone3',
  ],
  company: [
    'company',
    'companyname',
    'organization',
    'organisation',
    'organizationname',
    'employer',
    'firma',
    'business',
    'businessname',
  ],
  tags: ['tags', 'tag', 'labels'],
  source: ['source', 'leadsource', 'customersource'],
  street: ['street', 'streetaddress', 'address', 'address1', 'addressline1', 'strasse'],
  city: ['city', 'town', 'ort', 'stadt'],
  postalCode: ['zip', 'zipcode', 'postcode', 'postalcode', 'plz'],
  region: ['state', 'province', 'region', 'county'],
  country: ['country', 'countryname', 'land'],
};
const FIELD_OF_HEADER = new Map(
  Object.entries(HEADERS).flatMap(([field, headers]) => headers.map((header) => [header, field as ImportField])),
);

const foldHeader = (header: string): string =>
  header
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const targetOf = ({ key }: NamedField): ImportTarget => `custom.${key}`;

function fieldOfHeader(custom: readonly NamedField[]): (header: string) => ImportTarget | undefined {
  const named = new Map(
    custom.flatMap((field): [string, ImportTarget][] => [
      [foldHeader(field.label), targetOf(field)],
      [foldHeader(field.key), targetOf(field)],
      [foldHeader(targetOf(field)), targetOf(field)],
    ]),
  );
  return (header) => FIELD_OF_HEADER.get(foldHeader(header)) ?? named.get(foldHeader(header));
}

/** Guesses the field of each column. A field for only one column goes to the first that matches; built-in fields come before custom ones. */
export function guessMapping(columns: readonly string[], custom: readonly NamedField[] = []): Mapping {
  const taken = new Set<ImportTarget>();
  const find = fieldOfHeader(custom);
  return columns.map((column) => {
    const field = find(column);
    if (field === undefined || (taken.has(field) && isSingle(field))) return null;
    taken.add(field);
    return field;
  });
}

/** Returns the guess with the overrides applied. Throws ImportMappingInvalid with every fault. */
export function resolveMapping(
  columns: readonly string[],
  overrides: Readonly<Record<string, ImportTarget | null>>,
  custom: readonly NamedField[] = [],
): Mapping {
  const choices = Object.entries(overrides);
  const unknown = choices.filter(([header]) => !columns.includes(header));
  if (unknown.length > 0) throw new ImportMappingInvalid(unknown.map(([header]) => unknownHeader(header)));
  const chosen = new Set(Object.values(overrides));
  // A field chosen for one column is not guessed for another.
  const mapping = guessMapping(columns, custom).map((field) =>
    field !== null && isSingle(field) && chosen.has(field) ? null : field,
  );
  for (const [header, field] of choices) mapping[columns.indexOf(header)] = field;
  const twice = choices.filter(
    ([, field]) => field !== null && isSingle(field) && mapping.indexOf(field) !== mapping.lastIndexOf(field),
  );
  const known = new Set(custom.map(targetOf));
  const faults = [
    ...twice.map(([header, field]) => mappedTwice(header, String(field))),
    ...choices
      .filter(([, field]) => field?.startsWith('custom.') === true && !known.has(field))
      .map(([header]) => unknownField(header)),
  ];
  if (!mapping.some((field) => field === 'name' || field === 'firstName' || field === 'lastName')) faults.push(NO_NAME);
  if (faults.length > 0) throw new ImportMappingInvalid(faults);
  return mapping;
}

const isSingle = (field: ImportTarget): boolean => !REPEATABLE.includes(field);

const unknownHeader = (header: string): FieldError => ({
  pointer: pointerTo(header),
  code: 'unknown-header',
  detail: 'The file has no column with this header.',
});
const unknownField = (header: string): FieldError => ({
  pointer: pointerTo(header),
  code: 'unknown-custom-field',
  detail: 'There is no custom field with this key in use.',
});
const mappedTwice = (header: string, field: string): FieldError => ({
  pointer: pointerTo(header),
  code: 'mapped-twice',
  detail: `Only one column can be mapped to ${field}.`,
});
const NO_NAME: FieldError = {
  pointer: '/mapping',
  code: 'no-name',
  detail: 'One column must be mapped to name, firstName or lastName.',
};

const pointerTo = (header: string): string => `/mapping/${header.replaceAll('~', '~0').replaceAll('/', '~1')}`;
