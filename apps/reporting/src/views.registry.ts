import { customerView } from '@crm/contracts/customers';
import type { Projection } from '@crm/read-models';
import { auditTrail } from './audit/audit-trail.projection.js';
import { usageOfCallers, usageOfLog } from './audit/usage.projection.js';
import { customerList } from './customers/customer-list.projection.js';
import { directoryList } from './directory/directory-list.projection.js';
import { exportList } from './exports/export-list.projection.js';
import { apiClients } from './api-clients/api-client-list.query.js';
import { sessionList } from './sessions/session-list.projection.js';
import { teams } from './teams/team-list.query.js';
import { users } from './users/user-list.query.js';
import { interactions } from './interactions/interaction.query.js';
import { notes } from './notes/note.query.js';
import { currencyRates } from './currency-rates/currency-rate.query.js';
import { leads } from './leads/lead.query.js';
import { opportunities } from './opportunities/opportunity.query.js';
import { products } from './products/product.query.js';
import { timeline } from './timeline/timeline.projection.js';
import type { RecordList, RecordView } from './lists/record-list.service.js';

/**
 * Every view of this app, one line each: its queries, its export and its part in feeds follow from it. A thread that builds views loads
 * this module too, so query handlers are made elsewhere (lists/record-queries.query.ts).
 */
export const views: readonly (RecordList | RecordView | { readonly projection: Projection })[] = [
  { view: customerView, projection: customerList, owners: 'owner' },
  interactions,
  notes,
  { projection: timeline },
  products,
  currencyRates,
  opportunities,
  leads,
  users,
  teams,
  apiClients,
  { projection: sessionList },
  { projection: directoryList },
  { projection: auditTrail },
  { projection: usageOfCallers },
  { projection: usageOfLog },
  { projection: exportList },
];
