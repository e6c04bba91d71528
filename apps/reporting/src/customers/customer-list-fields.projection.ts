import { fieldsOf as fieldsOfView, filtersOf } from '@crm/contracts';
import { customerView, type CustomFields } from '@crm/contracts/customers';
import { collectionOfView } from '@crm/read-models';
import { askedCustomFields, CUSTOM_SLOTS, type AskedCustomFields } from '../lists/custom-fields.projection.js';

/** The collection as it is stored, with the columns in the order in which they were released. */
export const customerCollection = collectionOfView(customerView, {
  hidden: CUSTOM_SLOTS,
  order: [
    ...['id', 'kind', 'status', 'ownerId', 'source', 'createdBy', 'createdAt', 'changedAt', 'name', 'company'],
    ...['city', 'country', 'tags', 'email', 'phone', 'externalId', 'profile', 'subsidiaryOf', 'teamId', 'holder'],
    ...Object.keys(CUSTOM_SLOTS),
  ],
  indexes: [
    ['-createdAt'],
    ['-changedAt'],
    ['name'],
    ['company', 'name'],
    ['status', '-createdAt'],
    ['status', 'name'],
    ['ownerId', '-createdAt'],
    ['ownerId', 'status', 'name'],
    ['teamId', '-createdAt'],
    ['holder'],
    ['tags'],
    ['email'],
    ['phone'],
    ['externalId'],
    ['profile'],
    ['subsidiaryOf', 'name'],
  ],
});

/** The field of the record that each filter name is part of. A caller who may not see that field cannot use the name. */
const PART_OF = new Map(filtersOf(customerView).map(({ name, of }) => [name, of]));

/** The fields that a search covers. */
const SEARCHED_FIELDS = fieldsOfView(customerView).flatMap(({ name, use }) => (use.search ? [name] : []));

const FACETS = new Set<string>(customerView.facets);

/** Returns what a caller who sees these fields of a customer may filter, sort and count by. All other fields are unknown to them. */
export function fieldsOf(visible: ReadonlySet<string>, definitions: CustomFields): AskedCustomFields {
  const fields = Object.entries(customerCollection.fields).filter(([name]) => visible.has(PART_OF.get(name) ?? ''));
  const custom = askedCustomFields(visible.has('customFields') ? definitions : []);
  return {
    fields: { ...Object.fromEntries(fields), ...custom.fields },
    stored: custom.stored,
    facets: [...fields.map(([name]) => name).filter((name) => FACETS.has(name)), ...custom.facets],
  };
}

/** A search reveals every field it covers, so the caller must be allowed to see all of them. */
export const mayBeSearched = (visible: ReadonlySet<string>): boolean =>
  SEARCHED_FIELDS.every((field) => visible.has(field));
