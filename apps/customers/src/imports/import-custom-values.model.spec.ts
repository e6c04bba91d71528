import type { CustomFieldType } from '@crm/contracts/customers';
import type { CustomField } from '../custom-fields/custom-fields.decider.js';
import { readRow } from './import-row.model.js';

const field = (type: CustomFieldType, slot: string, more: Partial<CustomField> = {}): CustomField => ({
  fieldId: slot,
  key: type.replace('-', '_'),
  label: type,
  type,
  slot,
  required: false,
  archived: false,
  options: type.endsWith('select')
    ? [
        { value: 'gold', label: 'Gold level', retired: false },
        { value: 'tin', label: 'Tin', retired: true },
      ]
    : [],
  ...more,
});
const customFields = [
  field('text', 't1'),
  field('number', 'n1'),
  field('boolean', 'b1'),
  field('date', 'd1'),
  field('select', 't2'),
  field('multi-select', 'm1'),
  field('text', 't3', { key: 'old', archived: true }),
];
const read = (key: string, cell: string, fields = customFields) =>
  readRow(
    { cells: ['Ada', cell], line: 1, end: { offset: 0, line: 2 } },
    {
      columns: ['Name', 'Column'],
      mapping: ['name', `custom.${key}`],
      phoneCountry: undefined,
      customFields: fields,
    },
  );

describe('a cell of a custom field', () => {
  it.each<[string, string, unknown]>([
    ['text', ' Two \n words ', 'Two words'],
    ['number', '-12.50', -12.5],
    ['number', '+3', 3],
    ['boolean', 'YES', true],
    ['boolean', '0', false],
    ['date', '2024-02-29', '2024-02-29'],
    ['select', 'gold', 'gold'],
    ['select', 'GOLD LEVEL', 'gold'],
    ['multi_select', 'gold; Gold level', ['gold']],
  ])('%s reads %j as %j', (key, cell, value) =>
    expect(read(key, cell).customer?.customFields).toEqual([expect.objectContaining({ key, value })]),
  );
  it('sets nothing when it is empty', () => {
    expect(read('number', ' ').customer).toBeDefined();
    expect(read('number', ' ').customer?.customFields).toBeUndefined();
  });
  it.each([
    ['number', '1,234'],
    ['number', '0x10'],
    ['number', '9007199254740993'],
    ['boolean', 'perhaps'],
    ['date', '29.02.2024'],
    ['date', '2023-02-29'],
    ['select', 'Tin'],
    ['select', 'constructor'],
    ['multi_select', 'gold;silver'],
    ['old', 'x'],
  ])('%s refuses the row for %j, and never repeats it', (key, cell) => {
    const { customer, faults } = read(key, cell);
    expect(customer).toBeUndefined();
    expect(faults).toEqual([{ column: 'Column', code: expect.stringMatching(/^custom-/), reason: expect.any(String) }]);
    expect(JSON.stringify(faults)).not.toContain(cell);
  });
  it('that is required and empty lets the row complete a customer, but not create one', () => {
    const required = [field('text', 't1', { required: true })];
    expect(read('text', '', required).customer?.missing).toMatchObject({ code: 'required' });
    expect(read('text', 'x', required).customer?.missing).toBeUndefined();
  });
});
