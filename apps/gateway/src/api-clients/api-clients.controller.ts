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

@ApiTag('api-clients', 'Programs that call this API, with their secrets and scopes.')
@Controller('api-clients')
export class ApiClientsController {
  @Lists('/', 'api-client.read', { summary: 'List, search and filter API clients', shows: ApiClientPage })
  listApiClients(@Query() query: ApiClientsQuery) {
    return new ListApiClients(questionOf(query));
  }

  @Creates('/', 'api-client.manage', {
    summary: 'Create an API client',
    description:
      'An API client is a program that calls the API in its own name. The `id` is its `client_id`. The secret is only in this response; a retry by the same caller with the same Idempotency-Key returns the same secret.',
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
    summary: 'Issue a new secret; the previous one works for `overlapHours` more hours',
    description: 'At most the two newest secrets work at the same time.',
    receipt: SecretReceipt,
    refuses: [ApiClientNotFound, MoreThanYouHold, ApiClientIsRevoked],
  })
  rotateApiClientSecret(@Param() { apiClientId }: ApiClientPath, @Body() { overlapHours }: RotationInput) {
    return new RotateApiClientSecret(apiClientId, overlapHours);
  }

  @Changes('/:apiClientId/scopes', 'api-client.manage', {
    verb: Put,
    summary: 'Replace the scopes of an API client',
    description:
      'A removed scope stops working at once, within 5 s at the latest, also for tokens that were already issued.',
    shows: client,
    refuses: [MoreThanYouHold, ApiClientInvalid, ApiClientIsRevoked],
  })
  changeApiClientScopes(@Param() { apiClientId }: ApiClientPath, @Body() { scopes }: ScopesInput) {
    return new ChangeApiClientScopes(apiClientId, scopes);
  }

  @Does('/:apiClientId/revoke', 'api-client.manage', {
    summary: 'Revoke an API client permanently',
    description: 'Its access tokens are refused within 5 seconds.',
    shows: client,
    refuses: [MoreThanYouHold],
  })
  revokeApiClient(@Param() { apiClientId }: ApiClientPath) {
    return new RevokeApiClient(apiClientId);
  }
}
