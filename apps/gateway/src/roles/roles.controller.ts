import { Controller } from '@nestjs/common';
import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { permissionsOf, roleDescriptions } from '@crm/access';
import { ROLES, type Role } from '@crm/contracts';
import { Tells } from '../http-contract/routes.decorator.js';
import { PermissionView, ROLE } from './permissions.dto.js';
import { ApiTag } from '../openapi/tags.openapi.js';

@ApiSchema({ description: 'A role and what it may do.' })
export class RoleView {
  @ApiProperty({ ...ROLE, example: 'sales' }) readonly role!: Role;
  @ApiProperty({ example: 'Sales' }) readonly title!: string;
  @ApiProperty({ example: 'Wins customers: reads all of them, and changes those of the team.' })
  readonly description!: string;
  @ApiProperty({ type: [PermissionView] }) readonly permissions!: readonly PermissionView[];
}

@ApiSchema({ description: 'All roles.' })
export class RolesView {
  @ApiProperty({ type: [RoleView] }) readonly items!: readonly RoleView[];
}

/** Derived from the same matrix as every decision. */
const roles: RolesView = {
  items: ROLES.map((role) => ({
    role,
    ...roleDescriptions[role],
    permissions: permissionsOf({ type: 'user', id: role, roles: [role], teamIds: [] }),
  })),
};

@ApiTag('roles', 'The built-in roles and what each of them may do.')
@Controller('roles')
export class RolesController {
  @Tells('/', 'role.read', {
    summary: 'List all roles and what each may do',
    shows: RolesView,
    answer: 'All roles. They are built in; the permissions of several roles add up.',
  })
  listRoles() {
    return roles;
  }
}
