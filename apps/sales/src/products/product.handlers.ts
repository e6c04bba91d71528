import { changesOf } from '@crm/commands';
import { plainText } from '@crm/contracts';
import { AddProduct, ArchiveProduct, ChangeProduct, RestoreProduct } from '@crm/contracts/sales';
import { productDecider } from './product.decider.js';

const product = changesOf({ decider: productDecider, id: ({ productId }) => productId, owned: null });

const text = (value: string | null | undefined) => (typeof value === 'string' ? plainText(value) : value);

export const productCommands = [
  product.creation(AddProduct, 'product.create', ({ product: { code, name, series, price, unit } }, productId) => ({
    type: 'AddProduct',
    productId,
    content: {
      code: plainText(code),
      name: plainText(name),
      series: text(series) ?? null,
      price: price ? { ...price } : null,
      unit: text(unit) ?? null,
    },
  })),
  product.change(ChangeProduct, 'product.update', ({ productId, change: { code, name, series, price, unit } }) => ({
    type: 'ChangeProduct',
    productId,
    content: {
      code: text(code),
      name: text(name),
      series: text(series),
      price: price ? { ...price } : price,
      unit: text(unit),
    },
  })),
  product.change(ArchiveProduct, 'product.archive', ({ productId }) => ({ type: 'ArchiveProduct', productId })),
  product.change(RestoreProduct, 'product.archive', ({ productId }) => ({ type: 'RestoreProduct', productId })),
];
