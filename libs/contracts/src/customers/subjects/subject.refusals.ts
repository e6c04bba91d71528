import type { DomainError } from '@crm/kernel';
import type { Subject, SubjectKind } from '../../subject.js';
import { CustomerIsArchived, CustomerNotFound } from '../customers/customer.refusals.js';

type Refusals = Readonly<Partial<Record<SubjectKind, (id: string) => DomainError<object>>>>;
const absentCustomer = (customerId: string) => new CustomerNotFound({ customerId });
const archivedCustomer = (customerId: string) => new CustomerIsArchived({ customerId });

const ABSENT: Refusals = { customer: absentCustomer };
const ARCHIVED: Refusals = { customer: archivedCustomer };

/** The refusal if a subject does not exist, or the caller may not read it. */
export const subjectNotFound = ({ kind, id }: Subject): DomainError<object> => (ABSENT[kind] ?? absentCustomer)(id);
/** The refusal if nothing can be attached to a subject any more. */
export const subjectIsArchived = ({ kind, id }: Subject): DomainError<object> =>
  (ARCHIVED[kind] ?? archivedCustomer)(id);
