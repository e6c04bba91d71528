import { changedFields, withChanges } from './differences.js';

interface Product {
  readonly name: string;
  readonly price: { readonly amount: number; readonly currency: string } | null;
}
const known: Product = { name: 'GTX', price: { amount: 1, currency: 'EUR' } };

describe('the fields that a change changes', () => {
  it('have their old and new value', () =>
    expect(changedFields(known, { name: 'MG', price: null })).toEqual({
      fields: ['name', 'price'],
      changes: { name: { from: 'GTX', to: 'MG' }, price: { from: known.price, to: null } },
    }));
  it('are not those that are left out, or hold the same in another order', () =>
    expect(changedFields(known, { name: undefined, price: { currency: 'EUR', amount: 1 } })).toBeUndefined());
  it('lead to the wanted record', () => {
    const wanted = { price: { amount: 0, currency: 'EUR' } };
    expect(withChanges(known, changedFields(known, wanted)!.changes)).toEqual({ ...known, ...wanted });
  });
});
