import { productView, type ProductEvent, type ShownProduct } from '@crm/contracts/sales';
import { withChanges } from '@crm/kernel';
import { collectionOfView, type Document, type Projection } from '@crm/read-models';

type ProductRow = ShownProduct & Document;

/** One row per product, archived ones included. To rebuild, raise `version`. */
export const productList: Projection<ProductRow, ProductEvent> = {
  name: 'sales.products',
  version: 1,
  filter: { streamPrefixes: ['product-'] },
  collection: collectionOfView(productView, {
    indexes: [['name'], ['code'], ['status', 'name'], ['series', 'name'], ['-createdAt']],
  }),
  key: (event) => event.data.productId,
  project(row, event) {
    const { revision, recordedAt } = event;
    if (event.type === 'ProductAdded') {
      const { productId: id, ...content } = event.data;
      return { id, revision, ...content, status: 'active', createdAt: recordedAt, changedAt: recordedAt };
    }
    if (row === undefined) return undefined;
    const changed = { ...row, revision, changedAt: recordedAt };
    switch (event.type) {
      case 'ProductChanged':
        return withChanges(changed, event.data.changes);
      case 'ProductArchived':
        return { ...changed, status: 'archived' };
      case 'ProductRestored':
        return { ...changed, status: 'active' };
    }
  },
};
