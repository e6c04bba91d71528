import { Body, Controller, Param, Put, Query } from '@nestjs/common';
import {
  ApiClientInvalid,
  ApiClientIsRevoked,
  ApiClientNotFound,
  ApiClientPage,
  ApiClientView,
  ChangeApiClientScopes,
  CreateApiClient,
  GetApiClient,
  ListApiClients,
  MoreThanYouHold,
  RevokeApiClient,
  RotateApiClientSecret,
} from '@crm/contracts/identity';
import { questionOf } from '../http-contract/list-query.dto.js';
import { Changes, Creates, Does, Lists, Shows } from '../http-contract/routes.decorator.js';
import { ApiTag } from '../openapi/tags.openapi.js';
import {
  ApiClientPath,
  ApiClientsQuery,
  ApiClientInput,
  RotationInput,
  ScopesInput,
  SecretReceipt,
} from './api-clients.dto.js';

const client = {
  name: 'client',
  type: ApiClientView,
  of: (id: string) => new GetApiClient(id),
  absent: ApiClientNotFound,
};

@ApiTag('api-clients', 'Programs that call this API: secrets and scopes.')
@Controller('api-clients')
export class ApiClientsController {
  @Lists('/', 'api-client.read', { summary: 'List, search and filter API clients', shows: ApiClientPage })
  listApiClients(@Query() query: ApiClientsQuery) {
    return new ListApiClients(questionOf(query));
  }

  @Creates('/', 'api-client.manage', {
    summary: 'Let a program call the API in its own name',
    description:
      'The `id` is its `client_id`. The secret is shown in this answer alone; a retry with the same Idempotency-Key, by the same caller, answers the same one.',
    receipt: SecretReceipt,
    refuses: [MoreThanYouHold, ApiClientInvalid],
  })
  createApiClient(@Body() { role = 'integration', ...body }: ApiClientInput) {
    return new CreateApiClient({ ...body, role });
  }

  @Shows('/:apiClientId', 'api-client.read', { summary: 'Show one API client, without its secret', shows: client })
  getApiClient(@Param() { apiClientId }: ApiClientPath) {
    return new GetApiClient(apiClientId);
  }

  @Does('/:apiClientId/rotate-secret', 'api-client.manage', {
    summary: 'Make another secret; the one before works for as long as you say',
    description: 'Of three secrets the two newest work at most.',
    receipt: SecretReceipt,
    refuses: [ApiClientNotFound, MoreThanYouHold, ApiClientIsRevoked],
  })
  rotateApiClientSecret(@Param() { apiClientId }: ApiClientPath, @Body() { overlapHours }: RotationInput) {
    return new RotateApiClientSecret(apiClientId, overlapHours);
  }

  @Changes('/:apiClientId/scopes', 'api-client.manage', {
    verb: Put,
    summary: 'Give an API client exactly these scopes',
    description: 'What is taken away is gone within a second, also with tokens that were issued before.',
    shows: client,
    refuses: [MoreThanYouHold, ApiClientInvalid, ApiClientIsRevoked],
  })
  changeApiClientScopes(@Param() { apiClientId }: ApiClientPath, @Body() { scopes }: ScopesInput) {
    return new ChangeApiClientScopes(apiClientId, scopes);
  }

  @Does('/:apiClientId/revoke', 'api-client.manage', {
    summary: 'Shut an API client out for good',
    description: 'Its access tokens are refused within 5 seconds.',
    shows: client,
    refuses: [MoreThanYouHold],
  })
  revokeApiClient(@Param() { apiClientId }: ApiClientPath) {
    return new RevokeApiClient(apiClientId);
  }
}
