import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import { FieldHistoryPage, ShowFieldHistory } from '@crm/contracts/audit';
import { CustomerNotFound } from '@crm/contracts/customers';
import { isDomainError } from '@crm/kernel';
import { ServiceClient } from '@crm/messaging';
import type { FastifyReply } from 'fastify';
import { Requires } from '../access/policy.decorator.js';
import { CustomerPath } from '../customers/customers.dto.js';
import { Answers } from '../http-contract/answers.http.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { TakesInclude } from '../http-contract/include.decorator.js';
import { NamedAnswers } from '../http-contract/named-answers.service.js';
import { ApiNotModified } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { historyQuestionOf, HistoryQuery } from './audit.dto.js';

@ApiTags('audit')
@Controller('customers')
export class CustomerHistoryController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly named: NamedAnswers,
  ) {}

  @Get(':customerId/history')
  @Requires('audit.read')
  @ApiOperation({
    operationId: 'showCustomerHistory',
    summary: 'Show every change of every field of a customer, oldest first',
    description:
      'Old value, new value, actor and time, for the fields that the caller may see. Values of an erased person read `[erased]`. Requires the right to read the audit trail; other callers can use the timeline.',
  })
  @ApiResponse({ status: 200, description: 'A page. The last page has no `next`.', type: FieldHistoryPage })
  @ApiNotModified()
  @TakesInclude(FieldHistoryPage)
  @Refuses(CustomerNotFound)
  async history(
    @Param() { customerId }: CustomerPath,
    @Query() query: HistoryQuery,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const question = new ShowFieldHistory('customer', customerId, historyQuestionOf(query));
    try {
      const page = await this.services.query(question, caller);
      return this.answers.listed(reply, await this.named.of(page, FieldHistoryPage, caller, reply));
    } catch (error) {
      if (isDomainError(error) && error.code === 'audit.record-not-found') throw new CustomerNotFound({ customerId });
      throw error;
    }
  }
}
