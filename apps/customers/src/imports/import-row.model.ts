import { mailboxOf } from '@crm/contracts';
import {
  CHANNELS,
  countryCode,
  isEmailAddress,
  isPlainText,
  languageTag,
  MAX_CONTACT_POINTS,
  MAX_EXTERNAL_ID,
  MAX_EXTERNAL_IDS,
  MAX_LABEL,
  MAX_NAME,
  MAX_NOTE,
  MAX_TAG,
  MAX_TAGS,
  plainText,
  timeZoneName,
  type CustomerAddress,
  type ImportTarget,
} from '@crm/contracts/customers';
import type { FileRecord } from '@crm/import-files';
import { missingFields, REQUIRED, type AllowedValue } from '../custom-fields/custom-field-values.policy.js';
import type { CustomField, CustomFields } from '../custom-fields/custom-fields.decider.js';
import { type WantedEmail, type WantedPhone } from '../customers/contact-points.policy.js';
import { once, type ExternalId } from '../customers/external-ids.model.js';
import type { WantedPreferences } from '../customers/preferences.model.js';
import { codeOf, commaLine, lines, oneLine, undressed, valuesIn, withoutMarks } from './cell-text.model.js';
import { chosenAddress, type AddressCell } from './import-addresses.model.js';
import { customValueOf } from './import-custom-values.model.js';
import { isListOfOrganizations } from './import-headers.model.js';
import { labelled, usesOf, type ColumnUse, type Formats, type Mapping } from './import-mapping.model.js';
import { nameFromEmail, nameOf } from './import-names.model.js';
import { readPhones, type PhoneFault } from './phone-values.model.js';

/** What is wrong with a row or one of its cells. Never quotes a value: the error file outlives the customers. */
export interface RowFault {
  /** Header of the column. Absent: the row as a whole. */
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  /** The customer that holds the address, if the importer may read it. */
  readonly holder?: string;
}

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
  readonly customFields?: readonly AllowedValue[];
  /** The text of a note to add to the customer; may have several lines. */
  readonly note?: string;
  /** There is no name, or a required custom field has no value: the row can complete a customer, but not create one. */
  readonly missing?: RowFault;
}

export interface ReadRow {
  /** undefined: the row is refused; `faults` say why. */
  readonly customer: ReadCustomer | undefined;
  readonly faults: readonly RowFault[];
  /** What was left out of an accepted row, or read with doubts. */
  readonly warnings: readonly RowFault[];
}

export interface RowSettings {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly phoneCountry?: string | undefined;
  /** Of rows that do not say it themselves. */
  readonly kind?: Kind | undefined;
  readonly formats?: Formats | undefined;
  /** Warnings refuse the row. */
  readonly strict?: boolean | undefined;
  /** All definitions, archived ones included. */
  readonly customFields?: CustomFields;
}

const MAX_LINE = 300;
const ADDRESS_LIMITS = { street: MAX_LINE, city: 120, postalCode: 20, region: 120, country: 120 } as const;
/** A cell with more of them is a mistake, and reported as one. */
const MOST_VALUES = 100;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SYSTEM = /^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/;

const BROKEN: Readonly<Record<NonNullable<FileRecord['broken']>, string>> = {
  'record-too-long': 'The row or card is longer than 1 MiB, or a quote in it is not closed.',
  'quote-not-closed': 'A quote is opened in this row and never closed.',
  'card-not-closed': 'The card begins here and is never closed.',
};

/** What is the same for all rows of a file. */
interface Plan {
  readonly settings: RowSettings;
  readonly uses: readonly ColumnUse[];
  /** By the column of an e-mail or phone: the column that labels it. */
  readonly labels: ReadonlyMap<number, number>;
  readonly fields: ReadonlyMap<ImportTarget, CustomField>;
  readonly isListOfOrganizations: boolean;
  readonly has: (target: ImportTarget) => boolean;
}

/** Returns a function that reads records as customers. Empty cells are ignored. */
export function rowReader(settings: RowSettings): (record: FileRecord) => ReadRow {
  const { columns, mapping, customFields = [] } = settings;
  const uses = usesOf(columns, mapping);
  const has = (target: ImportTarget): boolean => mapping.includes(target);
  const namesPersons = has('firstName') || has('lastName') || has('lastFirstName') || (has('name') && has('company'));
  const plan: Plan = {
    settings,
    uses,
    labels: labelsOf(uses),
    fields: new Map(customFields.map((field) => [`custom.${field.key}`, field])),
    isListOfOrganizations: !namesPersons && isListOfOrganizations(columns),
    has,
  };
  return ({ cells, broken }) => {
    if (broken !== undefined) return refused({ code: broken, reason: BROKEN[broken] });
    if (cells.slice(columns.length).some((cell) => cell.trim() !== ''))
      return refused({
        code: 'too-many-cells',
        reason: `The row has ${cells.length} cells, the header ${columns.length}.`,
      });
    return new RowReader(cells, plan).read();
  };
}

export const readRow = (record: FileRecord, settings: RowSettings): ReadRow => rowReader(settings)(record);

function labelsOf(uses: readonly ColumnUse[]): Map<number, number> {
  const pairs = uses.flatMap(({ target, index }) => {
    const wanted = labelled(target);
    const value = uses.find((use) => use.target === wanted && use.index > index);
    return value === undefined ? [] : [[value.index, index] as const];
  });
  return new Map(pairs);
}

const refused = (fault: RowFault): ReadRow => ({ customer: undefined, faults: [fault], warnings: [] });

/** A filled cell. */
interface Cell {
  readonly use: ColumnUse;
  readonly text: string;
}

class RowReader {
  private readonly faults: RowFault[] = [];
  private readonly warnings: RowFault[] = [];
  private readonly cells = new Map<ImportTarget, Cell[]>();

  constructor(
    private readonly row: readonly string[],
    private readonly plan: Plan,
  ) {
    for (const use of plan.uses) {
      const text = undressed(row[use.index] ?? '');
      if (text === '') continue;
      const known = this.cells.get(use.target);
      if (known) known.push({ use, text });
      else this.cells.set(use.target, [{ use, text }]);
    }
  }

  read(): ReadRow {
    const { faults, warnings } = this;
    const said = this.said();
    const emails = this.emails();
    const company = this.text('company', MAX_NAME);
    const keys = { ...present('id', this.id()), externalIds: this.externalIds() };
    const address = this.address();
    const kind = this.kind();
    const { custom, lacks } = this.custom();
    const named = this.name(said, { kind, company, emails });
    const missing = named.missing ?? lacks;
    const customer: ReadCustomer = {
      ...keys,
      kind: named.kind,
      name: named.name,
      ...(named.provisional && { provisionalName: true }),
      emails,
      mailboxes: [...new Set(emails.map((email) => mailboxOf(email.address)))],
      phones: this.phones(address?.country),
      ...present('company', company),
      ...present('address', address),
      source: this.source(),
      tags: this.tags(),
      ...present('preferences', this.preferences()),
      ...(custom.length > 0 && { customFields: custom }),
      ...present('note', this.note()),
      ...present('missing', missing),
    };
    if (named.missing !== undefined && keys.id === undefined && keys.externalIds.length === 0 && faults.length === 0)
      faults.push(named.missing);
    if (this.plan.settings.strict) faults.push(...warnings);
    return faults.length > 0 ? { customer: undefined, faults, warnings: [] } : { customer, faults, warnings };
  }

  /** The name as the row has it; undefined if it has one that cannot be read. */
  private said(): string | undefined {
    const { faults, plan } = this;
    const part = (target: ImportTarget): string | undefined => this.required(target);
    const cells = {
      name: part('name'),
      firstName: part('firstName'),
      middleName: part('middleName'),
      lastName: part('lastName'),
      lastFirstName: part('lastFirstName'),
    };
    const name = nameOf(cells, { firstName: plan.has('firstName'), lastName: plan.has('lastName') });
    if (name.length > MAX_NAME)
      faults.push({ code: 'name', reason: `The name is longer than ${MAX_NAME} characters.` });
    return faults.length > 0 ? undefined : name;
  }

  /** The name, or what is used instead: the organisation, or the words of an e-mail address. */
  private name(
    said: string | undefined,
    { kind, company, emails }: { kind: Kind | undefined; company: string | undefined; emails: readonly WantedEmail[] },
  ): { kind: Kind; name: string; provisional?: true; missing?: RowFault } {
    const assumed = kind ?? (this.plan.isListOfOrganizations ? 'organization' : 'person');
    if (said === undefined || said !== '') return { kind: assumed, name: said ?? '' };
    if (company !== undefined && kind !== 'person') return { kind: 'organization', name: company, provisional: true };
    const [email] = emails;
    const made = email === undefined ? '' : nameFromEmail(email.address);
    if (made === '') return { kind: assumed, name: '', provisional: true, missing: NAME_MISSING };
    this.warn(
      'email',
      'name-from-email',
      'The row has no name; the part of the e-mail address before the @ was taken.',
    );
    return { kind: assumed, name: made, provisional: true };
  }

  private kind(): Kind | undefined {
    const cell = this.cells.get('kind')?.[0];
    if (cell === undefined) return this.plan.settings.kind;
    const kind = KINDS.get(cell.text.toLowerCase());
    if (kind === undefined) this.fault(cell, 'kind', 'The kind must be person or organization.');
    return kind;
  }

  private id(): string | undefined {
    const cell = this.cells.get('id')?.[0];
    if (cell === undefined) return undefined;
    if (UUID.test(cell.text)) return cell.text.toLowerCase();
    this.fault(
      cell,
      'id',
      'This is not an id of this program. Map the ids of another program to externalId.<system>, or to nothing.',
    );
    return undefined;
  }

  private externalIds(): ExternalId[] {
    const ids = [...this.cells].flatMap(([target, cells]) => {
      if (target === 'externalId')
        return cells.flatMap((cell) => cell.text.split(/;\s+/).map((text) => ({ cell, ...pairOf(text) })));
      if (!target.startsWith('externalId.')) return [];
      const system = target.slice('externalId.'.length);
      return cells.map((cell) => ({ cell, system, id: oneLine(cell.text) }));
    });
    for (const { cell, system, id } of ids)
      if (!SYSTEM.test(system) || !isPlainText(id, 1, MAX_EXTERNAL_ID))
        this.fault(
          cell,
          'external-id',
          `An external id has 1 to ${MAX_EXTERNAL_ID} characters and, where its column does not name the system, its system before a colon.`,
        );
    const different = once(ids.map(({ system, id }) => ({ system, id: plainText(id) })));
    if (different.length > MAX_EXTERNAL_IDS)
      this.faults.push({ code: 'too-many-external-ids', reason: `More than ${MAX_EXTERNAL_IDS} external ids.` });
    return different;
  }

  private emails(): WantedEmail[] {
    const points: WantedEmail[] = [];
    for (const cell of this.cells.get('email') ?? [])
      for (const text of addressesIn(cell.text).slice(0, MOST_VALUES)) {
        if (isEmailAddress(text)) points.push({ address: plainText(text), ...this.label(cell, []) });
        else this.fault(cell, 'email', 'This is not an e-mail address.');
      }
    if (points.length > MAX_CONTACT_POINTS)
      this.faults.push({ code: 'too-many-emails', reason: `More than ${MAX_CONTACT_POINTS} e-mail addresses.` });
    return points;
  }

  private phones(rowCountry: string | undefined): WantedPhone[] {
    const country = (rowCountry && countryCode(rowCountry)) || this.plan.settings.phoneCountry;
    const points: WantedPhone[] = [];
    for (const cell of this.cells.get('phone') ?? [])
      for (const read of readPhones(cell.text, country)) {
        if ('fault' in read) this.warnOf(cell, PHONE_CODE[read.fault], PHONES[read.fault]);
        else if (points.length >= MAX_CONTACT_POINTS)
          this.warnOf(cell, 'phone', `More than ${MAX_CONTACT_POINTS} phone numbers; this one was left out.`);
        else {
          points.push({ number: read.number, ...this.label(cell, read.remarks) });
          if (read.plusAdded)
            this.warnOf(
              cell,
              'phone-plus',
              'The number begins with the code of its country and was read as if it had a plus sign.',
            );
        }
      }
    // A fax machine is nobody's first number.
    return [...points.filter((point) => !isFax(point)), ...points.filter(isFax)];
  }

  private label({ use }: Cell, remarks: readonly string[]): { label?: string } {
    const own = this.plan.labels.get(use.index);
    const written = own === undefined ? '' : withoutStar(oneLine(undressed(this.row[own] ?? '')));
    const said = [NO_LABEL.has(written.toLowerCase()) ? use.label : written || use.label, ...remarks];
    const whole = said.filter((part) => part !== '').join(', ');
    if (whole === '') return {};
    const label = plainText([...whole].slice(0, MAX_LABEL).join('').slice(0, MAX_LABEL).toWellFormed());
    if (!isPlainText(label, 1, MAX_LABEL) || label.includes('\ufffd')) {
      this.warn(use.target, 'label', 'The label holds characters that cannot be shown; it was left out.');
      return {};
    }
    if (label !== plainText(whole))
      this.warnOf(
        { use, text: '' },
        'label',
        `The label has more than ${MAX_LABEL} characters; the rest was left out.`,
      );
    return { label };
  }

  private tags(): string[] {
    const tags = new Set<string>();
    for (const cell of this.cells.get('tags') ?? [])
      for (const part of valuesIn(cell.text).slice(0, MOST_VALUES)) {
        if (GOOGLE_ALL.test(part)) continue;
        const text = oneLine(withoutStar(part));
        if (isReadable(text, MAX_TAG) && tags.size < MAX_TAGS) tags.add(plainText(text));
        else
          this.warnOf(
            cell,
            'tag',
            `A tag has 1 to ${MAX_TAG} characters, a customer at most ${MAX_TAGS} of them; this one was left out.`,
          );
      }
    return [...tags];
  }

  private address(): CustomerAddress | undefined {
    const parts = Object.entries(ADDRESS_LIMITS) as [keyof CustomerAddress, number][];
    const cells = parts.flatMap(([part, max]) =>
      (this.cells.get(part) ?? []).flatMap((cell): AddressCell[] => {
        const text = part === 'street' ? commaLine(cell.text) : oneLine(cell.text);
        if (!this.isReadable(cell, text, max)) return [];
        const { place, header: column } = cell.use;
        return [{ part, place, column, text: plainText(part === 'country' ? (countryCode(text) ?? text) : text) }];
      }),
    );
    const inOrder = cells.sort((one, other) => this.indexOf(one) - this.indexOf(other));
    const { address, leftOut } = chosenAddress(inOrder);
    for (const column of leftOut)
      this.warnings.push({
        column,
        code: 'second-address',
        reason: 'A customer has one address; this one was left out.',
      });
    if (address?.street !== undefined && address.street.length > MAX_LINE) {
      this.warn(
        'street',
        'street',
        `The lines of the street have more than ${MAX_LINE} characters; they were left out.`,
      );
      const { street: _street, ...rest } = address;
      return rest;
    }
    return address;
  }

  private indexOf({ column }: AddressCell): number {
    return this.plan.settings.columns.indexOf(column);
  }

  private preferences(): WantedPreferences | undefined {
    const read = <Value>(target: ImportTarget, valueOf: (text: string) => Value | undefined, reason: string) => {
      const cell = this.cells.get(target)?.[0];
      if (cell === undefined) return undefined;
      const value = valueOf(oneLine(cell.text));
      if (value === undefined) this.warnOf(cell, target, `${reason}; it was left out.`);
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

  /** `lacks`: a required field has no value. */
  private custom(): { custom: AllowedValue[]; lacks: RowFault | undefined } {
    const custom: AllowedValue[] = [];
    const unread = new Map<string, RowFault>();
    for (const [target, [cell]] of this.cells) {
      if (!target.startsWith('custom.') || cell === undefined) continue;
      const field = this.plan.fields.get(target);
      const read = this.customValue(field, cell);
      if (field !== undefined && 'value' in read) custom.push({ key: field.key, slot: field.slot, value: read.value });
      if (!('code' in read)) continue;
      const fault = { column: cell.use.header, code: `custom-${read.code}`, reason: read.detail };
      unread.set(target, fault);
      this.warnings.push({ ...fault, reason: `${fault.reason} The cell was left out.` });
    }
    const given = new Set(custom.map(({ key }) => key));
    const [missing] = missingFields(this.plan.settings.customFields ?? [], (key) => given.has(key));
    if (missing === undefined) return { custom, lacks: undefined };
    const reason = `The custom field ${missing.key} must have a value.`;
    return { custom, lacks: unread.get(`custom.${missing.key}`) ?? { code: REQUIRED.code, reason } };
  }

  private customValue(field: CustomField | undefined, { use, text }: Cell): ReturnType<typeof customValueOf> {
    if (field === undefined || field.archived)
      return { code: 'custom-field-archived', detail: 'This custom field is archived.' };
    return customValueOf(field, oneLine(text), this.plan.settings.formats?.[use.index]);
  }

  private source(): string {
    const cell = this.cells.get('source')?.[0];
    if (cell === undefined) return NO_SOURCE;
    const code = cell.text.length > MAX_LINE ? undefined : codeOf(cell.text);
    if (code !== undefined && code.length <= 40) return code;
    this.warnOf(
      cell,
      'source',
      'A source is written with at most 40 Latin letters, digits and hyphens. This one was left out.',
    );
    return NO_SOURCE;
  }

  private note(): string | undefined {
    const cells = this.cells.get('note') ?? [];
    const text = cells.map((cell) => lines(withoutMarks(cell.text))).join('\n\n');
    const [cell] = cells;
    if (cell === undefined) return undefined;
    if (isPlainText(text, 1, MAX_NOTE, true) && !text.includes('\ufffd')) return plainText(text);
    this.warnOf(cell, 'note', `A note has 1 to ${MAX_NOTE} characters and no control characters; it was left out.`);
    return undefined;
  }

  /** A text without which the row would be another customer: it refuses the row if it cannot be read. */
  private required(target: ImportTarget): string | undefined {
    const cell = this.cells.get(target)?.[0];
    if (cell === undefined) return undefined;
    const text = oneLine(cell.text);
    if (isReadable(text, MAX_NAME)) return plainText(text);
    this.faults.push(unreadable(cell, MAX_NAME));
    return undefined;
  }

  private text(target: ImportTarget, max: number): string | undefined {
    const cell = this.cells.get(target)?.[0];
    const text = oneLine(cell?.text ?? '');
    return cell !== undefined && this.isReadable(cell, text, max) ? plainText(text) : undefined;
  }

  private isReadable(cell: Cell, text: string, max: number): boolean {
    if (isReadable(text, max)) return true;
    const { reason, ...fault } = unreadable(cell, max);
    this.warnings.push({ ...fault, reason: `${reason} It was left out.` });
    return false;
  }

  private fault({ use }: Cell, code: string, reason: string): void {
    this.faults.push({ column: use.header, code, reason });
  }
  private warnOf({ use }: Cell, code: string, reason: string): void {
    this.warnings.push({ column: use.header, code, reason });
  }
  private warn(target: ImportTarget, code: string, reason: string): void {
    const column = this.cells.get(target)?.[0]?.use.header;
    this.warnings.push({ ...(column !== undefined && { column }), code, reason });
  }
}

/** What a row adds to a customer that exists; a provisional name is not added. */
export function completionOf(customer: ReadCustomer) {
  const { name, company, address, emails, phones, tags, externalIds, preferences, customFields } = customer;
  return {
    ...(customer.provisionalName === undefined && { name }),
    ...present('company', company),
    ...present('address', address),
    ...present('preferences', preferences),
    ...present('customFields', customFields),
    ...{ emails, phones, tags, externalIds },
  };
}

/** What a row says about a new customer. An organisation is not its own company. */
export function creationOf(customer: ReadCustomer) {
  const { id: _id, mailboxes: _mailboxes, note: _note, missing: _missing, ...known } = customer;
  const { provisionalName: _provisional, company, ...rest } = known;
  const isItself = rest.kind === 'organization' && company === rest.name;
  return { ...rest, ...(isItself ? {} : present('company', company)) };
}

const NO_SOURCE = 'import';
const NAME_MISSING: RowFault = {
  code: 'name-missing',
  reason: 'The row has no name, no organisation, and no e-mail address to make a name from.',
};

const PHONE_CODE: Readonly<Record<PhoneFault, string>> = {
  scientific: 'phone-scientific',
  'no-country': 'phone',
  unreadable: 'phone',
};
const PHONES: Readonly<Record<PhoneFault, string>> = {
  scientific:
    'The spreadsheet shortened this number (4.1E+09), and digits are lost. Format the column as text before saving it. It was left out.',
  'no-country':
    'This is not a phone number with a country code (+49 …); it was left out. Set phoneCountry if all are from one country.',
  unreadable: 'This is not a phone number; it was left out.',
};

/** Labels that say nothing: the types of addresses in Outlook. */
const NO_LABEL = new Set(['', 'smtp', 'ex']);
/** Google marks its own labels by a star. All contacts have the first. */
const GOOGLE_ALL = /^\* ?myContacts$/i;
const withoutStar = (text: string): string => text.replace(/^\*\s*/, '');

const isFax = ({ label }: WantedPhone): boolean => label !== undefined && /\bfax\b/i.test(label);

function pairOf(text: string): ExternalId {
  const colon = text.indexOf(':');
  return { system: text.slice(0, Math.max(0, colon)).trim(), id: oneLine(text.slice(colon + 1)) };
}

/** `Ada <ada@example.org>, mailto:ada@example.com` */
function addressesIn(cell: string): string[] {
  const text = withoutMarks(cell).replace(/\s\/\s/g, ';');
  const hasNames = text.includes('<');
  return valuesIn(text)
    .filter((part) => !hasNames || part.includes('@')) // the rest is a part of somebody's name
    .map((part) => (/<([^<>]+)>$/.exec(part)?.[1] ?? part).replace(/^mailto:/i, ''));
}

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

/** A replacement character marks bytes of the file that could not be decoded. */
const isReadable = (text: string, max: number): boolean => isPlainText(text, 1, max) && !text.includes('\ufffd');

function unreadable({ use, text }: Cell, max: number): RowFault {
  const column = use.header;
  return text.includes('\ufffd')
    ? { column, code: 'encoding', reason: 'The cell holds bytes that could not be decoded. Save the file as UTF-8.' }
    : { column, code: use.target, reason: `The cell must hold 1 to ${max} characters and no control characters.` };
}

const present = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
