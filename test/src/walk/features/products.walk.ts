import { unique } from '../cast.js';
import { walked } from '../feature.js';

export default walked({
  //                       admin  manager  sales  support  marketing  auditor  integration
  rights: `
    product.create         all    all      -      -        -          -        all
    product.read           all    all      all    all      all        all      all
    product.update         all    all      -      -        -          -        all
    product.archive        all    -        -      -        -          -        -
  `,
  routes: [
    [/^get \/api\/v1\/products/, 'product.read'],
    [/^post \/api\/v1\/products$/, 'product.create'],
    [/^patch \/api\/v1\/products\/\{\w+\}$/, 'product.update'],
    [/^post \/api\/v1\/products\/\{\w+\}\/(archive|restore)$/, 'product.archive'],
  ],
  records: {
    productId: { read: 'product.read', make: (records) => records.made('/products', { code: unique('P') }) },
  },
});
