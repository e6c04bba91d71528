import Type, { type Static } from 'typebox';
import { internal } from '../../event-definition.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const closed = { additionalProperties: false } as const;
const fieldId = Type.String({ format: 'uuid' });

/** `select` is one of the options, `multi-select` any number of them, `date` is YYYY-MM-DD. */
export const CUSTOM_FIELD_TYPES = ['text', 'number', 'boolean', 'date', 'select', 'multi-select'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/** What one customer has in one field. A date is a text; several options are a list of texts, in the order of the options. */
export type CustomFieldValue = string | number | boolean | readonly string[];

const Option = Type.Object(
  { value: Type.String({ description: 'What customers hold; never changes its meaning.' }), label: Type.String() },
  closed,
);
const OptionState = Type.Object({ label: Type.String(), retired: Type.Boolean() }, closed);
export type CustomFieldOption = Static<typeof Option>;

/** Texts that both sides of a change hold. */
const change = <Schema extends typeof LabelText | typeof Flag>(schema: Schema) =>
  Type.Optional(Type.Object({ from: schema, to: schema }, closed));
const LabelText = Type.String();
const Flag = Type.Boolean();

export const customFieldRecord = defineRecord({
  kind: 'custom-field',
  // All definitions stand in one stream.
  category: 'custom-fields',
  names: ['fieldId'],
  readWith: 'custom-field.read',
  events: {
    CustomFieldDefined: {
      description: 'Customers have one more field. Its key, type and slot are its own for ever, also in the archive.',
      tells: 'created',
      data: {
        fieldId,
        key: Type.String(),
        label: Type.String(),
        type: Type.Enum(CUSTOM_FIELD_TYPES),
        slot: internal(
          Type.String({ description: 'Where read models keep its values: t1 to t20, n1, b1, d1, m1 to …10.' }),
        ),
        required: Type.Boolean(),
        options: Type.Array(Option, { description: 'Empty unless one chooses among options.' }),
      },
      public: { version: 2, up: ({ slot: _slot, ...rest }) => rest },
    },
    CustomFieldChanged: {
      description:
        'The field is called otherwise, or must be filled from now on, or no longer. Values stay as they are.',
      tells: 'changed',
      data: { fieldId, label: change(LabelText), required: change(Flag) },
    },
    CustomFieldOptionAdded: {
      description: 'One more option to choose.',
      tells: 'changed',
      data: { fieldId, option: Option },
    },
    CustomFieldOptionChanged: {
      description: 'An option is called otherwise, or retired (can no longer be chosen; who has it keeps it), or back.',
      tells: { field: 'options' },
      data: { fieldId, value: Type.String(), from: OptionState, to: OptionState },
    },
    CustomFieldArchived: {
      description: 'The field can no longer be set, filtered or sorted by. Values stay.',
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
