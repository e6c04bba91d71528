import Type from 'typebox';
import { changed, orNull } from '../../changed-fields.js';
import { Money } from '../../money.js';
import { defineRecord, type EventOf } from '../../record-kind.js';

const productId = Type.String({ format: 'uuid' });

const fields = {
  code: Type.String({ description: 'The name of the product for programs and files. No two products share a code.' }),
  name: Type.String(),
  series: orNull(Type.String({ description: 'The group of products that it belongs to.' })),
  price: orNull(Money),
  unit: orNull(Type.String({ description: 'What one of it is: piece, hour, licence.' })),
};

export const productRecord = defineRecord({
  kind: 'product',
  names: ['productId'],
  readWith: 'product.read',
  events: {
    ProductAdded: {
      description: 'A product was added to those on offer. Opens the stream.',
      tells: 'created',
      data: { productId, ...fields },
    },
    ProductChanged: {
      description: 'The product is described or priced differently. Deals keep the price that they were made with.',
      tells: 'changed',
      data: { productId, ...changed(fields) },
    },
    ProductArchived: {
      description: 'The product is no longer on offer. It keeps its code, and deals keep it.',
      tells: { verb: 'archived', says: { status: ['active', 'archived'] } },
      data: { productId },
    },
    ProductRestored: {
      description: 'The product is on offer again.',
      tells: { verb: 'restored', says: { status: ['archived', 'active'] } },
      data: { productId },
    },
  },
});
export type ProductEvent = EventOf<typeof productRecord>;
