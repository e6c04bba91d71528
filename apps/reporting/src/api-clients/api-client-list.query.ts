import { apiClientView, GetApiClient, ListApiClients, ApiClientNotFound } from '@crm/contracts/identity';
import type { RecordList } from '../lists/record-list.service.js';
import { apiClientList } from './api-client-list.projection.js';

export const apiClients: RecordList<typeof apiClientView> = {
  view: apiClientView,
  projection: apiClientList,
  list: ListApiClients,
  card: GetApiClient,
  readWith: 'api-client.read',
  owners: 'nobody',
  absent: (apiClientId) => new ApiClientNotFound({ apiClientId }),
};
