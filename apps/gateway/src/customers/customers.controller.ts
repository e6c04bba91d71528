import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  ArchiveCustomer,
  ArchiveInput,
  AssignCustomer,
  AssignInput,
  ChangeCustomer,
  CreateCustomer,
  CustomerChange,
  CustomerCardView,
  CustomerPage,
  ListCustomers,
  NewCustomer,
  RestoreCustomer,
  TagCustomer,
  TagsInput,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { withIfMatch } from '../manners/if-match.js';
import { ApiIfMatch, ApiNotModified, ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { CustomerCards } from './customer-cards.js';
import { questionOf } from '../manners/list-query.js';
import { ApiTag } from '../openapi/tags.js';
import { CreationQuery, CustomerPath, CustomersQuery } from './customers.dto.js';

@ApiTag('customers', 'People and companies: their data, consents, tags, owners and timeline.')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly cards: CustomerCards,
  ) {}

  @Post()
  @Requires('customer.create')
  @ApiOperation({
    operationId: 'createCustomer',
    summary: 'Create a customer',
    description:
      'An e-mail address that another active customer holds is refused (`customers.email-taken`), without exception. A customer that merely looks like another one, by phone, by name and company, ' +
      'or by name when it has neither e-mail nor phone, is refused with the candidates (`customers.likely-duplicate`) unless `allowDuplicate=true`.',
  })
  @ApiReceipt({ created: true, shows: CustomerCardView })
  @ApiProblems(409, 422)
  async create(
    @Body() body: NewCustomer,
    @Query() { allowDuplicate }: CreationQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new CreateCustomer(body, allowDuplicate === 'true'), caller);
    return this.answers.created(reply, caller, receipt, `/api/v1/customers/${receipt.id}`, this.cards.of(receipt.id));
  }

  @Get()
  @Requires('customer.read')
  @ApiOperation({ operationId: 'listCustomers', summary: 'List, search and filter customers' })
  @ApiResponse({ status: 200, description: 'A page. Without `next` it is the last one.', type: CustomerPage })
  @ApiNotModified()
  async list(
    @Query() query: CustomersQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListCustomers(questionOf(query)), caller));
  }

  @Get(':customerId')
  @Requires('customer.read')
  @ApiOperation({ operationId: 'getCustomer', summary: 'Show one customer' })
  @ApiResponse({ status: 200, description: 'The customer.', type: CustomerCardView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { customerId }: CustomerPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.cards.of(customerId)(caller));
  }

  @Patch(':customerId')
  @Requires('customer.update')
  @ApiOperation({
    operationId: 'changeCustomer',
    summary: 'Change details and contact points',
    description:
      'What is left out stays, null clears, a list replaces the list. Without any difference nothing is recorded and the revision stays.',
  })
  @ApiIfMatch()
  @ApiReceipt({ shows: CustomerCardView })
  @ApiProblems(404, 409, 422)
  async change(
    @Param() { customerId }: CustomerPath,
    @Body() body: CustomerChange,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await withIfMatch(caller, (context) =>
      this.services.command(new ChangeCustomer(customerId, body), context),
    );
    return this.changed(reply, caller, receipt);
  }

  @Post(':customerId/archive')
  @HttpCode(200)
  @Requires('customer.archive')
  @ApiOperation({ operationId: 'archiveCustomer', summary: 'Archive a customer; its e-mail addresses become free' })
  @ApiReceipt({ shows: CustomerCardView })
  @ApiProblems(404, 422)
  async archive(
    @Param() { customerId }: CustomerPath,
    @Body() body: ArchiveInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(
      reply,
      caller,
      await this.services.command(new ArchiveCustomer(customerId, body.reason), caller),
    );
  }

  @Post(':customerId/restore')
  @HttpCode(200)
  @Requires('customer.archive')
  @ApiOperation({ operationId: 'restoreCustomer', summary: 'Bring a customer back from the archive' })
  @ApiReceipt({ shows: CustomerCardView })
  @ApiProblems(404, 409, 422)
  async restore(
    @Param() { customerId }: CustomerPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new RestoreCustomer(customerId), caller));
  }

  @Post(':customerId/assign')
  @HttpCode(200)
  @Requires('customer.assign')
  @ApiOperation({ operationId: 'assignCustomer', summary: 'Give a customer to another user' })
  @ApiReceipt({ shows: CustomerCardView })
  @ApiProblems(404, 409, 422)
  async assign(
    @Param() { customerId }: CustomerPath,
    @Body() body: AssignInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(
      reply,
      caller,
      await this.services.command(new AssignCustomer(customerId, body.ownerId), caller),
    );
  }

  @Post(':customerId/tags')
  @HttpCode(200)
  @Requires('customer.tag')
  @ApiOperation({ operationId: 'tagCustomer', summary: 'Put tags on a customer and take tags off' })
  @ApiReceipt({ shows: CustomerCardView })
  @ApiProblems(404, 409, 422)
  async tag(
    @Param() { customerId }: CustomerPath,
    @Body() body: TagsInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(
      reply,
      caller,
      await this.services.command(new TagCustomer(customerId, body.add ?? [], body.remove ?? []), caller),
    );
  }

  private changed(
    reply: FastifyReply,
    caller: CallContext,
    receipt: { id: string; revision: number; position: string },
  ): Promise<unknown> {
    return this.answers.changed(reply, caller, receipt, this.cards.of(receipt.id));
  }
}
