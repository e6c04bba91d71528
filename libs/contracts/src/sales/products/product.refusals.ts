import { refusal } from '@crm/kernel';

export class ProductNotFound extends refusal<{ productId: string }>()('sales.product-not-found', {
  kind: 'not-found',
  title: 'There is no such product.',
  meaning: 'No product has this id.',
  remedy: 'Check the id.',
  facts: { productId: 'The requested id.' },
}) {}
export class ProductExists extends refusal<{ productId: string }>()('sales.product-exists', {
  kind: 'conflict',
  title: 'This product already exists.',
  meaning: 'A product with this id was added before.',
  remedy: 'Use the existing product.',
  facts: { productId: 'The existing product.' },
}) {}
export class ProductCodeTaken extends refusal<{ productId: string }>()('sales.product-code-taken', {
  kind: 'conflict',
  title: 'Another product has this code.',
  meaning: 'No two products share a code, archived ones included. Case is ignored.',
  remedy: 'Choose another code, or use that product.',
  facts: { productId: 'The product that has the code.' },
}) {}
export class ProductIsArchived extends refusal<{ productId: string }>()('sales.product-archived', {
  kind: 'conflict',
  title: 'The product is archived.',
  meaning: 'An archived product is not changed and not sold.',
  remedy: 'Restore it first.',
  facts: { productId: 'The product.' },
}) {}
