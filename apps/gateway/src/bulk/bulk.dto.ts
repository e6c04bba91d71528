import { ApiProperty, ApiPropertyOptional, ApiSchema, getSchemaPath } from '@nestjs/swagger';
import {
  BulkArchiveInput,
  BulkAssignInput,
  BulkChangeInput,
  BulkCreateInput,
  BulkRestoreInput,
  BulkTagInput,
  MAX_BULK,
  type BulkOperationName,
} from '@crm/contracts/customers';
import type { Action } from '@crm/access';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, ValidateIf } from 'class-validator';
import { Problem, Receipt } from '../openapi/documentation.openapi.js';

/** The shape of each operation and the right that it requires. */
export const OPERATIONS = {
  create: { shape: BulkCreateInput, action: 'customer.create' },
  change: { shape: BulkChangeInput, action: 'customer.update' },
  archive: { shape: BulkArchiveInput, action: 'customer.archive' },
  restore: { shape: BulkRestoreInput, action: 'customer.archive' },
  tag: { shape: BulkTagInput, action: 'customer.tag' },
  assign: { shape: BulkAssignInput, action: 'customer.assign' },
} as const satisfies Record<BulkOperationName, { shape: unknown; action: Action }>;

export const BULK_SHAPES = Object.values(OPERATIONS).map(({ shape }) => shape);

@ApiSchema({ description: 'Operations on many customers. Each succeeds or fails on its own.' })
export class BulkInput {
  @ApiProperty({
    type: 'array',
    minItems: 1,
    maxItems: MAX_BULK,
    description: `At most ${MAX_BULK}. Each is checked on its own; those on the same customer or value are carried out in this order.`,
    items: {
      oneOf: BULK_SHAPES.map((shape) => ({ $ref: getSchemaPath(shape) })),
      discriminator: {
        propertyName: 'op',
        mapping: Object.fromEntries(
          Object.entries(OPERATIONS).map(([name, { shape }]) => [name, getSchemaPath(shape)]),
        ),
      },
    },
    example: [{ op: 'tag', id: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10', add: ['newsletter'] }],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @IsObject({ each: true })
  readonly operations!: Record<string, unknown>[];
}

export class BulkQuery {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Check everything and write nothing.',
  })
  @ValidateIf((_query, value) => value !== undefined)
  @IsIn(['true', 'false'])
  readonly dryRun?: 'true' | 'false';
}

@ApiSchema({ description: 'The result of one operation.' })
export class BulkItemView {
  @ApiProperty({ description: 'Index of the operation in the request, from 0.', example: 0 })
  readonly index!: number;
  @ApiProperty({ description: 'The status that the operation’s own path would return.', example: 200 })
  readonly status!: number;
  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the customer, when it is known.' })
  readonly id?: string;
  @ApiPropertyOptional({
    type: Receipt,
    description: 'Present when the operation succeeded and this is not a dry run.',
  })
  readonly receipt?: Receipt;
  @ApiPropertyOptional({ type: Problem, description: 'Present when the operation was refused.' })
  readonly problem?: Problem;
}

@ApiSchema({ description: 'The results of all operations.' })
export class BulkView {
  @ApiProperty({ type: [BulkItemView], description: 'In the order of the operations.' })
  readonly items!: BulkItemView[];
  @ApiProperty({ example: 1 })
  readonly succeeded!: number;
  @ApiProperty({ example: 0 })
  readonly failed!: number;
  @ApiProperty({ description: 'Whether this was a dry run, which writes nothing.', example: false })
  readonly dryRun!: boolean;
}
