import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  ActivateUser,
  ChangeUser,
  ChangeUserRoles,
  DeactivateUser,
  DeactivationInput,
  DeleteUser,
  GetUser,
  InviteUser,
  InviteUserAgain,
  ListUsers,
  NewUser,
  ReactivateUser,
  RolesInput,
  UserChange,
  UserView,
  UserPage,
} from '@crm/contracts/identity';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { requireIfMatch } from '../manners/if-match.js';
import { questionOf } from '../manners/list-query.js';
import { ApiIfMatch, ApiNotModified, ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { ApiTag } from '../openapi/tags.js';
import { UserPath, UsersQuery } from './users.dto.js';

@ApiTag('users', 'Colleagues: invitations, roles, deactivation.')
@Controller('users')
export class UsersController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get()
  @Requires('user.read')
  @ApiOperation({ operationId: 'listUsers', summary: 'List, search and filter users; managers see their colleagues' })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: UserPage })
  @ApiNotModified()
  async list(
    @Query() query: UsersQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListUsers(questionOf(query)), caller));
  }

  @Get(':userId')
  @Requires('user.read')
  @ApiOperation({ operationId: 'getUser', summary: 'Show one user' })
  @ApiResponse({ status: 200, description: 'The user.', type: UserView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { userId }: UserPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.show(userId)(caller));
  }

  @Post()
  @Requires('user.manage')
  @ApiOperation({
    operationId: 'inviteUser',
    summary: 'Invite somebody',
    description:
      'A link goes to the address; it works once, for 7 days. Whoever opens it sets a password and may start. A repeated request (Idempotency-Key) sends no second mail.',
  })
  @ApiReceipt({ created: true, shows: UserView })
  @ApiProblems(409, 422)
  async invite(@Body() body: NewUser, @Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    const receipt = await this.services.command(new InviteUser(body), caller);
    return this.answers.created(reply, caller, receipt, `/api/v1/users/${receipt.id}`, this.show(receipt.id));
  }

  @Post(':userId/invite')
  @HttpCode(200)
  @Requires('user.manage')
  @ApiOperation({ operationId: 'inviteUserAgain', summary: 'Send another invitation; the one before is worthless' })
  @ApiReceipt({ shows: UserView })
  @ApiProblems(404, 409, 412, 422)
  async inviteAgain(
    @Param() { userId }: UserPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new InviteUserAgain(userId), caller));
  }

  @Post(':userId/activate')
  @HttpCode(200)
  @Requires('user.manage')
  @ApiOperation({
    operationId: 'activateUser',
    summary: 'Approve an account that somebody registered, with these roles',
    description: 'The account becomes active once its address is verified too.',
  })
  @ApiReceipt({ shows: UserView })
  @ApiProblems(404, 409, 412, 422)
  async activate(
    @Param() { userId }: UserPath,
    @Body() { roles }: RolesInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new ActivateUser(userId, roles), caller));
  }

  @Post(':userId/deactivate')
  @HttpCode(200)
  @Requires('user.manage')
  @ApiOperation({
    operationId: 'deactivateUser',
    summary: 'Lock an account; all its sessions end',
    description: 'Its access tokens are refused within 5 seconds. The last active administrator stays.',
  })
  @ApiReceipt({ shows: UserView })
  @ApiProblems(404, 409, 412, 422)
  async deactivate(
    @Param() { userId }: UserPath,
    @Body() { reason }: DeactivationInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new DeactivateUser(userId, reason), caller));
  }

  @Post(':userId/reactivate')
  @HttpCode(200)
  @Requires('user.manage')
  @ApiOperation({ operationId: 'reactivateUser', summary: 'Open a deactivated account again, with its roles' })
  @ApiReceipt({ shows: UserView })
  @ApiProblems(404, 409, 412, 422)
  async reactivate(
    @Param() { userId }: UserPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new ReactivateUser(userId), caller));
  }

  @Put(':userId/roles')
  @Requires('user.manage')
  @ApiOperation({
    operationId: 'changeUserRoles',
    summary: 'Give a user exactly these roles',
    description: 'What is taken away is gone within a second, also with tokens that were issued before.',
  })
  @ApiIfMatch()
  @ApiReceipt({ shows: UserView })
  @ApiProblems(404, 409, 422)
  async changeRoles(
    @Param() { userId }: UserPath,
    @Body() { roles }: RolesInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    await this.requireSight(userId, caller);
    return this.changed(reply, caller, await this.services.command(new ChangeUserRoles(userId, roles), caller));
  }

  @Patch(':userId')
  @Requires('user.manage')
  @ApiOperation({ operationId: 'changeUser', summary: 'Change what a user is called' })
  @ApiIfMatch()
  @ApiReceipt({ shows: UserView })
  @ApiProblems(404, 409, 422)
  async change(
    @Param() { userId }: UserPath,
    @Body() body: UserChange,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    await this.requireSight(userId, caller);
    return this.changed(reply, caller, await this.services.command(new ChangeUser(userId, body), caller));
  }

  @Delete(':userId')
  @Requires('user.manage')
  @ApiOperation({
    operationId: 'deleteUser',
    summary: 'Delete an account for good',
    description: 'Its sessions end and its address is free. What the user owns stays theirs until it is assigned anew.',
  })
  @ApiIfMatch()
  @ApiReceipt()
  @ApiProblems(404, 409, 422)
  async delete(
    @Param() { userId }: UserPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    await this.requireSight(userId, caller);
    return this.answers.changed(reply, caller, await this.services.command(new DeleteUser(userId), caller));
  }

  /** What the caller may not see is told (404) before what the request lacks (428). */
  private async requireSight(userId: string, caller: CallContext): Promise<void> {
    if (caller.ifMatch === undefined) await this.show(userId)(caller);
    requireIfMatch(caller);
  }

  private changed(reply: FastifyReply, caller: CallContext, receipt: Receipt): Promise<unknown> {
    return this.answers.changed(reply, caller, receipt, this.show(receipt.id));
  }

  private show(userId: string): (context: CallContext) => Promise<UserView> {
    return (context) => this.services.query(new GetUser(userId), context);
  }
}
