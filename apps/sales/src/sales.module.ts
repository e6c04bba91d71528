import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AddCurrencyRateHandler, currencyRateCommands } from './currency-rates/currency-rate.handlers.js';
import { productCommands } from './products/product.handlers.js';

/** Products and currency rates. The composing module provides AggregateStreams and ServiceClient. */
@Module({ imports: [CqrsModule], providers: [AddCurrencyRateHandler, ...currencyRateCommands, ...productCommands] })
export class SalesModule {}
