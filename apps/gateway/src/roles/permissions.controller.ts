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
    summary: 'What may I do',
    description:
      'For hiding what is not allowed. Whether an action is allowed on one record is told by its `allowedActions`.',
    shows: PermissionsView,
    answer: 'As of now; a role that is taken away is gone within seconds.',
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
