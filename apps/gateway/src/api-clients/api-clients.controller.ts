import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiExtraModels, ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  ApiClientView,
  ApiClientPage,
  ChangeApiClientScopes,
  CreateApiClient,
  GetApiClient,
  ListApiClients,
  RevokeApiClient,
  RotateApiClientSecret,
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
import {
  ApiClientPath,
  ApiClientsQuery,
  NewApiClientInput,
  RotationInput,
  ScopesInput,
  SecretDocument,
} from './api-clients.dto.js';

/** A receipt with the secret in place of the plain one. */
const ApiSecret = (status: 200 | 201): MethodDecorator =>
  applyDecorators(
    ApiExtraModels(SecretDocument),
    ApiReceipt({ created: status === 201 }),
    ApiResponse({
      status,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/SecretDocument' } } },
    }),
  );

@ApiTag('api-clients', 'Programs that call this API: secrets and scopes.')
@Controller('api-clients')
export class ApiClientsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Get()
  @Requires('api-client.read')
  @ApiOperation({ operationId: 'listApiClients', summary: 'List, search and filter API clients' })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: ApiClientPage })
  @ApiNotModified()
  async list(
    @Query() query: ApiClientsQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListApiClients(questionOf(query)), caller));
  }

  @Post()
  @Requires('api-client.manage')
  @ApiOperation({
    operationId: 'createApiClient',
    summary: 'Let a program call the API in its own name',
    description:
      'The `id` is its `client_id`. The secret is shown in this answer alone; a retry with the same Idempotency-Key, by the same caller, answers the same one.',
  })
  @ApiSecret(201)
  @ApiProblems(409, 422)
  async create(
    @Body() { role = 'integration', ...body }: NewApiClientInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const { clientSecret, ...receipt } = await this.services.command(new CreateApiClient({ ...body, role }), caller);
    const answer = await this.answers.created(reply, caller, receipt, `/api/v1/api-clients/${receipt.id}`);
    return { ...(answer as Receipt), clientSecret };
  }

  @Get(':apiClientId')
  @Requires('api-client.read')
  @ApiOperation({ operationId: 'getApiClient', summary: 'Show one API client, without its secret' })
  @ApiResponse({ status: 200, description: 'The client.', type: ApiClientView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { apiClientId }: ApiClientPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.show(apiClientId)(caller));
  }

  @Post(':apiClientId/rotate-secret')
  @HttpCode(200)
  @Requires('api-client.manage')
  @ApiOperation({
    operationId: 'rotateApiClientSecret',
    summary: 'Make another secret; the one before works for as long as you say',
    description: 'Of three secrets the two newest work at most.',
  })
  @ApiSecret(200)
  @ApiProblems(404, 409, 412, 422)
  async rotate(
    @Param() { apiClientId }: ApiClientPath,
    @Body() { overlapHours }: RotationInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const command = new RotateApiClientSecret(apiClientId, overlapHours);
    const { clientSecret, ...receipt } = await this.services.command(command, caller);
    return { ...((await this.answers.changed(reply, caller, receipt)) as Receipt), clientSecret };
  }

  @Put(':apiClientId/scopes')
  @Requires('api-client.manage')
  @ApiOperation({
    operationId: 'changeApiClientScopes',
    summary: 'Give an API client exactly these scopes',
    description: 'What is taken away is gone within a second, also with tokens that were issued before.',
  })
  @ApiIfMatch()
  @ApiReceipt({ shows: ApiClientView })
  @ApiProblems(404, 409, 422)
  async changeScopes(
    @Param() { apiClientId }: ApiClientPath,
    @Body() { scopes }: ScopesInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    // What does not exist is told (404) before what the request lacks (428).
    if (caller.ifMatch === undefined) await this.show(apiClientId)(caller);
    requireIfMatch(caller);
    const receipt = await this.services.command(new ChangeApiClientScopes(apiClientId, scopes), caller);
    return this.answers.changed(reply, caller, receipt, this.show(apiClientId));
  }

  @Post(':apiClientId/revoke')
  @HttpCode(200)
  @Requires('api-client.manage')
  @ApiOperation({
    operationId: 'revokeApiClient',
    summary: 'Shut an API client out for good',
    description: 'Its access tokens are refused within 5 seconds.',
  })
  @ApiReceipt({ shows: ApiClientView })
  @ApiProblems(404, 412, 422)
  async revoke(
    @Param() { apiClientId }: ApiClientPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new RevokeApiClient(apiClientId), caller);
    return this.answers.changed(reply, caller, receipt, this.show(apiClientId));
  }

  private show(apiClientId: string): (context: CallContext) => Promise<ApiClientView> {
    return (context) => this.services.query(new GetApiClient(apiClientId), context);
  }
}
