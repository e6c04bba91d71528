import { command } from '../../command.js';
import type { ProductChangeInput, ProductInput } from './product.inputs.js';

export class AddProduct extends command<{ product: ProductInput }>() {}
export class ChangeProduct extends command<{ productId: string; change: ProductChangeInput }>() {}
export class ArchiveProduct extends command<{ productId: string }>() {}
export class RestoreProduct extends command<{ productId: string }>() {}
