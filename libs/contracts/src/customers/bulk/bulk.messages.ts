import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInstance, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { AssignmentInput } from '../../assignment.js';
import { Message, type Receipt } from '../../call-context.js';
import { MayBeAbsent } from '../../field-rules.js';
import { ArchiveInput, CustomerChangeInput, CustomerInput, TagsInput } from '../customers/customer.inputs.js';

/** Operations per request. */
export const MAX_BULK = 500;

const idProperty = { format: 'uuid', example: '019aa1c0-5b7e-7c3a-9d52-6f0f4a1f9a10' };
const revisionProperty = {
  type: 'integer' as const,
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: 'The revision that the operation is based on. Refused (412) when the customer has changed since.',
  example: 0,
};

@ApiSchema({ description: 'Create a customer.' })
export class BulkCreateInput {
  @ApiProperty({ enum: ['create'] })
  @IsIn(['create'])
  readonly op!: 'create';

  @ApiProperty({ type: CustomerInput })
  @IsInstance(CustomerInput)
  @ValidateNested()
  @Type(() => CustomerInput)
  readonly customer!: CustomerInput;

  @ApiPropertyOptional({ default: false, description: 'Create it even if it looks like an existing customer.' })
  @MayBeAbsent()
  @IsBoolean()
  readonly allowDuplicate?: boolean;
}

@ApiSchema({ description: 'Change a customer.' })
export class BulkChangeInput {
  @ApiProperty({ enum: ['change'] })
  @IsIn(['change'])
  readonly op!: 'change';

  @ApiProperty(idProperty)
  @IsUUID()
  readonly id!: string;

  @ApiProperty(revisionProperty)
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly revision!: number;

  @ApiProperty({ type: CustomerChangeInput })
  @IsInstance(CustomerChangeInput)
  @ValidateNested()
  @Type(() => CustomerChangeInput)
  readonly change!: CustomerChangeInput;
}

@ApiSchema({ description: 'Archive a customer.' })
export class BulkArchiveInput extends ArchiveInput {
  @ApiProperty({ enum: ['archive'] })
  @IsIn(['archive'])
  readonly op!: 'archive';

  @ApiProperty(idProperty)
  @IsUUID()
  readonly id!: string;

  @ApiPropertyOptional(revisionProperty)
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly revision?: number;
}

@ApiSchema({ description: 'Restore a customer from the archive.' })
export class BulkRestoreInput {
  @ApiProperty({ enum: ['restore'] })
  @IsIn(['restore'])
  readonly op!: 'restore';

  @ApiProperty(idProperty)
  @IsUUID()
  readonly id!: string;

  @ApiPropertyOptional(revisionProperty)
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly revision?: number;
}

@ApiSchema({ description: 'Add tags to a customer and remove tags.' })
export class BulkTagInput extends TagsInput {
  @ApiProperty({ enum: ['tag'] })
  @IsIn(['tag'])
  readonly op!: 'tag';

  @ApiProperty(idProperty)
  @IsUUID()
  readonly id!: string;

  @ApiPropertyOptional(revisionProperty)
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly revision?: number;
}

@ApiSchema({ description: 'Assign a customer to another user or team.' })
export class BulkAssignInput extends AssignmentInput {
  @ApiProperty({ enum: ['assign'] })
  @IsIn(['assign'])
  readonly op!: 'assign';

  @ApiProperty(idProperty)
  @IsUUID()
  readonly id!: string;

  @ApiPropertyOptional(revisionProperty)
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly revision?: number;
}

export type BulkOperation =
  BulkCreateInput | BulkChangeInput | BulkArchiveInput | BulkRestoreInput | BulkTagInput | BulkAssignInput;

/** A refusal (DomainError) as plain data. */
export interface PlainRefusal {
  readonly code: string;
  readonly kind: string;
  readonly title: string;
  readonly facts: object;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

export type BulkOutcome =
  { readonly index: number; readonly receipt: Receipt } | { readonly index: number; readonly refusal: PlainRefusal };

export interface BulkAnswer {
  /** In the order of the operations. */
  readonly outcomes: readonly BulkOutcome[];
  /** The list had already been started (a repeated Idempotency-Key). */
  readonly repeated: boolean;
}

/** Carries out operations, each accepted or refused on its own. `index` is its place in the request. With `dryRun` nothing is written. */
export class RunBulk extends Message<BulkAnswer> {
  constructor(
    readonly operations: readonly { readonly index: number; readonly operation: BulkOperation }[],
    readonly dryRun: boolean = false,
  ) {
    super();
  }
}
