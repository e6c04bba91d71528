import { customersProjections } from '@crm/customers/projections';
import { identityProjections } from '@crm/identity/projections';
import type { Projection } from '@crm/read-models';
import { reportingProjections } from '@crm/reporting/projections';
import { salesProjections } from '@crm/sales/projections';

/** Every view of the program: the lists of reporting, and the indexes that services keep for themselves. */
export const projections: readonly Projection[] = [
  ...reportingProjections,
  ...(customersProjections as readonly Projection[]),
  ...(identityProjections as readonly Projection[]),
  ...(salesProjections as readonly Projection[]),
];
