import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { permissionsOf, readableFields, writableFields } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import { Caller } from '../http-contract/caller.decorator.js';
import { Tells } from '../http-contract/routes.decorator.js';
import { PermissionsView } from './permissions.dto.js';

@ApiTags('me')
@Controller('me/permissions')
export class PermissionsController {
  @Tells('/', 'signed-in', {
    summary: 'Show your own permissions',
    description:
      'For hiding actions that are not allowed. Whether an action is allowed on a particular record is in its `allowedActions`.',
    shows: PermissionsView,
    answer: 'The current permissions; a removed role disappears within seconds.',
  })
  getMyPermissions(@Caller() { principal }: CallContext): PermissionsView {
    const { roles, scopes } = principal;
    return {
      roles,
      ...(scopes === undefined ? {} : { scopes }),
      permissions: permissionsOf(principal),
      fields: {
        customer: {
          readable: [...readableFields(principal, 'customer')],
          writable: [...writableFields(principal, 'customer')],
        },
      },
    };
  }
}
