import { apiClientView, GetApiClient, ListApiClients } from '@crm/contracts/identity';
import { DomainError } from '@crm/kernel';
import type { RecordList } from '../records/record-list.js';
import { apiClientList } from './api-client-list.projection.js';

export class ApiClientNotFound extends DomainError<{ apiClientId: string }> {
  readonly code = 'identity.api-client-not-found';
  readonly kind = 'not-found';
  readonly title = 'There is no such API client.';
}

export const apiClients: RecordList<typeof apiClientView> = {
  view: apiClientView,
  projection: apiClientList,
  list: ListApiClients,
  card: GetApiClient,
  readWith: 'api-client.read',
  owners: 'nobody',
  absent: (apiClientId) => new ApiClientNotFound({ apiClientId }),
};
