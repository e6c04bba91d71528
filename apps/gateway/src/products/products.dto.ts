import { IdField } from '@crm/contracts';
import { productView } from '@crm/contracts/sales';
import { listQuery } from '../http-contract/list-query.dto.js';

export class ProductPath {
  @IdField() readonly productId!: string;
}

export class ProductsQuery extends listQuery(productView) {}
