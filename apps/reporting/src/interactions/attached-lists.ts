import { collectionOf, type CollectionSpec, type Filter, type Projection } from '@crm/read-models';

/** Fields that rights are judged by and callers may not ask for: who answers for a customer is for the customer to tell. */
const HIDDEN = ['record', 'customerOwnerId', 'createdBy'];

/** The collection as callers may filter and sort it. */
export function publicCollection(projection: Pick<Projection, 'name' | 'version' | 'collection'>): CollectionSpec {
  const fields = Object.entries(projection.collection.fields).filter(([name]) => !HIDDEN.includes(name));
  return { name: collectionOf(projection), ...projection.collection, fields: Object.fromEntries(fields) };
}

/** The rows of one kind among those of a collection, all of them or those that hang on one customer. */
export function hangingOn(record: 'interaction' | 'note', customerId: string | undefined): Filter {
  const ofKind: Filter = { field: 'record', op: 'eq', value: record };
  if (customerId === undefined) return ofKind;
  return { and: [ofKind, { field: 'customerId', op: 'eq', value: customerId }] };
}
