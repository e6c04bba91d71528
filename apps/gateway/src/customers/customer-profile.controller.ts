import { applyDecorators, Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { CallContext } from '@crm/contracts';
import {
  ConsentInput,
  ConsentOutdated,
  CustomerNotFound,
  CustomerThereAlready,
  CustomValuesInvalid,
  EmailTaken,
  ExternalIdInput,
  ExternalIdMoved,
  ExternalIdTaken,
  GetCustomer,
  GetCustomerByExternalId,
  KindDiffers,
  CustomerInput,
  OwnerNotActive,
  RecordConsent,
  TooManyConsents,
  TooManyTags,
  UpsertCustomer,
} from '@crm/contracts/customers';
import { ConcurrencyConflict } from '@crm/contracts/refusals';
import { ServiceClient } from '@crm/messaging';
import { InvalidInput } from '@crm/platform';
import type { FastifyReply } from 'fastify';
import { Requires } from '../access/policy.decorator.js';
import { Answers } from '../http-contract/answers.http.js';
import { Caller, Reply } from '../http-contract/caller.decorator.js';
import { TakesIfMatch } from '../http-contract/if-match.decorator.js';
import { Does, Shows } from '../http-contract/routes.decorator.js';
import { ApiIdempotencyKey, ApiPrefer, LOCATION, RECEIPT_HEADERS, REPLAYED } from '../openapi/documentation.openapi.js';
import { Refuses } from '../openapi/refuses.decorator.js';
import { UpsertReceipt } from './customer-profile.dto.js';
import { customer } from './customer-shape.http.js';
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
        oneOf: [{ $ref: '#/components/schemas/UpsertReceipt' }, { $ref: '#/components/schemas/CustomerCardView' }],
      },
    },
  };
  return applyDecorators(
    ApiExtraModels(UpsertReceipt),
    ApiIdempotencyKey(),
    ApiPrefer(),
    ApiResponse({ status: 200, description: 'Changed, or as it should be already.', headers, content }),
    ApiResponse({ status: 201, description: 'Created.', headers: { ...LOCATION, ...headers }, content }),
  );
};

/** What is known of a customer beside details: consents, and the ids of other systems. */
@ApiTags('customers')
@Controller('customers')
export class CustomerProfileController {
  constructor(
    private readonly services: ServiceClient,
    private readonly answers: Answers,
  ) {}

  @Does('/:customerId/consents', 'customer.consent', {
    summary: 'Record that a consent was granted or withdrawn',
    description:
      'Needs no If-Match: it adds to what is known and overwrites nothing. The same proof again records nothing. A grant that is older than ' +
      'the withdrawal on record is refused (`customers.consent-outdated`); a withdrawal always counts, also for an archived customer.',
    shows: customer,
    refuses: [ConsentOutdated, TooManyConsents],
  })
  recordConsent(@Param() { customerId }: CustomerPath, @Body() body: ConsentInput) {
    return new RecordConsent(customerId, body);
  }

  @Shows('/by-external-id/:system/:id', 'customer.read', {
    summary: 'Show the active customer that another system knows under an id',
    shows: customer,
  })
  getCustomerByExternalId(@Param() { system, id }: ExternalIdInput) {
    return new GetCustomerByExternalId(system, id);
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
  @TakesIfMatch('optional', 'Change only this state (412 otherwise).')
  @ApiHeader({
    name: 'If-None-Match',
    description: '`*`: create only (412 when there is one already).',
    required: false,
    schema: { type: 'string', enum: ['*'] },
  })
  @ApiUpserted()
  @Refuses(
    CustomerNotFound,
    CustomerThereAlready,
    ConcurrencyConflict,
    ExternalIdMoved,
    ExternalIdTaken,
    EmailTaken,
    KindDiffers,
    OwnerNotActive,
    TooManyTags,
    CustomValuesInvalid,
  )
  async upsert(
    @Param() { system, id }: ExternalIdInput,
    @Body() body: CustomerInput,
    @Caller() caller: CallContext,
    @Reply() reply: FastifyReply,
  ): Promise<unknown> {
    const upsert = new UpsertCustomer(system, id, body, asksForNone(reply));
    const { receipt, result } = await this.services.command(upsert, caller);
    const told = { ...receipt, result };
    const show = (context: CallContext) => this.services.query(new GetCustomer(receipt.id), context);
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
