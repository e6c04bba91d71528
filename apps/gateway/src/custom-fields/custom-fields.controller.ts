import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { CallContext, Receipt } from '@crm/contracts';
import {
  ArchiveCustomField,
  ChangeCustomField,
  CustomFieldChange,
  CustomFieldList,
  CustomFieldView,
  DefineCustomField,
  GetCustomField,
  ListCustomFields,
  NewCustomField,
  RestoreCustomField,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import { requireIfMatch } from '../manners/if-match.js';
import { ApiIfMatch, ApiNotModified, ApiProblems, ApiReceipt } from '../openapi/documentation.js';
import { ApiTag } from '../openapi/tags.js';
import { CustomFieldPath } from './custom-fields.dto.js';

@ApiTag('custom fields', 'Fields that an administrator adds to customers.')
@Controller('custom-fields')
export class CustomFieldsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Post()
  @Requires('custom-field.manage')
  @ApiOperation({
    operationId: 'defineCustomField',
    summary: 'Give customers one more field',
    description:
      'Its values stand in `customFields` of a customer; filters and sorts name it `custom.<key>`. Key and type are for ever, also in the archive. ' +
      'A key that is or was in use is refused (`customers.custom-field-key-taken`), and so is a field beyond the limit of its type (`customers.too-many-custom-fields`).',
  })
  @ApiReceipt({ created: true, shows: CustomFieldView })
  @ApiProblems(409, 422)
  async define(
    @Body() body: NewCustomField,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new DefineCustomField(body), caller);
    return this.answers.created(reply, caller, receipt, `/api/v1/custom-fields/${receipt.id}`, this.show(receipt.id));
  }

  @Get()
  @Requires('custom-field.read')
  @ApiOperation({ operationId: 'listCustomFields', summary: 'List all custom fields, archived ones included' })
  @ApiResponse({ status: 200, description: 'All of them.', type: CustomFieldList })
  @ApiNotModified()
  async list(@Caller() caller: CallContext, @Reply() reply: FastifyReply): Promise<unknown> {
    return this.answers.listed(reply, await this.services.query(new ListCustomFields(), caller));
  }

  @Get(':fieldId')
  @Requires('custom-field.read')
  @ApiOperation({ operationId: 'getCustomField', summary: 'Show one custom field' })
  @ApiResponse({ status: 200, description: 'The field.', type: CustomFieldView })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { fieldId }: CustomFieldPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.show(fieldId)(caller));
  }

  @Patch(':fieldId')
  @Requires('custom-field.manage')
  @ApiOperation({
    operationId: 'changeCustomField',
    summary: 'Change label, options or whether a value is required',
    description:
      'What is left out stays, options that are not named too. An option can be retired, not removed: customers may have it. All definitions share one revision.',
  })
  @ApiIfMatch()
  @ApiReceipt({ shows: CustomFieldView })
  @ApiProblems(404, 409, 422)
  async change(
    @Param() { fieldId }: CustomFieldPath,
    @Body() body: CustomFieldChange,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    // What there is not is told (404) before what the request lacks (428) or got wrong (412).
    await this.services.query(new GetCustomField(fieldId), caller);
    requireIfMatch(caller);
    return this.changed(reply, caller, await this.services.command(new ChangeCustomField(fieldId, body), caller));
  }

  @Post(':fieldId/archive')
  @HttpCode(200)
  @Requires('custom-field.manage')
  @ApiOperation({
    operationId: 'archiveCustomField',
    summary: 'Take a field out of use; values stay',
    description: 'It can no longer be set, filtered or sorted by. Its key and its place among the limits stay taken.',
  })
  @ApiReceipt({ shows: CustomFieldView })
  @ApiProblems(404, 422)
  async archive(
    @Param() { fieldId }: CustomFieldPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new ArchiveCustomField(fieldId), caller));
  }

  @Post(':fieldId/restore')
  @HttpCode(200)
  @Requires('custom-field.manage')
  @ApiOperation({ operationId: 'restoreCustomField', summary: 'Bring a field back, with the values it had' })
  @ApiReceipt({ shows: CustomFieldView })
  @ApiProblems(404, 422)
  async restore(
    @Param() { fieldId }: CustomFieldPath,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.changed(reply, caller, await this.services.command(new RestoreCustomField(fieldId), caller));
  }

  private changed(reply: FastifyReply, caller: CallContext, receipt: Receipt): Promise<unknown> {
    return this.answers.changed(reply, caller, receipt, this.show(receipt.id));
  }

  private show(fieldId: string): (context: CallContext) => Promise<CustomFieldView> {
    return (context) => this.services.query(new GetCustomField(fieldId), context);
  }
}
