import { Body, Controller, Param, Query } from '@nestjs/common';
import {
  AddProduct,
  ArchiveProduct,
  ChangeProduct,
  GetProduct,
  ListProducts,
  ProductChangeInput,
  ProductCodeTaken,
  ProductInput,
  ProductIsArchived,
  ProductNotFound,
  ProductPage,
  ProductView,
  RestoreProduct,
} from '@crm/contracts/sales';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import { ProductPath, ProductsQuery } from './products.dto.js';

const product = {
  name: 'product',
  type: ProductView,
  of: (id: string) => new GetProduct(id),
  absent: ProductNotFound,
};

@ApiTag('products', 'What deals are about, with its price.')
@Controller('products')
export class ProductsController {
  @Creates('/', 'product.create', { summary: 'Add a product', shows: product, refuses: [ProductCodeTaken] })
  addProduct(@Body() body: ProductInput) {
    return new AddProduct({ product: body });
  }

  @Lists('/', 'product.read', { summary: 'List, search and filter products', shows: ProductPage })
  listProducts(@Query() query: ProductsQuery) {
    return new ListProducts(questionOf(query));
  }

  @Shows('/:productId', 'product.read', { summary: 'Show one product', shows: product })
  getProduct(@Param() { productId }: ProductPath) {
    return new GetProduct(productId);
  }

  @Changes('/:productId', 'product.update', {
    summary: 'Change how a product is described or priced',
    description: 'Deals keep the price that they were made with.',
    shows: product,
    refuses: [ProductIsArchived, ProductCodeTaken],
  })
  changeProduct(@Param() { productId }: ProductPath, @Body() change: ProductChangeInput) {
    return new ChangeProduct({ productId, change });
  }

  @Does('/:productId/archive', 'product.archive', {
    summary: 'Take a product from the offer',
    description: 'It keeps its code, and deals keep the product.',
    shows: product,
  })
  archiveProduct(@Param() { productId }: ProductPath) {
    return new ArchiveProduct({ productId });
  }

  @Does('/:productId/restore', 'product.archive', { summary: 'Offer an archived product again', shows: product })
  restoreProduct(@Param() { productId }: ProductPath) {
    return new RestoreProduct({ productId });
  }
}
