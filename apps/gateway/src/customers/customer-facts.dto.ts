import { ApiProperty } from '@nestjs/swagger';
import { ReceiptDocument } from '../openapi/documentation.js';

export class UpsertReceiptDocument extends ReceiptDocument {
  @ApiProperty({ enum: ['created', 'changed', 'unchanged'], description: 'What it came to; also in `Upsert-Result`.' })
  readonly result!: 'created' | 'changed' | 'unchanged';
}
