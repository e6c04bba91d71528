import { ProductIsArchived, ProductNotFound, type ProductEvent } from '@crm/contracts/sales';
import { spec } from '@crm/testing';
import { productDecider, type ProductCommand, type ProductContent } from './product.decider.js';

const product = spec(productDecider);
const productId = 'P1';
const content: ProductContent = {
  code: 'GTX-PRO',
  name: 'GTX Pro',
  series: 'GTX',
  price: { amount: 482_100, currency: 'USD' },
  unit: null,
};
const added: ProductEvent = { type: 'ProductAdded', data: { productId, ...content } };
const archived: ProductEvent = { type: 'ProductArchived', data: { productId } };
const change = (changes: Partial<ProductContent>): ProductCommand => ({
  type: 'ChangeProduct',
  productId,
  content: changes,
});

describe('a product', () => {
  it('has a code that no other product has, archived ones included', () => {
    product.given().when({ type: 'AddProduct', productId, content }).then(added);
    product.given(added).thenHolds({ kind: 'product-code', value: 'gtx-pro' });
    product.given(added, archived).thenHolds({ kind: 'product-code', value: 'gtx-pro' });
  });

  it('is changed field by field, with the old and the new value of each', () => {
    const price = { amount: 500_000, currency: 'USD' };
    product
      .given(added)
      .when(change({ name: 'GTX Pro', series: null, price }))
      .then({
        type: 'ProductChanged',
        data: {
          productId,
          fields: ['series', 'price'],
          changes: { series: { from: 'GTX', to: null }, price: { from: content.price, to: price } },
        },
      });
    product
      .given(added)
      .when(change({ price: { currency: 'USD', amount: 482_100 } }))
      .thenNothing();
  });

  it('is not changed while it is archived, and restored as it was', () => {
    product.given(added).when({ type: 'ArchiveProduct', productId }).then(archived);
    product.given(added, archived).when({ type: 'ArchiveProduct', productId }).thenNothing();
    product
      .given(added, archived)
      .when(change({ name: 'x' }))
      .thenRefused(ProductIsArchived, { productId });
    product
      .given(added, archived)
      .when({ type: 'RestoreProduct', productId })
      .then({ type: 'ProductRestored', data: { productId } });
  });

  it('must exist', () => {
    product
      .given()
      .when(change({ name: 'x' }))
      .thenRefused(ProductNotFound, { productId });
  });
});
