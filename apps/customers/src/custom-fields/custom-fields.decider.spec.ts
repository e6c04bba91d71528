import {
  CUSTOM_FIELD_LIMITS,
  type CustomFieldEvent,
  CustomFieldExists,
  CustomFieldInvalid,
  CustomFieldIsArchived,
  CustomFieldKeyTaken,
  CustomFieldNotFound,
  type CustomFieldType,
  MAX_FIELD_OPTIONS,
  TooManyCustomFields,
  TooManyFieldOptions,
} from '@crm/contracts/customers';
import { spec } from '@crm/testing';

import { customFieldsDecider, type CustomFieldsCommand } from './custom-fields.decider.js';

const fields = spec(customFieldsDecider);
const [GOLD, SILVER] = [
  { value: 'gold', label: 'Gold' },
  { value: 'silver', label: 'Silver' },
];
const define = (
  fieldId: string,
  key: string,
  fieldType: CustomFieldType = 'text',
  kind = 'customer',
): CustomFieldsCommand => ({
  type: 'DefineCustomField',
  fieldId,
  kind,
  key,
  label: 'A field',
  fieldType,
  required: false,
  options: fieldType.endsWith('select') ? [GOLD, SILVER] : [],
});
const defined = (
  fieldId: string,
  key: string,
  type: CustomFieldType,
  slot: string,
  kind = 'customer',
): CustomFieldEvent => ({
  type: 'CustomFieldDefined',
  data: {
    fieldId,
    kind,
    key,
    label: 'A field',
    type,
    slot,
    required: false,
    options: type.endsWith('select') ? [GOLD, SILVER] : [],
  },
});
const level = defined('F1', 'level', 'select', 't1');
const archived: CustomFieldEvent = { type: 'CustomFieldArchived', data: { fieldId: 'F1' } };
const restored: CustomFieldEvent = { type: 'CustomFieldRestored', data: { fieldId: 'F1' } };
const change = (more: object = {}): CustomFieldsCommand => ({
  type: 'ChangeCustomField',
  fieldId: 'F1',
  options: [],
  ...more,
});

describe('defining a field', () => {
  it.each<[CustomFieldType, string]>([
    ['text', 't2'],
    ['select', 't2'],
    ['number', 'n1'],
    ['boolean', 'b1'],
    ['date', 'd1'],
    ['multi-select', 'm1'],
  ])('gives a %s the next slot of its kind, %s', (type, slot) =>
    fields
      .given(level)
      .when(define('F2', 'other', type))
      .then(defined('F2', 'other', type, slot)),
  );
  it.each(['level', 'LEVEL'])('is refused when the key %s is taken, also by an archived field', (key) => {
    fields.given(level).when(define('F2', key)).thenRefused(CustomFieldKeyTaken, { holder: 'F1' });
    fields.given(level, archived).when(define('F2', key)).thenRefused(CustomFieldKeyTaken);
  });
  it('is refused when the id is taken', () =>
    fields.given(level).when(define('F1', 'other')).thenRefused(CustomFieldExists));
  it('is refused above the limit of its kind, which counts archived fields too', () => {
    const limit = CUSTOM_FIELD_LIMITS['text and select'];
    const many = Array.from({ length: limit - 1 }, (_, n) => defined(`G${n}`, `key${n}`, 'text', `t${n + 2}`));
    fields
      .given(level, archived, ...many)
      .when(define('F2', 'more'))
      .thenRefused(TooManyCustomFields, { kind: 'text and select', limit });
    fields
      .given(level, ...many)
      .when(define('F2', 'more', 'number'))
      .then(defined('F2', 'more', 'number', 'n1'));
  });
  it('looks only at the fields of its kind of record: keys, slots and limits are its own', () => {
    const limit = CUSTOM_FIELD_LIMITS['text and select'];
    const many = Array.from({ length: limit - 1 }, (_, n) => defined(`G${n}`, `key${n}`, 'text', `t${n + 2}`));
    const ofLead = defined('F2', 'level', 'text', 't1', 'lead');
    fields
      .given(level, ...many)
      .when(define('F2', 'level', 'text', 'lead'))
      .then(ofLead);
    fields
      .given(level, ofLead)
      .when(define('F3', 'LEVEL', 'text', 'lead'))
      .thenRefused(CustomFieldKeyTaken, { holder: 'F2' });
  });
  it('needs options for a select and refuses them for other types', () => {
    fields
      .given()
      .when({ ...define('F1', 'level', 'select'), options: [] } as CustomFieldsCommand)
      .thenRefused(CustomFieldInvalid);
    fields
      .given()
      .when({ ...define('F1', 'level'), options: [GOLD] } as CustomFieldsCommand)
      .thenRefused(CustomFieldInvalid);
  });
});

describe('changing a field', () => {
  it('records what differs', () =>
    fields
      .given(level)
      .when(change({ label: 'Level', required: true }))
      .then({
        type: 'CustomFieldChanged',
        data: { fieldId: 'F1', label: { from: 'A field', to: 'Level' }, required: { from: false, to: true } },
      }));
  it('records nothing when nothing differs', () =>
    fields
      .given(level)
      .when(change({ label: 'A field', required: false, options: [GOLD] }))
      .thenNothing());
  it('adds, renames and retires options, and leaves those that are not named', () =>
    fields
      .given(level)
      .when(
        change({
          options: [
            { value: 'silver', label: 'Silver (old)', retired: true },
            { value: 'bronze', label: 'Bronze' },
          ],
        }),
      )
      .then(
        {
          type: 'CustomFieldOptionChanged',
          data: {
            fieldId: 'F1',
            value: 'silver',
            from: { label: 'Silver', retired: false },
            to: { label: 'Silver (old)', retired: true },
          },
        },
        { type: 'CustomFieldOptionAdded', data: { fieldId: 'F1', option: { value: 'bronze', label: 'Bronze' } } },
      ));
  it('leaves a retired option retired until it is brought back', () => {
    const retired: CustomFieldEvent = {
      type: 'CustomFieldOptionChanged',
      data: {
        fieldId: 'F1',
        value: 'gold',
        from: { label: 'Gold', retired: false },
        to: { label: 'Gold', retired: true },
      },
    };
    fields
      .given(level, retired)
      .when(change({ options: [GOLD] }))
      .thenNothing();
    fields
      .given(level, retired)
      .when(change({ options: [{ ...GOLD, retired: false }] }))
      .then({ ...retired, data: { ...retired.data, from: retired.data.to, to: retired.data.from } });
  });
  it('is refused above the option limit, for an archived or unknown field, and with options for a type that has none', () => {
    const more = Array.from({ length: MAX_FIELD_OPTIONS - 1 }, (_, n) => ({ value: `o${n}`, label: 'One' }));
    fields
      .given(level)
      .when(change({ options: more }))
      .thenRefused(TooManyFieldOptions);
    fields
      .given(level, archived)
      .when(change({ label: 'X' }))
      .thenRefused(CustomFieldIsArchived);
    fields.given().when(change()).thenRefused(CustomFieldNotFound);
    fields
      .given(defined('F1', 'note', 'text', 't1'))
      .when(change({ options: [GOLD] }))
      .thenRefused(CustomFieldInvalid);
  });
});

describe('archiving a field', () => {
  it('archives and restores it once', () => {
    fields.given(level).when({ type: 'ArchiveCustomField', fieldId: 'F1' }).then(archived);
    fields.given(level, archived).when({ type: 'ArchiveCustomField', fieldId: 'F1' }).thenNothing();
    fields.given(level, archived).when({ type: 'RestoreCustomField', fieldId: 'F1' }).then(restored);
    fields.given(level, archived, restored).when({ type: 'RestoreCustomField', fieldId: 'F1' }).thenNothing();
  });
});
