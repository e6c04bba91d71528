import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { productCommands } from './products/product.handlers.js';

/** Products. The composing module provides AggregateStreams. */
@Module({ imports: [CqrsModule], providers: [...productCommands] })
export class SalesModule {}
