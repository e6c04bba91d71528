import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { ACTIONS, type Action, type Level } from '@crm/access';
import { ROLES, type Role } from '@crm/contracts';

export const ROLE = { enum: ROLES, enumName: 'Role', enumSchema: { description: 'A built-in role.' } } as const;

@ApiSchema({ description: 'An action that the caller may perform, and on which records.' })
export class PermissionView {
  @ApiProperty({
    enum: ACTIONS,
    enumName: 'Action',
    description: 'An action that a right allows.',
    example: 'customer.update',
  })
  readonly action!: Action;
  @ApiProperty({
    enum: ['own', 'team', 'all'],
    enumName: 'PermissionLevel',
    description: 'How far the permission reaches: own records, records of the team as well, or all records.',
    example: 'team',
  })
  readonly level!: Exclude<Level, 'none'>;
}

@ApiSchema({ description: 'Fields of one kind of record.' })
export class FieldListsView {
  @ApiProperty({ type: [String], description: 'Fields that are shown.', example: ['id', 'name'] })
  readonly readable!: readonly string[];
  @ApiProperty({ type: [String], description: 'Fields that a change may contain.', example: ['name'] })
  readonly writable!: readonly string[];
}

@ApiSchema({ description: 'Fields that the caller may see and change, by kind of record.' })
export class FieldsView {
  @ApiProperty({ type: FieldListsView }) readonly customer!: FieldListsView;
}

@ApiSchema({ description: 'Everything that the caller may do.' })
export class PermissionsView {
  @ApiProperty({ ...ROLE, isArray: true, example: ['sales'] }) readonly roles!: readonly Role[];
  @ApiPropertyOptional({
    type: [String],
    description:
      'API clients only: the part of what the roles allow that this client was given. `permissions` already takes it into account.',
    example: ['customer.read'],
  })
  readonly scopes?: readonly string[];
  @ApiProperty({ type: [PermissionView], description: 'Actions that are not listed are not allowed.' })
  readonly permissions!: readonly PermissionView[];
  @ApiProperty({ type: FieldsView }) readonly fields!: FieldsView;
}
