import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ACTIONS, type Action, type Level } from '@crm/access';
import { ROLES, type Role } from '@crm/contracts';

export class PermissionDocument {
  @ApiProperty({ enum: ACTIONS, enumName: 'Action', example: 'customer.update' }) readonly action!: Action;
  @ApiProperty({
    enum: ['own', 'team', 'all'],
    enumName: 'PermissionLevel',
    description: 'How far it reaches: records one owns, those of one’s team too, or all of them.',
    example: 'team',
  })
  readonly level!: Exclude<Level, 'none'>;
}

export class FieldListsDocument {
  @ApiProperty({ type: [String], description: 'Fields that are shown.', example: ['id', 'name'] })
  readonly readable!: readonly string[];
  @ApiProperty({ type: [String], description: 'Fields that a change may name.', example: ['name'] })
  readonly writable!: readonly string[];
}

/** By kind of record. */
export class FieldsDocument {
  @ApiProperty({ type: FieldListsDocument }) readonly customer!: FieldListsDocument;
}

export class PermissionsDocument {
  @ApiProperty({ enum: ROLES, enumName: 'Role', isArray: true, example: ['sales'] }) readonly roles!: readonly Role[];
  @ApiPropertyOptional({
    type: [String],
    description: 'API clients only: of what the roles allow, what this client was given. Already counted in below.',
    example: ['customer.read'],
  })
  readonly scopes?: readonly string[];
  @ApiProperty({ type: [PermissionDocument], description: 'What is not listed is not allowed.' })
  readonly permissions!: readonly PermissionDocument[];
  @ApiProperty({ type: FieldsDocument }) readonly fields!: FieldsDocument;
}
