import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { Receipt } from '../openapi/documentation.openapi.js';

@ApiSchema({ description: 'A receipt that says what an upsert came to.' })
export class UpsertReceipt extends Receipt {
  @ApiProperty({ enum: ['created', 'changed', 'unchanged'], description: 'What it came to; also in `Upsert-Result`.' })
  readonly result!: 'created' | 'changed' | 'unchanged';
}
