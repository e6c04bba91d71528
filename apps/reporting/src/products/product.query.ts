import { GetProduct, ListProducts, ProductNotFound, productView } from '@crm/contracts/sales';
import type { RecordList } from '../lists/record-list.service.js';
import { productList } from './product-list.projection.js';

export const products: RecordList<typeof productView> = {
  view: productView,
  projection: productList,
  list: ListProducts,
  card: GetProduct,
  readWith: 'product.read',
  owners: 'nobody',
  absent: (productId) => new ProductNotFound({ productId }),
};
