import Type, { type Static } from 'typebox';
import { internal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';
import { defineUpcaster } from '../../upcaster.js';

const closed = { additionalProperties: false } as const;
const fieldId = Type.String({ format: 'uuid' });

/** `select` is one of the options, `multi-select` any number of them, `date` is YYYY-MM-DD. */
export const CUSTOM_FIELD_TYPES = ['text', 'number', 'boolean', 'date', 'select', 'multi-select'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** The value of one field of one record. A date is a string; several options are a list of strings, in the order of the options. */
export type CustomFieldValue = string | number | boolean | readonly string[];

const Option = Type.Object(
  {
    value: Type.String({ description: 'The value that records have. Its meaning never changes.' }),
    label: Type.String(),
  },
  closed,
);
const OptionState = Type.Object({ label: Type.String(), retired: Type.Boolean() }, closed);
export type CustomFieldOption = Static<typeof Option>;

/** The old and the new value of a property that may change. */
const change = <Schema extends typeof LabelText | typeof Flag>(schema: Schema) =>
  Type.Optional(Type.Object({ from: schema, to: schema }, closed));
const LabelText = Type.String();
const Flag = Type.Boolean();

/** Before other kinds of record had custom fields, all fields were those of customers. */
const customFieldDefinedV2 = defineUpcaster({
  type: 'CustomFieldDefined',
  from: 1,
  to: 2,
  up: (data) => ({ ...data, kind: 'customer' }),
});

export const customFieldRecord = defineRecord({
  kind: 'custom-field',
  // All definitions share one stream.
  category: 'custom-fields',
  names: ['fieldId'],
  upcasters: [customFieldDefinedV2],
  readWith: 'custom-field.read',
  events: {
    CustomFieldDefined: {
      description:
        'A custom field was defined. Its key, type and slot belong to it forever, even while it is archived.',
      version: 2,
      tells: 'created',
      data: {
        fieldId,
        kind: Type.String({ description: 'The kind of record that has it.' }),
        key: Type.String(),
        label: Type.String(),
        type: Type.Enum(CUSTOM_FIELD_TYPES),
        slot: internal(
          Type.String({ description: 'Where read models store its values: t1 to t20, or 1 to 10 after n, b, d or m.' }),
        ),
        required: Type.Boolean(),
        options: Type.Array(Option, { description: 'Empty except for `select` and `multi-select`.' }),
      },
      public: { version: 3, up: ({ slot: _slot, ...rest }) => ({ kind: 'customer', ...rest }) },
    },
    CustomFieldChanged: {
      description: 'The label of the field changed, or whether it is required. Values stay as they are.',
      tells: 'changed',
      data: { fieldId, label: change(LabelText), required: change(Flag) },
    },
    CustomFieldOptionAdded: {
      description: 'An option was added.',
      tells: 'changed',
      data: { fieldId, option: Option },
    },
    CustomFieldOptionChanged: {
      description:
        'An option got another label, was retired (it can no longer be chosen; records that have it keep it) or was restored.',
      tells: { field: 'options' },
      data: { fieldId, value: Type.String(), from: OptionState, to: OptionState },
    },
    CustomFieldArchived: {
      description: 'The field can no longer be set, filtered or sorted by. Its values are kept.',
      tells: { verb: 'archived', says: { status: ['active', 'archived'] } },
      data: { fieldId },
    },
    CustomFieldRestored: {
      description: 'The field is in use again, with the values it had.',
      tells: { verb: 'restored', says: { status: ['archived', 'active'] } },
      data: { fieldId },
    },
  },
});
export type CustomFieldEvent = EventOf<typeof customFieldRecord>;
