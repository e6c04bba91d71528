import Type from 'typebox';
import { CURRENCIES } from '../../currencies.js';
import { CardOf, ListOf } from '../../list-question.js';
import { MoneyView } from '../../money.js';
import { instanceOf, pageClass, viewClass } from '../../view-classes.js';
import { defineView, field, moment, nullable, oneOf, uuid, type RowOf } from '../../view-definition.js';

export const productView = defineView({
  name: 'products',
  title: 'Products',
  description: 'A product on offer, or an archived one.',
  record: 'product',
  actions: ['read', 'update', 'archive'],
  defaultSort: 'name',
  searched: 'the code, the name and the series',
  examples: { filter: 'series eq "GTX" and status eq "active"', q: 'gtx' },
  fields: {
    id: field(uuid(), { filter: true, column: true }),
    code: field(Type.String({ example: 'GTX-PRO' }), { filter: 'text', search: 'words', column: 'main' }),
    name: field(Type.String({ example: 'GTX Pro' }), { filter: 'text', search: 'words', column: 'main' }),
    series: field(nullable(Type.String({ example: 'GTX' })), { filter: 'text', search: 'words', column: 'main' }),
    price: field(nullable(instanceOf(MoneyView, 'The price of one unit. null: agreed for each deal.')), {
      filter: [
        { name: 'price', path: 'price.amount', type: 'number' },
        { name: 'currency', path: 'price.currency', type: { oneOf: CURRENCIES } },
      ],
      column: [
        { name: 'price', main: true, cell: (price: MoneyView | null) => price?.amount },
        { name: 'currency', main: true, cell: (price: MoneyView | null) => price?.currency },
      ],
    }),
    unit: field(nullable(Type.String({ example: 'piece' })), { filter: 'text', column: 'main' }),
    status: field(oneOf(['active', 'archived']), { filter: true, column: 'main' }),
    createdAt: field(moment(), { filter: true, column: true }),
    changedAt: field(moment(), { filter: true, column: true }),
  },
});
export type ShownProduct = RowOf<typeof productView>;

export class ProductView extends viewClass(productView) {}
export class ProductPage extends pageClass(ProductView) {}
export class ListProducts extends ListOf<ProductPage> {}
export class GetProduct extends CardOf<ProductView> {}
