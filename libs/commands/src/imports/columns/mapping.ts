import {
  DATE_FORMATS,
  NUMBER_FORMATS,
  type CustomFieldType,
  type ImportFormat,
  type ImportTarget,
  ImportMappingInvalid,
} from '@crm/contracts/customers';
import { foldedWord, type Formats, type FormattedColumn } from '@crm/import-files/values';
import { pointerTo, type FieldError } from '@crm/kernel';
import type { ImportColumns } from './import-columns.js';

/** What each column is read as; null: not read. */
export type Mapping = readonly (ImportTarget | null)[];

/** A custom field as a column may name it: by its key, `custom.<key>` or its label. */
export interface NamedField {
  readonly key: string;
  readonly label: string;
  readonly type?: CustomFieldType;
}

/** Fields that several columns may fill. */
const REPEATABLE: readonly ImportTarget[] = [
  'email',
  'emailLabel',
  'phone',
  'phoneLabel',
  'tags',
  'street',
  'note',
  'externalId',
];
/** A record has one address; a file may have several. */
const ADDRESS_PARTS: readonly ImportTarget[] = ['street', 'city', 'postalCode', 'region', 'country'];
/** A column that is read. */
export interface ColumnUse {
  readonly index: number;
  readonly header: string;
  readonly target: ImportTarget;
  /** Of an e-mail address or a phone number: `work`. Of a kind: the one that a yes means. Empty: none. */
  readonly label: string;
  /** Parts of an address with the same place belong together. */
  readonly place: string;
}

/** Returns the columns that are read, with what their headers add: the label of a phone number, the address that a part belongs to. */
export function usesOf({ understood }: ImportColumns, columns: readonly string[], mapping: Mapping): ColumnUse[] {
  let place = '';
  return columns.flatMap((header, index): ColumnUse[] => {
    const target = mapping[index];
    if (!target) return [];
    const meaning = understood(header);
    const same = meaning?.field === target ? meaning : undefined;
    // A header that does not tell its address belongs to the one before it.
    if (ADDRESS_PARTS.includes(target)) place = same?.place ?? place;
    return [{ index, header, target, label: same?.label ?? '', place }];
  });
}

const targetOf = ({ key }: NamedField): ImportTarget => `custom.${key}`;

function targetOfHeader(
  { understood, ownerOfIds, afterCustom }: ImportColumns,
  columns: readonly string[],
  custom: readonly NamedField[],
) {
  const named = new Map(
    custom.flatMap((field): [string, ImportTarget][] => [
      [foldedWord(field.label), targetOf(field)],
      [foldedWord(field.key), targetOf(field)],
      [foldedWord(targetOf(field)), targetOf(field)],
    ]),
  );
  const ids = ownerOfIds(columns);
  return (header: string): ImportTarget | undefined => {
    const word = foldedWord(header);
    if (word === 'id' && ids !== undefined) return ids === 'here' ? 'id' : `externalId.${ids}`;
    if (word === 'externalid' && ids === 'here') return 'externalId';
    const meaning = understood(header);
    const isSure = meaning?.exact === true && !afterCustom.includes(meaning.field);
    return isSure ? meaning.field : (named.get(word) ?? meaning?.field);
  };
}

/**
 * Guesses the field of each column. A field for only one column goes to the first that matches; built-in fields come before custom ones if their
 * header says nothing more.
 */
export function guessMapping(
  kind: ImportColumns,
  columns: readonly string[],
  custom: readonly NamedField[] = [],
): Mapping {
  const taken = new Set<string>();
  const find = targetOfHeader(kind, columns, custom);
  const placeOf = (header: string): string => kind.understood(header)?.place ?? '';
  const mapping = columns.map((column) => {
    const target = find(column);
    if (target === undefined || (!REPEATABLE.includes(target) && taken.has(slotOf(target, placeOf(column)))))
      return null;
    taken.add(slotOf(target, placeOf(column)));
    return target;
  });
  return mapping.map((target, index) => (isLabelOfNothing(mapping, index) ? null : target));
}

/** What only one column can fill. */
const slotOf = (target: ImportTarget, place: string): string =>
  ADDRESS_PARTS.includes(target) ? `${target} ${place}` : target;

/** A label belongs to the next column to the right that is mapped to what it labels. */
export const labelled = (target: ImportTarget): 'email' | 'phone' | undefined =>
  target === 'emailLabel' ? 'email' : target === 'phoneLabel' ? 'phone' : undefined;
function isLabelOfNothing(mapping: Mapping, index: number): boolean {
  const wanted = labelled(mapping[index] ?? 'name');
  return wanted !== undefined && !mapping.includes(wanted, index);
}

/** Returns the guess with the overrides applied. Throws ImportMappingInvalid with every fault. */
export function resolveMapping(
  kind: ImportColumns,
  columns: readonly string[],
  overrides: Readonly<Record<string, ImportTarget | null>>,
  custom: readonly NamedField[] = [],
): Mapping {
  const choices = Object.entries(overrides);
  const unknown = choices.filter(([header]) => !columns.includes(header));
  if (unknown.length > 0) throw new ImportMappingInvalid(unknown.map(([header]) => unknownHeader('mapping', header)));
  const chosen = new Set(Object.values(overrides));
  // A field chosen for one column is not guessed for another.
  const mapping = guessMapping(kind, columns, custom).map((target) =>
    target !== null && !REPEATABLE.includes(target) && chosen.has(target) ? null : target,
  );
  for (const [header, target] of choices) mapping[columns.indexOf(header)] = target;
  const known = new Set(custom.map(targetOf));
  const faults = [
    ...mappedTwice(kind, columns, mapping)
      .filter(({ header }) => Object.hasOwn(overrides, header))
      .map(twice),
    ...choices
      .filter(([, target]) => target?.startsWith('custom.') === true && !known.has(target))
      .map(([header]) => unknownField(header)),
  ];
  if (!mapping.some((target) => target !== null && (kind.naming.includes(target) || target.startsWith('externalId'))))
    faults.push(noName(kind));
  if (faults.length > 0) throw new ImportMappingInvalid(faults);
  return mapping;
}

function mappedTwice(kind: ImportColumns, columns: readonly string[], mapping: Mapping): ColumnUse[] {
  const uses = usesOf(kind, columns, mapping).filter(({ target }) => !REPEATABLE.includes(target));
  const slots = uses.map(({ target, place }) => slotOf(target, place));
  return uses.filter((_, index) => slots.indexOf(slots[index]!) !== slots.lastIndexOf(slots[index]!));
}

/** Returns the formats by column, as far as they are known before the values are seen. Throws ImportMappingInvalid if one does not fit its column. */
export function resolveFormats(
  { ownerOfIds }: ImportColumns,
  columns: readonly string[],
  mapping: Mapping,
  chosen: Readonly<Record<string, ImportFormat>>,
  custom: readonly NamedField[] = [],
): Formats {
  const types = new Map(custom.map((field) => [targetOf(field), field.type]));
  const isOwn = ownerOfIds(columns) === 'here';
  const formats = mapping.map((target) => (isOwn && types.get(target ?? 'name') === 'number' ? OWN_NUMBERS : null));
  const faults = Object.entries(chosen).flatMap(([header, format]): FieldError[] => {
    const index = columns.indexOf(header);
    if (index < 0) return [unknownHeader('formats', header)];
    formats[index] = format;
    const type = types.get(mapping[index] ?? 'name');
    return isOneOf(type === 'date' ? DATE_FORMATS : type === 'number' ? NUMBER_FORMATS : [], format)
      ? []
      : [wrongFormat(header)];
  });
  if (faults.length > 0) throw new ImportMappingInvalid(faults);
  return formats;
}

/** As this program writes them. */
const OWN_NUMBERS: ImportFormat | null = '1,234.5';

const isOneOf = (formats: readonly ImportFormat[], format: ImportFormat): boolean => formats.includes(format);

const unknownHeader = (member: string, header: string): FieldError => ({
  pointer: pointerTo(`/${member}`, header),
  code: 'unknown-header',
  detail: 'The file has no column with this header.',
});
const unknownField = (header: string): FieldError => ({
  pointer: pointerTo('/mapping', header),
  code: 'unknown-custom-field',
  detail: 'There is no custom field with this key in use.',
});
const twice = ({ header, target }: ColumnUse): FieldError => ({
  pointer: pointerTo('/mapping', header),
  code: 'mapped-twice',
  detail: `Only one column can be mapped to ${target}.`,
});
const wrongFormat = (header: string): FieldError => ({
  pointer: pointerTo('/formats', header),
  code: 'format',
  detail: 'This format is not for what the column is mapped to: a custom field for dates, or for numbers.',
});
const noName = ({ naming }: ImportColumns): FieldError => ({
  pointer: '/mapping',
  code: 'no-name',
  detail: `One column must be mapped to ${naming.join(', ')} or externalId.<system>.`,
});

/** The columns whose values are written in some format. */
export const formattedColumns = (
  mapping: Mapping,
  custom: readonly Pick<NamedField, 'key' | 'type'>[],
): FormattedColumn[] =>
  mapping.flatMap((target, index) => {
    const type = custom.find(({ key }) => target === `custom.${key}`)?.type;
    return type === 'date' || type === 'number' ? [{ index, type }] : [];
  });
