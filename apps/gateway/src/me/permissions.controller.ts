import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { permissionsOf, readableFields, writableFields } from '@crm/access';
import type { CallContext } from '@crm/contracts';
import type { FastifyReply } from 'fastify';
import { SignedIn } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { ApiNotModified } from '../openapi/documentation.js';
import { PermissionsView } from './permissions.dto.js';

@ApiTags('me')
@Controller('me/permissions')
export class PermissionsController {
  constructor(private readonly answers: Answers) {}

  @Get()
  @SignedIn()
  @ApiOperation({
    operationId: 'getMyPermissions',
    summary: 'What may I do',
    description:
      'For hiding what is not allowed. Whether an action is allowed on one record is told by its `allowedActions`.',
  })
  @ApiResponse({
    status: 200,
    description: 'As of now; a role that is taken away is gone within seconds.',
    type: PermissionsView,
  })
  @ApiNotModified()
  get(@Caller() { principal }: CallContext, @Reply() reply: FastifyReply): unknown {
    const { roles, scopes } = principal;
    const permissions: PermissionsView = {
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
    return this.answers.listed(reply, permissions);
  }
}
