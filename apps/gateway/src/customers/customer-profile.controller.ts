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
  CustomerIsArchived,
  HierarchyTooDeep,
  MAX_LEVELS,
  NotAnOrganization,
  PlaceSubsidiary,
  SubsidiaryInput,
  SubsidiaryOfItself,
  TooManySubsidiaries,
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
import {
  ApiIdempotencyKey,
  ApiPrefer,
  LOCATION,
  PREFERENCE_APPLIED,
  RECEIPT_HEADERS,
  REPLAYED,
} from '../openapi/documentation.openapi.js';
import { TeamNotActive } from '@crm/contracts/identity';
import { Refuses } from '../openapi/refuses.decorator.js';
import { UpsertReceipt } from './customer-profile.dto.js';
import { customer } from './customer-shape.http.js';
import { CustomerPath } from './customers.dto.js';

const RESULT = {
  'Upsert-Result': {
    description: 'The result of the upsert.',
    schema: { type: 'string' as const, enum: ['created', 'changed', 'unchanged'] },
  },
};

/** Either the receipt with the result, or the customer. */
const ApiUpserted = (): MethodDecorator => {
  const headers = { ...RESULT, ...RECEIPT_HEADERS, ...REPLAYED, ...PREFERENCE_APPLIED };
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
    ApiResponse({ status: 200, description: 'Changed, or already in the requested state.', headers, content }),
    ApiResponse({ status: 201, description: 'Created.', headers: { ...LOCATION, ...headers }, content }),
  );
};

/** Consents of a customer, and its ids in other systems. */
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
      'Needs no If-Match, because it adds information and overwrites nothing. Repeating the same proof records nothing. A grant that is older than ' +
      'the recorded withdrawal is refused (`customers.consent-outdated`); a withdrawal is always recorded, even for an archived customer.',
    shows: customer,
    refuses: [ConsentOutdated, TooManyConsents],
  })
  recordConsent(@Param() { customerId }: CustomerPath, @Body() body: ConsentInput) {
    return new RecordConsent(customerId, body);
  }

  @Does('/:customerId/subsidiary-of', 'customer.update', {
    verb: Put,
    summary: 'Make an organisation a subsidiary of another one, or of none',
    description: `Only organisations have parents; a group has no circle and at most ${MAX_LEVELS} levels. The subsidiaries of an organisation are found with \`filter=subsidiaryOf eq "<id>"\`. An If-Match that is sent is honoured.`,
    shows: customer,
    refuses: [CustomerIsArchived, NotAnOrganization, SubsidiaryOfItself, HierarchyTooDeep, TooManySubsidiaries],
  })
  placeSubsidiary(@Param() { customerId }: CustomerPath, @Body() { subsidiaryOf }: SubsidiaryInput) {
    return new PlaceSubsidiary({ customerId, parentId: subsidiaryOf });
  }

  @Shows('/by-external-id/:system/:id', 'customer.read', {
    summary: 'Show the active customer with an external id',
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
    summary: 'Create or update the customer with an external id',
    description:
      'The body is the whole customer. Name, company, address, emails and phones are replaced; omitted ones are cleared. Owner, tags, ' +
      'preferences and further external ids stay as they are unless the body contains them. `source` is used only on creation, and likely duplicates are not checked. ' +
      'Repeating the request records nothing. An archived customer no longer holds its external ids. Creating a customer requires the right to create customers.',
  })
  @TakesIfMatch('optional', 'Change the customer only at this revision (412 otherwise).')
  @ApiHeader({
    name: 'If-None-Match',
    description: '`*`: only create (412 when the customer exists).',
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
    TeamNotActive,
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
