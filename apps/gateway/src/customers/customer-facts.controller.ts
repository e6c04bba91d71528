import { applyDecorators, Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  ConsentInput,
  CustomerCardView,
  ExternalIdInput,
  NewCustomer,
  RecordConsent,
  UpsertCustomer,
} from '@crm/contracts/customers';
import { ServiceClient } from '@crm/messaging';
import { InvalidInput } from '@crm/platform';
import type { FastifyReply } from 'fastify';
import { Requires } from '../auth/policy.js';
import { Answers } from '../manners/answers.js';
import { Caller, Reply } from '../manners/caller.js';
import {
  ApiIdempotencyKey,
  ApiNotModified,
  ApiPrefer,
  ApiProblems,
  ApiReceipt,
  LOCATION,
  RECEIPT_HEADERS,
  REPLAYED,
  ETAG,
} from '../openapi/documentation.js';
import { CustomerCards } from './customer-cards.js';
import { UpsertReceiptDocument } from './customer-facts.dto.js';
import { CustomerPath } from './customers.dto.js';

const RESULT = {
  'Upsert-Result': {
    description: 'What it came to.',
    schema: { type: 'string' as const, enum: ['created', 'changed', 'unchanged'] },
  },
};

/** Either the receipt with what it came to, or the customer. */
const ApiUpserted = (): MethodDecorator => {
  const headers = { ...RESULT, ...RECEIPT_HEADERS, ...REPLAYED };
  const content = {
    'application/json': {
      schema: {
        oneOf: [
          { $ref: '#/components/schemas/UpsertReceiptDocument' },
          { $ref: '#/components/schemas/CustomerCardView' },
        ],
      },
    },
  };
  return applyDecorators(
    ApiExtraModels(UpsertReceiptDocument),
    ApiIdempotencyKey(),
    ApiPrefer(),
    ApiResponse({ status: 200, description: 'Changed, or as it should be already.', headers, content }),
    ApiResponse({ status: 201, description: 'Created.', headers: { ...LOCATION, ...headers }, content }),
  );
};

/** What is known of a customer beside details: consents, and the ids of other systems. */
@ApiTags('customers')
@Controller('customers')
export class CustomerFactsController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
    private readonly cards: CustomerCards,
  ) {}

  @Post(':customerId/consents')
  @HttpCode(200)
  @Requires('customer.consent')
  @ApiOperation({
    operationId: 'recordConsent',
    summary: 'Record that a consent was granted or withdrawn',
    description:
      'Needs no If-Match: it adds to what is known and overwrites nothing. The same proof again records nothing. A grant that is older than ' +
      'the withdrawal on record is refused (`customers.consent-outdated`); a withdrawal always counts, also for an archived customer.',
  })
  @ApiReceipt({ shows: CustomerCardView })
  @ApiProblems(404, 409, 422)
  async consent(
    @Param() { customerId }: CustomerPath,
    @Body() body: ConsentInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const receipt = await this.services.command(new RecordConsent(customerId, body), caller);
    return this.answers.changed(reply, caller, receipt, this.cards.of(receipt.id));
  }

  @Get('by-external-id/:system/:id')
  @Requires('customer.read')
  @ApiOperation({
    operationId: 'getCustomerByExternalId',
    summary: 'Show the active customer that another system knows under an id',
  })
  @ApiResponse({ status: 200, description: 'The customer.', type: CustomerCardView, headers: ETAG })
  @ApiNotModified()
  @ApiProblems(404)
  async get(
    @Param() { system, id }: ExternalIdInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    return this.answers.shown(reply, await this.cards.knownAs(system, id)(caller));
  }

  @Put('by-external-id/:system/:id')
  @HttpCode(200)
  @Requires('customer.update')
  @ApiOperation({
    operationId: 'upsertCustomerByExternalId',
    summary: 'Bring the customer that another system knows under an id to a state, or create it',
    description:
      'The body is the whole customer. Name, company, address, emails and phones are replaced: what is left out of them is cleared. Owner, tags, ' +
      'preferences and further external ids stay as they are unless the body names them; `source` and likeness matter to nobody here. ' +
      'The same request again records nothing. An archived customer has given its ids up. Without a customer the right to create is needed.',
  })
  @ApiHeader({ name: 'If-Match', description: 'Change only this state (412 otherwise).', required: false })
  @ApiHeader({
    name: 'If-None-Match',
    description: '`*`: create only (412 when there is one already).',
    required: false,
    schema: { type: 'string', enum: ['*'] },
  })
  @ApiUpserted()
  @ApiProblems(404, 409, 412, 422)
  async upsert(
    @Param() { system, id }: ExternalIdInput,
    @Body() body: NewCustomer,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const upsert = new UpsertCustomer(system, id, body, asksForNone(reply));
    const { receipt, result } = await this.services.command(upsert, caller);
    const told = { ...receipt, result };
    const show = this.cards.of(receipt.id);
    reply.header('upsert-result', result);
    return result === 'created'
      ? this.answers.created(reply, caller, told, `/api/v1/customers/${receipt.id}`, show)
      : this.answers.changed(reply, caller, told, show);
  }
}

function asksForNone({ request }: FastifyReply): boolean {
  const header = request.headers['if-none-match'];
  if (header === undefined || header === '*') return header === '*';
  const detail = 'The header can only be * here.';
  throw new InvalidInput([{ pointer: 'if-none-match', code: 'malformed-header', detail }]);
}
