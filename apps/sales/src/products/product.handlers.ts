import { changesOf } from '@crm/commands';
import { plainText, tidy } from '@crm/contracts';
import { AddProduct, ArchiveProduct, ChangeProduct, RestoreProduct } from '@crm/contracts/sales';
import { productDecider } from './product.decider.js';

const product = changesOf({ decider: productDecider, id: ({ productId }) => productId, owned: null });

export const productCommands = [
  product.creation(AddProduct, 'product.create', ({ product: { code, name, series, price, unit } }, productId) => ({
    type: 'AddProduct',
    productId,
    content: {
      code: plainText(code),
      name: plainText(name),
      series: tidy(series) ?? null,
      price: price ? { ...price } : null,
      unit: tidy(unit) ?? null,
    },
  })),
  product.change(ChangeProduct, 'product.update', ({ productId, change: { code, name, series, price, unit } }) => ({
    type: 'ChangeProduct',
    productId,
    content: {
      code: tidy(code),
      name: tidy(name),
      series: tidy(series),
      price: price ? { ...price } : price,
      unit: tidy(unit),
    },
  })),
  product.change(ArchiveProduct, 'product.archive', ({ productId }) => ({ type: 'ArchiveProduct', productId })),
  product.change(RestoreProduct, 'product.archive', ({ productId }) => ({ type: 'RestoreProduct', productId })),
];
