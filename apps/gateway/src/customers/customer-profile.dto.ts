import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Receipt } from '../openapi/documentation.openapi.js';

@ApiSchema({ description: 'A receipt with the result of an upsert.' })
export class UpsertReceipt extends Receipt {
  @ApiProperty({
    enum: ['created', 'changed', 'unchanged'],
    description: 'The result, also in the header `Upsert-Result`.',
  })
  readonly result!: 'created' | 'changed' | 'unchanged';
}
