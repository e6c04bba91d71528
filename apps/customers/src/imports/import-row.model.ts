import { mailboxOf } from '@crm/contracts';
import {
  isEmailAddress,
  isPlainText,
  MAX_CONTACT_POINTS,
  MAX_NAME,
  MAX_TAG,
  MAX_TAGS,
  plainText,
  toE164,
  type CustomerAddress,
  type ImportTarget,
} from '@crm/contracts/customers';
import type { FileRecord } from '@crm/import-files';
import { missingFields, REQUIRED, type AllowedValue } from '../custom-fields/custom-field-values.policy.js';
import type { CustomFields } from '../custom-fields/custom-fields.decider.js';
import { type WantedEmail, type WantedPhone } from '../customers/contact-points.policy.js';
import { customValueOf, SEPARATORS } from './import-custom-values.model.js';
import type { Mapping } from './import-mapping.model.js';

/** What is wrong with a row or one of its cells. Never quotes a value: the error file outlives the customers. */
export interface RowFault {
  /** Header of the column. Absent: the row as a whole. */
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  /** The customer that holds the address, if the importer may read it. */
  readonly holder?: string;
}

export interface ReadCustomer {
  readonly kind: 'person' | 'organization';
  readonly name: string;
  readonly emails: readonly WantedEmail[];
  /** The compared forms of the e-mail addresses. */
  readonly mailboxes: readonly string[];
  readonly phones: readonly WantedPhone[];
  readonly company?: string;
  readonly address?: CustomerAddress;
  readonly source: string;
  readonly tags: readonly string[];
  readonly customFields?: readonly AllowedValue[];
  /** A required custom field has no value: the row can complete a customer, but not create one. */
  readonly missing?: RowFault;
}

export interface ReadRow {
  /** undefined: the row is refused; `faults` say why. */
  readonly customer: ReadCustomer | undefined;
  readonly faults: readonly RowFault[];
  /** Cells that were left out of an accepted row. */
  readonly warnings: readonly RowFault[];
}

export interface RowSettings {
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  readonly phoneCountry: string | undefined;
  /** All definitions, archived ones included. */
  readonly customFields?: CustomFields;
}

const MAX_LINE = 300;

const BROKEN: Readonly<Record<NonNullable<FileRecord['broken']>, string>> = {
  'record-too-long': 'The row or card is longer than 1 MiB, or a quote in it is not closed.',
  'quote-not-closed': 'A quote is opened in this row and never closed.',
  'card-not-closed': 'The card begins here and is never closed.',
};

/** Reads one record as a customer. Empty cells are ignored. */
export function readRow({ cells, broken }: FileRecord, settings: RowSettings): ReadRow {
  if (broken !== undefined) return refused({ code: broken, reason: BROKEN[broken] });
  const { columns } = settings;
  if (cells.length > columns.length)
    return refused({
      code: 'too-many-cells',
      reason: `The row has ${cells.length} cells, the header ${columns.length}.`,
    });
  return new RowReader(cells, settings).read();
}

const refused = (fault: RowFault): ReadRow => ({ customer: undefined, faults: [fault], warnings: [] });

interface Cell {
  readonly column: string;
  readonly text: string;
}

class RowReader {
  private readonly faults: RowFault[] = [];
  private readonly warnings: RowFault[] = [];
  private readonly cells = new Map<ImportTarget, Cell[]>();

  constructor(
    cells: readonly string[],
    { columns, mapping, phoneCountry, customFields = [] }: RowSettings,
    private readonly country = phoneCountry,
    private readonly fields = customFields,
  ) {
    for (let index = 0; index < cells.length; index += 1) {
      const field = mapping[index];
      const cell = cells[index];
      if (!field || !cell) continue;
      const text = cell.replace(/\s+/g, ' ').trim();
      if (text === '') continue;
      const known = this.cells.get(field);
      const entry = { column: columns[index] ?? '', text };
      if (known) known.push(entry);
      else this.cells.set(field, [entry]);
    }
  }

  read(): ReadRow {
    const name = this.name();
    const emails = this.emails();
    const customer: ReadCustomer = {
      kind: this.kind(),
      name,
      emails,
      mailboxes: [...new Set(emails.map(({ address }) => mailboxOf(address)))],
      phones: this.phones(),
      ...present('company', this.text('company', MAX_NAME)),
      ...present('address', this.address()),
      source: this.source(),
      tags: this.tags(),
      ...this.custom(),
    };
    const { faults, warnings } = this;
    return faults.length > 0 ? { customer: undefined, faults, warnings: [] } : { customer, faults, warnings };
  }

  private name(): string {
    const whole = this.text('name', MAX_NAME);
    if (whole !== undefined) return whole;
    const parts = [this.text('firstName', MAX_NAME), this.text('lastName', MAX_NAME)].filter(
      (part) => part !== undefined,
    );
    const name = parts.join(' ');
    if (name === '' && this.faults.length === 0)
      this.faults.push({ code: 'name-missing', reason: 'The row has no name.' });
    if (name.length > MAX_NAME)
      this.faults.push({ code: 'name', reason: `The name is longer than ${MAX_NAME} characters.` });
    return name;
  }

  private text(field: ImportTarget, max: number): string | undefined {
    const cell = this.cells.get(field)?.[0];
    if (cell === undefined) return undefined;
    if (isReadable(cell.text, max)) return plainText(cell.text);
    this.faults.push(unreadable(cell, field, max));
    return undefined;
  }

  private parts(field: ImportTarget): Cell[] {
    return (this.cells.get(field) ?? []).flatMap(({ column, text }) =>
      SEPARATORS.test(text)
        ? text
            .split(SEPARATORS)
            .map((part) => ({ column, text: part.trim() }))
            .filter((part) => part.text !== '')
        : [{ column, text }],
    );
  }

  private emails(): WantedEmail[] {
    const points: WantedEmail[] = [];
    for (const { column, text } of this.parts('email')) {
      if (isEmailAddress(text)) points.push({ address: plainText(text) });
      else this.faults.push({ column, code: 'email', reason: 'This is not an e-mail address.' });
    }
    if (points.length > MAX_CONTACT_POINTS)
      this.faults.push({ code: 'too-many-emails', reason: `More than ${MAX_CONTACT_POINTS} e-mail addresses.` });
    return points;
  }

  private phones(): WantedPhone[] {
    const points: WantedPhone[] = [];
    for (const { column, text } of this.parts('phone')) {
      const number = toE164(text, this.country);
      if (number !== undefined && points.length < MAX_CONTACT_POINTS) points.push({ number });
      else this.warnings.push({ column, code: 'phone', reason: this.phoneReason(number) });
    }
    return points;
  }

  private phoneReason(number: string | undefined): string {
    if (number !== undefined) return `More than ${MAX_CONTACT_POINTS} phone numbers; this one was left out.`;
    return this.country === undefined
      ? 'This is not a phone number with a country code (+49 …); it was left out. Set phoneCountry if all are from one country.'
      : 'This is not a phone number; it was left out.';
  }

  private tags(): string[] {
    const tags = new Set<string>();
    for (const { column, text } of this.parts('tags')) {
      if (isReadable(text, MAX_TAG) && tags.size < MAX_TAGS) tags.add(plainText(text));
      else
        this.warnings.push({
          column,
          code: 'tag',
          reason: `A tag has 1 to ${MAX_TAG} characters, a customer at most ${MAX_TAGS} of them; this one was left out.`,
        });
    }
    return [...tags];
  }

  private address(): CustomerAddress | undefined {
    const address = {
      ...present('street', this.text('street', MAX_LINE)),
      ...present('city', this.text('city', 120)),
      ...present('postalCode', this.text('postalCode', 20)),
      ...present('region', this.text('region', 120)),
      ...present('country', this.text('country', 120)),
    };
    return Object.keys(address).length === 0 ? undefined : address;
  }

  private custom(): Pick<ReadCustomer, 'customFields' | 'missing'> {
    const customFields = [...this.cells].flatMap(([target, [cell]]) =>
      target.startsWith('custom.') && cell !== undefined ? this.customValue(target.slice('custom.'.length), cell) : [],
    );
    const [missing] = missingFields(this.fields, (key) => this.cells.has(`custom.${key}`));
    return {
      ...(customFields.length > 0 && { customFields }),
      ...(missing && {
        missing: { code: REQUIRED.code, reason: `The custom field ${missing.key} must have a value.` },
      }),
    };
  }

  private customValue(key: string, cell: Cell): AllowedValue[] {
    const { column } = cell;
    const field = this.fields.find((each) => each.key === key && !each.archived);
    const read =
      field === undefined
        ? { code: 'custom-field-archived', detail: 'This custom field is archived.' }
        : customValueOf(field, cell.text);
    if (field !== undefined && 'value' in read) return [{ key, slot: field.slot, value: read.value }];
    if ('code' in read) this.faults.push({ column, code: `custom-${read.code}`, reason: read.detail });
    return [];
  }

  private kind(): ReadCustomer['kind'] {
    const cell = this.cells.get('kind')?.[0];
    if (cell === undefined) return 'person';
    const kind = KINDS[cell.text.toLowerCase()];
    if (kind === undefined)
      this.faults.push({ column: cell.column, code: 'kind', reason: 'The kind must be person or organization.' });
    return kind ?? 'person';
  }

  private source(): string {
    const text = this.text('source', 100);
    const words = text
      ?.toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .slice(0, 40);
    return words?.replace(/-$/, '') ?? 'import';
  }
}

const KINDS: Readonly<Partial<Record<string, ReadCustomer['kind']>>> = Object.assign(
  Object.create(null) as object,
  {
    person: 'person',
    individual: 'person',
    organization: 'organization',
    organisation: 'organization',
    company: 'organization',
  } as const,
);

/** A replacement character marks bytes of the file that were not UTF-8. */
const isReadable = (text: string, max: number): boolean => isPlainText(text, 1, max) && !text.includes('\ufffd');

function unreadable({ column, text }: Cell, field: ImportTarget, max: number): RowFault {
  if (text.includes('\ufffd'))
    return { column, code: 'encoding', reason: 'The cell holds bytes that are not UTF-8. Save the file as UTF-8.' };
  return { column, code: field, reason: `The cell must hold 1 to ${max} characters and no control characters.` };
}

const present = <Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { [K in Key]?: Value });
