import { Controller } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { permissionsOf, roleDescriptions } from '@crm/access';
import { ROLES, type Role } from '@crm/contracts';
import { Tells } from '../manners/routes.js';
import { PermissionDocument } from '../me/permissions.dto.js';

export class RoleDocument {
  @ApiProperty({ enum: ROLES, enumName: 'Role', example: 'sales' }) readonly role!: Role;
  @ApiProperty({ example: 'Sales' }) readonly title!: string;
  @ApiProperty({ example: 'Wins customers: reads all of them, and changes those of the team.' })
  readonly description!: string;
  @ApiProperty({ type: [PermissionDocument] }) readonly permissions!: readonly PermissionDocument[];
}

export class RolesDocument {
  @ApiProperty({ type: [RoleDocument] }) readonly items!: readonly RoleDocument[];
}

/** Follows from the one matrix, like every decision does. */
const roles: RolesDocument = {
  items: ROLES.map((role) => ({
    role,
    ...roleDescriptions[role],
    permissions: permissionsOf({ type: 'user', id: role, roles: [role], teamIds: [] }),
  })),
};

@ApiTags('roles')
@Controller('roles')
export class RolesController {
  @Tells('/', 'role.read', {
    summary: 'All roles, and what each may do',
    shows: RolesDocument,
    answer: 'They are built in; several of one user add up.',
  })
  listRoles() {
    return roles;
  }
}
