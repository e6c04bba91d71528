import type { Money } from '@crm/contracts';
import {
  ProductCodeTaken,
  type ProductEvent,
  ProductExists,
  ProductIsArchived,
  ProductNotFound,
} from '@crm/contracts/sales';
import { changedFields, fold, withChanges, type Decider } from '@crm/kernel';

/** Texts arrive trimmed and in NFC: the handler ensures it. */
export interface ProductContent {
  readonly code: string;
  readonly name: string;
  readonly series: string | null;
  readonly price: Money | null;
  readonly unit: string | null;
}

export type ProductCommand =
  | { readonly type: 'AddProduct'; readonly productId: string; readonly content: ProductContent }
  /** Omitted members stay unchanged. */
  | { readonly type: 'ChangeProduct'; readonly productId: string; readonly content: Partial<ProductContent> }
  | { readonly type: 'ArchiveProduct'; readonly productId: string }
  | { readonly type: 'RestoreProduct'; readonly productId: string };

export type Product =
  { readonly status: 'absent' } | { readonly status: 'active' | 'archived'; readonly content: ProductContent };

function decide(command: ProductCommand, product: Product): ProductEvent[] {
  const { productId } = command;
  if (command.type === 'AddProduct') {
    if (product.status !== 'absent') throw new ProductExists({ productId });
    return [{ type: 'ProductAdded', data: { productId, ...command.content } }];
  }
  if (product.status === 'absent') throw new ProductNotFound({ productId });
  switch (command.type) {
    case 'ChangeProduct': {
      if (product.status === 'archived') throw new ProductIsArchived({ productId });
      const change = changedFields(product.content, command.content);
      return change === undefined ? [] : [{ type: 'ProductChanged', data: { productId, ...change } }];
    }
    case 'ArchiveProduct':
      return product.status === 'archived' ? [] : [{ type: 'ProductArchived', data: { productId } }];
    case 'RestoreProduct':
      return product.status === 'active' ? [] : [{ type: 'ProductRestored', data: { productId } }];
  }
}

function evolve(product: Product, event: ProductEvent): Product {
  if (event.type === 'ProductAdded') {
    const { productId: _id, ...content } = event.data;
    return { status: 'active', content };
  }
  if (product.status === 'absent') return product;
  switch (event.type) {
    case 'ProductChanged':
      return { ...product, content: withChanges(product.content, event.data.changes) };
    case 'ProductArchived':
      return { ...product, status: 'archived' };
    case 'ProductRestored':
      return { ...product, status: 'active' };
  }
}

export const productDecider: Decider<Product, ProductCommand, ProductEvent> = {
  category: 'product',
  initial: { status: 'absent' },
  decide,
  evolve,
  unique: {
    // Archived products too: files and deals of the past name them by their code.
    values: (product) =>
      product.status === 'absent' ? [] : [{ kind: 'product-code', value: fold(product.content.code) }],
    taken: (_value, holder) => new ProductCodeTaken({ productId: holder }),
  },
};
