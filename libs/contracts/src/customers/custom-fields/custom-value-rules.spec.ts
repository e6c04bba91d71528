import type { CustomField } from './custom-field-definition.js';
import type { CustomFieldType } from './custom-field.events.js';
import type { CustomValuesInvalid } from './custom-field.refusals.js';
import { allowedValues } from './custom-value-rules.js';
import type { CustomFieldsInput } from './custom-values.inputs.js';

const field = (type: CustomFieldType, slot: string, more: Partial<CustomField> = {}): CustomField => ({
  fieldId: slot,
  kind: 'customer',
  key: type.replace('-', '_'),
  label: type,
  type,
  slot,
  required: false,
  archived: false,
  options: type.endsWith('select')
    ? ['a', 'b', 'c'].map((value) => ({ value, label: value.toUpperCase(), retired: value === 'c' }))
    : [],
  ...more,
});
const fields = [
  field('text', 't1'),
  field('number', 'n1'),
  field('boolean', 'b1'),
  field('date', 'd1'),
  field('select', 't2'),
  field('multi-select', 'm1'),
  field('text', 't3', { key: 'old', archived: true, required: true }),
];
const must = field('text', 't4', { key: 'must', required: true });

const allowed = (wanted: CustomFieldsInput, creates = false, among = fields) =>
  Object.fromEntries(allowedValues(among, wanted, { creates }).map(({ slot, value }) => [slot, value]));
const faults = (wanted: CustomFieldsInput, creates = false, among = fields): string[] => {
  try {
    allowedValues(among, wanted, { creates });
    return [];
  } catch (error) {
    return (error as CustomValuesInvalid).errors.map(({ pointer, code }) => `${pointer} ${code}`);
  }
};

describe('values of custom fields', () => {
  it('are accepted by type and normalised', () =>
    expect(
      allowed({
        text: '  Grüße ',
        number: -0,
        boolean: false,
        date: '2024-02-29',
        select: 'a',
        multi_select: ['b', 'a', 'b'],
      }),
    ).toEqual({ t1: 'Grüße', n1: 0, b1: false, d1: '2024-02-29', t2: 'a', m1: ['a', 'b'] }));
  it.each<[string, unknown[], string]>([
    ['text', [1, true, ['a'], '', ' ', 'a\u0000', 'a\nb', 'x'.repeat(501)], 'text'],
    ['number', ['1', true, ['1'], Infinity, NaN], 'number'],
    ['boolean', ['true', 0, []], 'boolean'],
    ['date', ['2026-02-30', '2026-1-1', '2026-01-01T00:00:00Z', 20260101, '0000-00-00', ''], 'date'],
    ['select', ['A', 'c', '', 1, ['a'], []], 'option'],
    ['multi_select', ['a', 1, true], 'options'],
    ['multi_select', [['a', 'x'], ['c']], 'option'],
  ])('of the wrong type are refused: %s', (key, values, code) => {
    for (const value of values) expect(faults({ [key]: value as never })).toEqual([`/customFields/${key} ${code}`]);
  });
  it('are refused for unknown keys, archived keys and names of object members, all in one answer', () =>
    expect(faults({ nothing: 1, old: 'x', constructor: 'x', 'a/b~c': 'x', toString: null } as never)).toEqual([
      '/customFields/nothing unknown-custom-field',
      '/customFields/old custom-field-archived',
      '/customFields/constructor unknown-custom-field',
      '/customFields/a~1b~0c unknown-custom-field',
      '/customFields/toString unknown-custom-field',
    ]));
  it('are cleared by null and by an empty list', () =>
    expect(allowed({ text: null, multi_select: [] })).toEqual({ t1: null, m1: null }));
  it('that are required must be set at creation and cannot be cleared', () => {
    const among = [...fields, must];
    expect(faults({}, true, among)).toEqual(['/customFields/must required']);
    expect(faults({ must: null }, true, among)).toEqual(['/customFields/must required']);
    expect(faults({ must: null }, false, among)).toEqual(['/customFields/must required']);
    expect(faults({}, false, among)).toEqual([]);
    expect(allowed({ must: 'x', text: null }, true, among)).toEqual({ t4: 'x' });
  });
});
