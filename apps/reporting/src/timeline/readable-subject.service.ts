import { reaches, type Action, type Ownership } from '@crm/access';
import type { CallContext, Subject, SubjectKind } from '@crm/contracts';
import { CustomerNotFound } from '@crm/contracts/customers';
import type { DomainError } from '@crm/kernel';
import { collectionOf, type Document, type Projection } from '@crm/read-models';
import { customerList } from '../customers/customer-list.projection.js';
import { leads } from '../leads/lead.query.js';
import { isStale, requireFound } from '../lists/fitness.service.js';
import { opportunities } from '../opportunities/opportunity.query.js';
import type { ListSources } from '../lists/list-question.service.js';

/** Where the records of a kind are read. */
interface SubjectRecords {
  readonly projection: Projection;
  readonly readWith: Action;
  absent(id: string): DomainError<object>;
}
const SUBJECTS: Readonly<Record<SubjectKind, SubjectRecords>> = {
  customer: {
    projection: customerList,
    readWith: 'customer.read',
    absent: (customerId) => new CustomerNotFound({ customerId }),
  },
  lead: leads,
  opportunity: opportunities,
};

/** The right to read records of the kind. */
export const readingOf = (kind: SubjectKind): Action => SUBJECTS[kind].readWith;

/** Throws that the record is not found if it does not exist, or the caller may not read it. */
export async function readableSubject(
  { store, progress }: ListSources,
  context: CallContext,
  { kind, id }: Subject,
): Promise<{ readonly row: Document & Ownership; readonly stale: boolean }> {
  const { projection, readWith, absent } = SUBJECTS[kind];
  const stale = await isStale(progress, projection, context, id);
  const row = await store.get<Document & Ownership>(collectionOf(projection), id);
  if (row === undefined || !reaches(context.principal, readWith, row)) {
    await requireFound(progress, projection, context, id);
    throw absent(id);
  }
  return { row, stale };
}
