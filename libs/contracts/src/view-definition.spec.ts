import Type from 'typebox';
import { CountedPageView } from './list-question.js';
import { descriptionOf, instanceOf, pageClass, viewClass, viewOfPage, viewOfRows } from './view-classes.js';
import { defineView, field, moment, nullable, oneOf, uuid, type RowOf } from './view-definition.js';
import { columnsOf, fieldsMetadata, filtersOf } from './view-fields.js';

class Berth {
  readonly quay!: string;
  readonly number!: number;
}
const shipView = defineView({
  name: 'ships',
  title: 'Ships',
  description: 'A ship of ours.',
  record: 'ship',
  actions: ['read', 'sink'],
  defaultSort: 'name',
  examples: { filter: 'afloat eq true' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    name: field(Type.String({ description: 'At the bow.' }), { filter: 'text', search: 'words', column: 'main' }),
    afloat: field(Type.Boolean(), { filter: true }),
    draughtMetres: field(nullable(Type.Number()), { filter: true, column: { label: 'Draught in metres' } }),
    berths: field(Type.Array(instanceOf(Berth)), {
      filter: { name: 'quay', path: 'berths.quay', type: 'keyword', many: true },
      column: [
        { name: 'berths', cell: (berths) => berths.length },
        { name: 'quays', main: true, cell: (berths) => berths.map(({ quay }) => quay) },
      ],
    }),
    state: oneOf(['built', 'sunk']),
    sunkAt: field(Type.Optional(moment()), { column: true }),
  },
});
class ShipView extends viewClass(shipView) {}
class ShipPage extends pageClass(ShipView) {}

const propertyOf = (type: { readonly prototype: object }, name: string): unknown =>
  Reflect.getMetadata('swagger/apiModelProperties', type.prototype, name);
const propertiesOf = (type: { readonly prototype: object }): unknown =>
  Reflect.getMetadata('swagger/apiModelPropertiesArray', type.prototype);

describe('a view', () => {
  it('has the type, the path and the field of each filter', () =>
    expect(filtersOf(shipView)).toEqual([
      { name: 'id', path: 'id', type: 'keyword', operand: 'id', of: 'id' },
      { name: 'name', path: 'name', type: 'text', of: 'name' },
      { name: 'afloat', path: 'afloat', type: 'boolean', of: 'afloat' },
      { name: 'draughtMetres', path: 'draughtMetres', type: 'number', of: 'draughtMetres' },
      { name: 'quay', path: 'berths.quay', type: 'keyword', many: true, of: 'berths' },
    ]));

  it('has the columns of an export in its own order, including several of one field', () => {
    const [, , , berths, quays] = columnsOf(shipView);
    expect(columnsOf(shipView).map(({ name, label, main }) => [name, label, main === true])).toEqual([
      ['id', 'Id', false],
      ['name', 'Name', true],
      ['draughtMetres', 'Draught in metres', false],
      ['berths', 'Berths', false],
      ['quays', 'Quays', true],
      ['sunkAt', 'Sunk at', false],
    ]);
    expect([berths, quays].map((column) => column?.cell?.([{ quay: 'A', number: 1 }]))).toEqual([1, ['A']]);
  });

  it('has the metadata that a frontend needs', () => {
    const fields = fieldsMetadata(shipView);
    const plain = { filterable: [], comparedWith: {}, sortable: [], searched: false, exported: [] };
    expect(fields.find(({ name }) => name === 'name')).toEqual({
      name: 'name',
      label: 'Name',
      holds: 'string',
      filterable: ['name'],
      comparedWith: { name: 'text' },
      sortable: ['name'],
      searched: true,
      exported: ['name'],
    });
    expect(fields.find(({ name }) => name === 'state')).toEqual({
      ...plain,
      name: 'state',
      label: 'State',
      holds: 'string',
    });
    expect(fields.find(({ name }) => name === 'berths')).toMatchObject({
      holds: 'array',
      filterable: ['quay'],
      sortable: [],
      exported: ['berths', 'quays'],
    });
    expect(fields.find(({ name }) => name === 'draughtMetres')?.holds).toBe('number');
  });

  it('types its rows', () => {
    const row: RowOf<typeof shipView> = {
      id: 'S1',
      revision: 3,
      name: 'Argo',
      afloat: true,
      draughtMetres: null,
      berths: [{ quay: 'A', number: 1 }],
      state: 'built',
    };
    expect(Object.keys(row)).toEqual(expect.arrayContaining([...shipView.schema.required, 'revision']));
  });
});

describe('the classes of a view', () => {
  it('document its fields, the revision after the id, and what the caller may do', () => {
    expect(propertiesOf(ShipView)).toEqual(
      ['id', 'revision', 'name', 'afloat', 'draughtMetres', 'berths', 'state', 'sunkAt', 'allowedActions', 'stale'].map(
        (name) => `:${name}`,
      ),
    );
    expect(propertyOf(ShipView, 'name')).toMatchObject({ type: 'string', description: 'At the bow.', required: true });
    expect(propertyOf(ShipView, 'draughtMetres')).toMatchObject({ type: 'number', nullable: true, required: true });
    expect(propertyOf(ShipView, 'berths')).toMatchObject({ type: Berth, isArray: true, required: true });
    expect(propertyOf(ShipView, 'state')).toMatchObject({ type: 'string', enum: ['built', 'sunk'] });
    expect(propertyOf(ShipView, 'sunkAt')).toMatchObject({ type: 'string', format: 'date-time', required: false });
    expect(propertyOf(ShipView, 'allowedActions')).toMatchObject({ type: 'array', items: { enum: ['read', 'sink'] } });
  });
  it('leave out the revision and the actions for rows that have none', () => {
    const { record: _record, actions: _actions, ...plain } = shipView;
    const properties = propertiesOf(class extends viewClass(plain) {}) as string[];
    expect(properties.filter((name) => [':revision', ':allowedActions', ':stale'].includes(name))).toEqual([]);
  });
  it('are a record, which may be stale, and a page of records', () => {
    expect(propertyOf(ShipView, 'stale')).toMatchObject({ type: Boolean, required: false });
    expect(propertyOf(ShipPage, 'items')).toMatchObject({ type: ShipView, isArray: true });
    expect(new ShipPage()).toBeInstanceOf(CountedPageView);
  });
  it('have the descriptions of the view', () =>
    expect([ShipView, ShipPage, CountedPageView, undefined].map(descriptionOf)).toEqual([
      'A ship of ours.',
      'Ships, page by page.',
      undefined,
      undefined,
    ]));
  it('distinguish a page of rows from a page of composed items', () =>
    expect([ShipPage, class extends pageClass(Berth, shipView) {}, ShipView, undefined].map(viewOfRows)).toEqual([
      shipView,
      undefined,
      undefined,
      undefined,
    ]));
  it('lead from a page to its view, and from nothing else', () =>
    expect([ShipPage, ShipView, CountedPageView, undefined].map(viewOfPage)).toEqual([
      shipView,
      undefined,
      undefined,
      undefined,
    ]));
});
