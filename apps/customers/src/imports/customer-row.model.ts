import { mailboxOf } from '@crm/contracts';
import {
  CHANNELS,
  languageTag,
  MAX_NAME,
  timeZoneName,
  type CustomerAddress,
  type ImportField,
  type ImportTarget,
  type WantedValue,
  type CustomFields,
} from '@crm/contracts/customers';
import {
  nameFromEmail,
  nameOf,
  readAddress,
  readEmails,
  readExternalIds,
  readNote,
  readOwnId,
  readPhoneNumbers,
  readSource,
  readTags,
  rowReader,
  type ReadRecord,
  type RowCells,
  type RowFault,
  type RowSettings,
} from '@crm/commands/imports/rows';
import type { FileRecord } from '@crm/import-files';
import { oneLine, type Formats } from '@crm/import-files/values';
import { type WantedEmail, type WantedPhone } from '../customers/contact-points.policy.js';
import type { ExternalId } from '../customers/external-ids.model.js';
import type { WantedPreferences } from '../customers/preferences.model.js';
import { customerColumns, isListOfOrganizations } from './customer-columns.model.js';
import { customFieldsReader, flagOf, type CustomFieldsReader } from './import-custom-values.model.js';

type Kind = 'person' | 'organization';

export interface ReadCustomer {
  /** The customer's id here, from an export of this program: the customer to complete. */
  readonly id?: string;
  /** Ids in other systems: match keys like the e-mail addresses. */
  readonly externalIds: readonly ExternalId[];
  readonly kind: Kind;
  /** Empty only if `missing` says so. */
  readonly name: string;
  /** The row has no name of its own: `name` serves a new customer, and replaces no name. */
  readonly provisionalName?: true;
  readonly emails: readonly WantedEmail[];
  /** The compared forms of the e-mail addresses. */
  readonly mailboxes: readonly string[];
  readonly phones: readonly WantedPhone[];
  readonly company?: string;
  readonly address?: CustomerAddress;
  readonly source: string;
  readonly tags: readonly string[];
  readonly preferences?: WantedPreferences;
  readonly customFields?: readonly WantedValue[];
  /** The text of a note to add to the customer; may have several lines. */
  readonly note?: string;
  /** There is no name, or a required custom field has no value: the row can complete a customer, but not create one. */
  readonly missing?: RowFault;
}

export interface CustomerRowSettings extends RowSettings {
  readonly phoneCountry?: string | undefined;
  /** Of rows that do not say it themselves. */
  readonly kind?: Kind | undefined;
  readonly formats?: Formats | undefined;
  /** All definitions, archived ones included. */
  readonly customFields?: CustomFields;
}

/** What is the same for all rows of a file. */
interface Plan {
  readonly settings: CustomerRowSettings;
  readonly readCustomFields: CustomFieldsReader;
  readonly isListOfOrganizations: boolean;
  readonly has: (target: ImportTarget) => boolean;
}

/** Returns a function that reads records as customers. */
export function customerReader(settings: CustomerRowSettings): (record: FileRecord) => ReadRecord<ReadCustomer> {
  const { columns, mapping, customFields = [], formats } = settings;
  const has = (target: ImportTarget): boolean => mapping.includes(target);
  const namesPersons = has('firstName') || has('lastName') || has('lastFirstName') || (has('name') && has('company'));
  const plan: Plan = {
    settings,
    readCustomFields: customFieldsReader(customFields, formats),
    isListOfOrganizations: !namesPersons && isListOfOrganizations(columns),
    has,
  };
  return rowReader(customerColumns, settings, (cells) => readCustomer(cells, plan));
}

function readCustomer(cells: RowCells, plan: Plan): ReadCustomer {
  const { faults } = cells;
  const { settings } = plan;
  const said = readName(cells, plan);
  const emails = readEmails(cells);
  const company = cells.text('company', MAX_NAME);
  const id = readOwnId(cells);
  const externalIds = readExternalIds(cells);
  const address = readAddress(cells);
  const kind = readKind(cells, settings.kind);
  const { values, lacks } = plan.readCustomFields(cells);
  const named = nameFrom(cells, { said, kind, company, emails }, plan);
  const phones = readPhoneNumbers(cells, { ofRow: address?.country, otherwise: settings.phoneCountry });
  const isKnown = id !== undefined || externalIds.length > 0;
  if (named.missing !== undefined && !isKnown && faults.length === 0) faults.push(named.missing);
  return {
    ...present('id', id),
    externalIds,
    kind: named.kind,
    name: named.name,
    ...(named.provisional && { provisionalName: true }),
    emails,
    mailboxes: [...new Set(emails.map((email) => mailboxOf(email.address)))],
    phones,
    ...present('company', company),
    ...present('address', address),
    source: readSource(cells) ?? NO_SOURCE,
    tags: readTags(cells),
    ...present('preferences', readPreferences(cells)),
    ...(values.length > 0 && { customFields: values }),
    ...present('note', readNote(cells)),
    ...present('missing', named.missing ?? lacks),
  };
}

/** The name as the row has it; undefined if it has one that cannot be read. */
function readName(cells: RowCells, { has }: Plan): string | undefined {
  const { faults } = cells;
  const part = (target: ImportField): string | undefined => cells.required(target, MAX_NAME);
  const parts = {
    name: part('name'),
    firstName: part('firstName'),
    middleName: part('middleName'),
    lastName: part('lastName'),
    lastFirstName: part('lastFirstName'),
  };
  const name = nameOf(parts, { firstName: has('firstName'), lastName: has('lastName') });
  if (name.length > MAX_NAME) faults.push({ code: 'name', reason: `The name is longer than ${MAX_NAME} characters.` });
  return faults.length > 0 ? undefined : name;
}

interface Said {
  readonly said: string | undefined;
  readonly kind: Kind | undefined;
  readonly company: string | undefined;
  readonly emails: readonly WantedEmail[];
}

interface Named {
  readonly kind: Kind;
  readonly name: string;
  readonly provisional?: true;
  readonly missing?: RowFault;
}

/** The name, or what is used instead: the organisation, or the words of an e-mail address. */
function nameFrom(cells: RowCells, { said, kind, company, emails }: Said, plan: Plan): Named {
  const assumed = kind ?? (plan.isListOfOrganizations ? 'organization' : 'person');
  if (said === undefined || said !== '') return { kind: assumed, name: said ?? '' };
  if (company !== undefined && kind !== 'person') return { kind: 'organization', name: company, provisional: true };
  const [cell] = cells.all('email');
  const [email] = emails;
  const made = email === undefined ? '' : nameFromEmail(email.address);
  if (made === '' || cell === undefined) return { kind: assumed, name: '', provisional: true, missing: NAME_MISSING };
  cells.warn(cell, 'name-from-email', 'The row has no name; the part of the e-mail address before the @ was taken.');
  return { kind: assumed, name: made, provisional: true };
}

function readKind(cells: RowCells, otherwise: Kind | undefined): Kind | undefined {
  const cell = cells.first('kind');
  if (cell === undefined) return otherwise;
  // `Is a company` holds yes or no.
  const isOne = cell.use.label === 'organization' ? flagOf(cell.text) : undefined;
  if (isOne !== undefined) return isOne ? 'organization' : 'person';
  const kind = KINDS.get(cell.text.toLowerCase());
  if (kind === undefined) cells.fault(cell, 'kind', 'The kind must be person or organization.');
  return kind;
}

function readPreferences(cells: RowCells): WantedPreferences | undefined {
  const read = <Value>(target: ImportField, valueOf: (text: string) => Value | undefined, reason: string) => {
    const cell = cells.first(target);
    if (cell === undefined) return undefined;
    const value = valueOf(oneLine(cell.text));
    if (value === undefined) cells.warn(cell, target, `${reason}; it was left out.`);
    return value;
  };
  const preferences = {
    ...present('language', read('language', languageTag, 'This is not a BCP 47 language tag such as de-AT')),
    ...present(
      'preferredChannel',
      read(
        'preferredChannel',
        (text) => CHANNELS.find((channel) => channel === text.toLowerCase()),
        `The channel must be one of ${CHANNELS.join(', ')}`,
      ),
    ),
    ...present('timeZone', read('timeZone', timeZoneName, 'This is not a time zone such as Europe/Berlin')),
  };
  return Object.keys(preferences).length === 0 ? undefined : preferences;
}

/** What a row adds to the `known` customer; a provisional name is not added. */
export function completionOf(customer: ReadCustomer, known: KindAndName) {
  const { name, company, address, emails, phones, tags, externalIds, preferences, customFields } = customer;
  return {
    ...(customer.provisionalName === undefined && { name }),
    ...present('company', employerOf(known, company)),
    ...present('address', address),
    ...present('preferences', preferences),
    ...present('customFields', customFields),
    ...{ emails, phones, tags, externalIds },
  };
}

/** What a row says about a new customer. */
export function creationOf(customer: ReadCustomer) {
  const { id: _id, mailboxes: _mailboxes, note: _note, missing: _missing, ...known } = customer;
  const { provisionalName: _provisional, company, ...rest } = known;
  return { ...rest, ...present('company', employerOf(rest, company)) };
}

interface KindAndName {
  readonly kind: Kind;
  /** Absent: erased. */
  readonly name?: string | undefined;
}
/** An organisation is not its own company. */
const employerOf = ({ kind, name }: KindAndName, company: string | undefined): string | undefined =>
  kind === 'organization' && company === name ? undefined : company;

const NO_SOURCE = 'import';
const NAME_MISSING: RowFault = {
  code: 'name-missing',
  reason: 'The row has no name, no organisation, and no e-mail address to make a name from.',
};

const KINDS = new Map<string, Kind>([
  ...['person', 'individual', 'contact', 'privatperson', 'particulier', 'persona'].map(
    (word) => [word, 'person'] as const,
  ),
  ...[
    'organization',
    'organisation',
    'company',
    'account',
    'firma',
    'unternehmen',
    'société',
    'empresa',
    'azienda',
  ].map((word) => [word, 'organization'] as const),
]);

const present = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
