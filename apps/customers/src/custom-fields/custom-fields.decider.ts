import {
  CUSTOM_FIELD_LIMITS,
  type CustomFieldEvent,
  CustomFieldExists,
  CustomFieldInvalid,
  CustomFieldIsArchived,
  CustomFieldKeyTaken,
  CustomFieldNotFound,
  type CustomFieldOption,
  type CustomFieldType,
  MAX_FIELD_OPTIONS,
  TooManyCustomFields,
  TooManyFieldOptions,
  type CustomField,
  type CustomFields,
  type FieldOption,
  fieldsOfKind,
} from '@crm/contracts/customers';
import type { Decider } from '@crm/kernel';

/** Texts arrive trimmed and in NFC, keys and option values in valid form: the handler ensures it. */
export type CustomFieldsCommand =
  | {
      readonly type: 'DefineCustomField';
      readonly fieldId: string;
      /** The kind of record that has it. */
      readonly kind: string;
      readonly key: string;
      readonly label: string;
      readonly fieldType: CustomFieldType;
      readonly required: boolean;
      readonly options: readonly CustomFieldOption[];
    }
  /** Omitted members and options stay unchanged. */
  | {
      readonly type: 'ChangeCustomField';
      readonly fieldId: string;
      readonly label?: string;
      readonly required?: boolean;
      readonly options: readonly WantedOption[];
    }
  | { readonly type: 'ArchiveCustomField'; readonly fieldId: string }
  | { readonly type: 'RestoreCustomField'; readonly fieldId: string };

export interface WantedOption extends CustomFieldOption {
  /** undefined: unchanged; a new option is not retired. */
  readonly retired?: boolean;
}
/**
 * All definitions of the deployment, oldest first. They are one stream because keys and slots must be unique among those of a kind, and
 * there are a few dozen at most. The stream is older than the kinds, and has the name of the first one.
 */
export const FIELD_DEFINITIONS = 'customers';

type Command<Type extends CustomFieldsCommand['type']> = Extract<CustomFieldsCommand, { type: Type }>;

function decide(command: CustomFieldsCommand, fields: CustomFields): CustomFieldEvent[] {
  const { fieldId } = command;
  const field = fields.find((each) => each.fieldId === fieldId);
  if (command.type === 'DefineCustomField') return define(command, fields);
  if (field === undefined) throw new CustomFieldNotFound({ fieldId });
  switch (command.type) {
    case 'ChangeCustomField':
      return change(command, field);
    case 'ArchiveCustomField':
      return field.archived ? [] : [{ type: 'CustomFieldArchived', data: { fieldId } }];
    case 'RestoreCustomField':
      return field.archived ? [{ type: 'CustomFieldRestored', data: { fieldId } }] : [];
  }
}

function define(command: Command<'DefineCustomField'>, fields: CustomFields): CustomFieldEvent[] {
  const { fieldId, kind, key, label, fieldType: type, required, options } = command;
  if (fields.some((field) => field.fieldId === fieldId)) throw new CustomFieldExists({ fieldId });
  assertOptionsFit(type, options.length);
  const siblings = fieldsOfKind(fields, kind);
  const holder = siblings.find((field) => field.key.toLowerCase() === key.toLowerCase());
  if (holder !== undefined) throw new CustomFieldKeyTaken({ key, holder: holder.fieldId });
  return [
    {
      type: 'CustomFieldDefined',
      data: { fieldId, kind, key, label, type, slot: freeSlot(type, siblings), required, options: [...options] },
    },
  ];
}

const hasOptions = (type: CustomFieldType): boolean => type === 'select' || type === 'multi-select';

function assertOptionsFit(type: CustomFieldType, count: number): void {
  if (hasOptions(type) && count === 0)
    throw new CustomFieldInvalid([
      { pointer: '/options', code: 'options-missing', detail: 'This type needs at least one option.' },
    ]);
  if (!hasOptions(type) && count > 0) throw new CustomFieldInvalid([NO_OPTIONS]);
}
const NO_OPTIONS = { pointer: '/options', code: 'options-not-allowed', detail: 'This type has no options.' };

interface SlotKind {
  readonly letter: string;
  readonly kind: keyof typeof CUSTOM_FIELD_LIMITS;
}
const TEXTS: SlotKind = { letter: 't', kind: 'text and select' };
const SLOTS: Readonly<Record<CustomFieldType, SlotKind>> = {
  text: TEXTS,
  select: TEXTS,
  number: { letter: 'n', kind: 'number' },
  boolean: { letter: 'b', kind: 'boolean' },
  date: { letter: 'd', kind: 'date' },
  'multi-select': { letter: 'm', kind: 'multi-select' },
};

/** Slots are assigned in order and never reused, because an archived field may be restored with its values. */
function freeSlot(type: CustomFieldType, fields: CustomFields): string {
  const { letter, kind } = SLOTS[type];
  const taken = fields.filter(({ slot }) => slot.startsWith(letter)).length;
  const limit = CUSTOM_FIELD_LIMITS[kind];
  if (taken >= limit) throw new TooManyCustomFields({ kind, limit });
  return `${letter}${taken + 1}`;
}

function change(
  { fieldId, label, required, options }: Command<'ChangeCustomField'>,
  field: CustomField,
): CustomFieldEvent[] {
  if (field.archived) throw new CustomFieldIsArchived({ fieldId });
  if (options.length > 0 && !hasOptions(field.type)) throw new CustomFieldInvalid([NO_OPTIONS]);
  const changes = {
    ...(label !== undefined && label !== field.label && { label: { from: field.label, to: label } }),
    ...(required !== undefined && required !== field.required && { required: { from: field.required, to: required } }),
  };
  const events = [
    ...(Object.keys(changes).length === 0
      ? []
      : [{ type: 'CustomFieldChanged' as const, data: { fieldId, ...changes } }]),
    ...options.flatMap((option) => changeOption(field, option)),
  ];
  const added = events.filter(({ type }) => type === 'CustomFieldOptionAdded').length;
  if (field.options.length + added > MAX_FIELD_OPTIONS) throw new TooManyFieldOptions({ limit: MAX_FIELD_OPTIONS });
  return events;
}

function changeOption({ fieldId, options }: CustomField, { value, label, retired }: WantedOption): CustomFieldEvent[] {
  const known = options.find((option) => option.value === value);
  if (known === undefined) {
    const added: CustomFieldEvent = { type: 'CustomFieldOptionAdded', data: { fieldId, option: { value, label } } };
    const fresh = { label, retired: false };
    return retired === true ? [added, optionChanged(fieldId, value, fresh, { label, retired })] : [added];
  }
  const from = { label: known.label, retired: known.retired };
  const to = { label, retired: retired ?? known.retired };
  return from.label === to.label && from.retired === to.retired ? [] : [optionChanged(fieldId, value, from, to)];
}

type OptionState = Omit<FieldOption, 'value'>;
const optionChanged = (fieldId: string, value: string, from: OptionState, to: OptionState): CustomFieldEvent => ({
  type: 'CustomFieldOptionChanged',
  data: { fieldId, value, from, to },
});

function evolve(fields: CustomFields, event: CustomFieldEvent): CustomFields {
  if (event.type === 'CustomFieldDefined') {
    const { options, ...field } = event.data;
    return [
      ...fields,
      { ...field, archived: false, options: options.map((option) => ({ ...option, retired: false })) },
    ];
  }
  return fields.map((field) => (field.fieldId === event.data.fieldId ? evolveField(field, event) : field));
}

function evolveField(
  field: CustomField,
  event: Exclude<CustomFieldEvent, { type: 'CustomFieldDefined' }>,
): CustomField {
  switch (event.type) {
    case 'CustomFieldChanged': {
      const { label, required } = event.data;
      return { ...field, label: label?.to ?? field.label, required: required?.to ?? field.required };
    }
    case 'CustomFieldOptionAdded':
      return { ...field, options: [...field.options, { ...event.data.option, retired: false }] };
    case 'CustomFieldOptionChanged': {
      const { value, to } = event.data;
      return { ...field, options: field.options.map((option) => (option.value === value ? { value, ...to } : option)) };
    }
    case 'CustomFieldArchived':
      return { ...field, archived: true };
    case 'CustomFieldRestored':
      return { ...field, archived: false };
  }
}

export const customFieldsDecider: Decider<CustomFields, CustomFieldsCommand, CustomFieldEvent> = {
  category: 'custom-fields',
  initial: [],
  decide,
  evolve,
};
