import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  AddTeamMember,
  ArchiveTeam,
  CreateTeam,
  GetTeam,
  ListTeams,
  RemoveTeamMember,
  RenameTeam,
  RestoreTeam,
  TeamView,
  TeamInput,
  TeamPage,
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
import { TeamMemberPath, TeamPath, TeamsQuery } from './teams.dto.js';

@ApiTag('teams', 'Groups of users who share their records.')
@Controller('teams')
export class TeamsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get()
  @Requires('team.read')
  @ApiOperation({ operationId: 'listTeams', summary: 'List, search and filter teams' })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: TeamPage })
  @ApiNotModified()
  async list(
    @Query() query: TeamsQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListTeams(questionOf(query)), caller));
  }

  @Post()
  @Requires('team.manage')
  @ApiOperation({ operationId: 'createTeam', summary: 'Create a team' })
  @ApiReceipt({ created: true, shows: TeamView })
  @ApiProblems(409, 422)
  async create(@Body() body: TeamInput, @Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    const receipt = await this.services.command(new CreateTeam(body), caller);
    return this.answers.created(reply, caller, receipt, `/api/v1/teams/${receipt.id}`, this.show(receipt.id));
  }

  @Get(':teamId')
  @Requires('team.read')
  @ApiOperation({ operationId: 'getTeam', summary: 'Show one team' })
  @ApiResponse({ status: 200, description: 'The team.', type: TeamView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { teamId }: TeamPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.show(teamId)(caller));
  }

  @Patch(':teamId')
  @Requires('team.manage')
  @ApiOperation({ operationId: 'renameTeam', summary: 'Change what a team is called' })
  @ApiIfMatch()
  @ApiReceipt({ shows: TeamView })
  @ApiProblems(404, 409, 422)
  async rename(
    @Param() { teamId }: TeamPath,
    @Body() { name }: TeamInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    // What does not exist is told (404) before what the request lacks (428).
    if (caller.ifMatch === undefined) await this.show(teamId)(caller);
    requireIfMatch(caller);
    return this.changed(reply, caller, await this.services.command(new RenameTeam(teamId, name), caller));
  }

  @Put(':teamId/members/:userId')
  @Requires('team.manage')
  @ApiOperation({
    operationId: 'addTeamMember',
    summary: 'Let a user join a team',
    description: 'An active or invited user. Overwrites nothing, so it needs no If-Match.',
  })
  @ApiReceipt({ shows: TeamView })
  @ApiProblems(404, 409, 412, 422)
  async add(
    @Param() { teamId, userId }: TeamMemberPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new AddTeamMember(teamId, userId), caller));
  }

  @Delete(':teamId/members/:userId')
  @Requires('team.manage')
  @ApiOperation({
    operationId: 'removeTeamMember',
    summary: 'Let a user leave a team',
    description: 'Whoever is no member already is passed over. Overwrites nothing, so it needs no If-Match.',
  })
  @ApiReceipt({ shows: TeamView })
  @ApiProblems(404, 409, 412, 422)
  async remove(
    @Param() { teamId, userId }: TeamMemberPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new RemoveTeamMember(teamId, userId), caller));
  }

  @Post(':teamId/archive')
  @HttpCode(200)
  @Requires('team.manage')
  @ApiOperation({ operationId: 'archiveTeam', summary: 'Archive a team; everybody leaves it and its name is free' })
  @ApiReceipt({ shows: TeamView })
  @ApiProblems(404, 412, 422)
  async archive(
    @Param() { teamId }: TeamPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new ArchiveTeam(teamId), caller));
  }

  @Post(':teamId/restore')
  @HttpCode(200)
  @Requires('team.manage')
  @ApiOperation({ operationId: 'restoreTeam', summary: 'Bring a team back from the archive, without members' })
  @ApiReceipt({ shows: TeamView })
  @ApiProblems(404, 409, 412, 422)
  async restore(
    @Param() { teamId }: TeamPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new RestoreTeam(teamId), caller));
  }

  private changed(reply: FastifyReply, caller: CallContext, receipt: Receipt): Promise<unknown> {
    return this.answers.changed(reply, caller, receipt, this.show(receipt.id));
  }

  private show(teamId: string): (context: CallContext) => Promise<TeamView> {
    return (context) => this.services.query(new GetTeam(teamId), context);
  }
}
