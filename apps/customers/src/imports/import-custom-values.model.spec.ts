import type { CustomFieldType, CustomField } from '@crm/contracts/customers';
import { customerReader } from './customer-row.model.js';

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
const read = (key: string, cell: string, fields = customFields, strict = false) =>
  customerReader({
    columns: ['Name', 'Column'],
    mapping: ['name', `custom.${key}`],
    phoneCountry: undefined,
    customFields: fields,
    strict,
  })({ cells: ['Ada', cell], line: 1, end: { offset: 0, line: 2 } });

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
    ['date', '29.02.2024', '2024-02-29'],
    ['date', '2024-02-29T00:00:00Z', '2024-02-29'],
    ['number', '1.234,50', 1234.5],
    ['date', '31. Dezember 1980', '1980-12-31'],
    ['date', '31-Dec-1980', '1980-12-31'],
    ['date', 'December 31st, 1980', '1980-12-31'],
    ['date', 'Dec 31, 1980 10:15 PM', '1980-12-31'],
    ['date', '1er mai 2020', '2020-05-01'],
    ['date', '5 de marzo de 1975', '1975-03-05'],
    ['date', '5 марта 1975', '1975-03-05'],
    ['date', '5 mar 2021', '2021-03-05'],
    ['date', '1980年12月31日', '1980-12-31'],
    ['date', '٣١/١٢/١٩٨٠', '1980-12-31'],
    ['number', '(1.234,50)', -1234.5],
    ['number', '($1,234.50)', -1234.5],
    ['number', '１２３', 123],
    ['number', '١٢٣٤٫٥', 1234.5],
    ['boolean', 'Oui', true],
    ['boolean', 'はい', true],
    ['boolean', 'FALSCH', false],
  ])('%s reads %j as %j', (key, cell, value) =>
    expect(read(key, cell).row?.customFields).toEqual([expect.objectContaining({ key, value })]),
  );
  it('is left out with bytes that are not UTF-8; a required one refuses a new customer', () => {
    const { row: customer, warnings } = read('text', 'B\ufffdcker');
    expect([customer?.customFields, warnings.map(({ code }) => code)]).toEqual([undefined, ['encoding']]);
    const required = read('text', 'B\ufffdcker', [field('text', 't1', { required: true })]);
    expect(required.row?.missing?.code).toBe('encoding');
  });
  it('sets nothing when it is empty', () => {
    expect(read('number', ' ').row).toBeDefined();
    expect(read('number', ' ').row?.customFields).toBeUndefined();
  });
  it.each([
    ['number', '1,234'],
    ['number', '0x10'],
    ['number', '12%'],
    ['number', '(12'],
    ['date', '31. Februar 1980'],
    ['date', '5 Foo 1980'],
    ['date', '5-Dec-80'],
    ['number', '9007199254740993'],
    ['boolean', 'perhaps'],
    ['number', '1E+05'],
    ['date', '01/02/2024'],
    ['date', '0/0/00'],
    ['date', '2023-02-29'],
    ['select', 'Tin'],
    ['select', 'constructor'],
    ['multi_select', 'gold;silver'],
    ['old', 'x'],
  ])('%s leaves out %j with a warning that does not repeat it, and costs the row only when strict', (key, cell) => {
    const { row: customer, warnings } = read(key, cell);
    expect(customer).toBeDefined();
    expect(customer?.customFields).toBeUndefined();
    const reported = [{ column: 'Column', code: expect.stringMatching(/^custom-/), reason: expect.any(String) }];
    expect(warnings).toEqual(reported);
    expect(warnings[0]?.reason.split(/[^\w.,/-]+/)).not.toContain(cell);
    expect(read(key, cell, customFields, true)).toEqual({ row: undefined, faults: reported, warnings: [] });
  });
  it('names an option without case and accents, but not one of two that are alike', () => {
    const options = ['Käse', 'Obst', 'obst!'].map((label, n) => ({ value: `v${n}`, label, retired: false }));
    const select = [field('select', 't2', { options })];
    expect(read('select', 'KASE', select).row?.customFields).toEqual([expect.objectContaining({ value: 'v0' })]);
    expect(read('select', 'Obst', select).row?.customFields).toEqual([expect.objectContaining({ value: 'v1' })]);
    expect(read('select', 'OBST', select).warnings).toHaveLength(1);
  });
  it('that is required and cannot be read says so when the row would create a customer', () => {
    const required = [field('date', 'd1', { required: true })];
    expect(read('date', '0/0/00', required).row?.missing).toMatchObject({ code: 'custom-date-two-digit-year' });
  });
  it('that is required and empty lets the row complete a customer, but not create one', () => {
    const required = [field('text', 't1', { required: true })];
    expect(read('text', '', required).row?.missing).toMatchObject({ code: 'required' });
    expect(read('text', 'x', required).row?.missing).toBeUndefined();
  });
});
