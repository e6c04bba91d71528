import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ACTIONS, type Action, type Level } from '@crm/access';
import { ROLES, type Role } from '@crm/contracts';

export const ROLE = { enum: ROLES, enumName: 'Role', enumSchema: { description: 'A built-in role.' } } as const;

@ApiSchema({ description: 'One thing that a caller may do, and to which records.' })
export class PermissionView {
  @ApiProperty({
    enum: ACTIONS,
    enumName: 'Action',
    description: 'Something that a right allows.',
    example: 'customer.update',
  })
  readonly action!: Action;
  @ApiProperty({
    enum: ['own', 'team', 'all'],
    enumName: 'PermissionLevel',
    description: 'How far it reaches: records one owns, those of one’s team too, or all of them.',
    example: 'team',
  })
  readonly level!: Exclude<Level, 'none'>;
}

@ApiSchema({ description: 'Fields of one kind of record.' })
export class FieldListsView {
  @ApiProperty({ type: [String], description: 'Fields that are shown.', example: ['id', 'name'] })
  readonly readable!: readonly string[];
  @ApiProperty({ type: [String], description: 'Fields that a change may name.', example: ['name'] })
  readonly writable!: readonly string[];
}

@ApiSchema({ description: 'Fields that a caller sees and may change, by kind of record.' })
export class FieldsView {
  @ApiProperty({ type: FieldListsView }) readonly customer!: FieldListsView;
}

@ApiSchema({ description: 'Everything that the caller may do.' })
export class PermissionsView {
  @ApiProperty({ ...ROLE, isArray: true, example: ['sales'] }) readonly roles!: readonly Role[];
  @ApiPropertyOptional({
    type: [String],
    description: 'API clients only: of what the roles allow, what this client was given. Already counted in below.',
    example: ['customer.read'],
  })
  readonly scopes?: readonly string[];
  @ApiProperty({ type: [PermissionView], description: 'What is not listed is not allowed.' })
  readonly permissions!: readonly PermissionView[];
  @ApiProperty({ type: FieldsView }) readonly fields!: FieldsView;
}
