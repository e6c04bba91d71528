import { Forbidden } from '@crm/contracts/refusals';
import type { Principal, Role } from '@crm/contracts';

/** Kinds of records with fields that not every role sees or changes. */
export type FieldResource = keyof typeof readable;

type FieldLists = Readonly<Record<Role, readonly string[]>>;

const EVERYONE = [
  ...['id', 'revision', 'kind', 'name', 'company', 'emails', 'phones', 'profiles', 'tags', 'source', 'ownerId'],
  ...['teamId', 'subsidiaryOf'],
];
const STATE = ['status', 'createdAt', 'changedAt', 'consents', 'preferences', 'allowedActions', 'stale'];
const DETAILS = ['address', 'externalIds', 'customFields', 'createdBy'];
const WHOLE_CUSTOMER = [...EVERYONE, ...STATE, ...DETAILS];

const DEAL_OF_SUPPORT = [
  ...['id', 'revision', 'title', 'status', 'archived', 'pipelineId', 'stage', 'customerId', 'createdAt'],
  ...['allowedActions', 'stale'],
];
const WHOLE_DEAL = [
  ...DEAL_OF_SUPPORT,
  ...['stageSince', 'stages', 'rotten', 'rotsAt', 'amount', 'probability'],
  ...['weighted', 'forecastCategory', 'forecastOverride', 'leadId', 'contacts', 'expectedCloseOn'],
  ...['openedOn', 'closedOn', 'nextStep', 'lostReason', 'competitor', 'ownerId', 'teamId'],
  ...['createdBy', 'changedAt'],
];

/** Allow-lists: a new field is hidden from every role until it is listed. */
const readable = {
  customer: {
    admin: WHOLE_CUSTOMER,
    manager: WHOLE_CUSTOMER,
    sales: WHOLE_CUSTOMER,
    support: WHOLE_CUSTOMER,
    marketing: [...EVERYONE, ...STATE],
    auditor: WHOLE_CUSTOMER,
    integration: WHOLE_CUSTOMER,
  },
  opportunity: {
    admin: WHOLE_DEAL,
    manager: WHOLE_DEAL,
    sales: WHOLE_DEAL,
    support: DEAL_OF_SUPPORT,
    marketing: [],
    auditor: WHOLE_DEAL,
    integration: WHOLE_DEAL,
  },
} satisfies Record<string, FieldLists>;

const WHOLE_CHANGE = [
  ...['name', 'company', 'emails', 'phones', 'profiles', 'address', 'preferences', 'customFields', 'externalIds'],
  'subsidiaryOf',
];

const WHOLE_LEAD = [
  ...['name', 'email', 'phone', 'company', 'source', 'customerId', 'estimatedAmount', 'rating', 'campaign'],
  'score',
];

/** The fields that a role may change, if it may change the record at all. */
const writable = {
  customer: {
    admin: WHOLE_CHANGE,
    manager: WHOLE_CHANGE,
    sales: WHOLE_CHANGE,
    support: ['emails', 'phones', 'profiles', 'address'],
    marketing: [],
    auditor: [],
    integration: WHOLE_CHANGE,
  },
  lead: {
    admin: WHOLE_LEAD,
    manager: WHOLE_LEAD,
    sales: WHOLE_LEAD,
    support: [],
    marketing: ['score', 'campaign'],
    auditor: [],
    integration: WHOLE_LEAD,
  },
} satisfies Record<string, FieldLists>;
/** Kinds of records with fields that not every role changes. */
export type ChangedResource = keyof typeof writable;

const unions = new WeakMap<FieldLists, Map<string, ReadonlySet<string>>>();

/** Several roles add up. The system itself sees and changes everything that any role does. Cached, because it is needed for each record. */
function union(lists: FieldLists, { type, roles }: Principal): ReadonlySet<string> {
  const known = unions.get(lists) ?? new Map<string, ReadonlySet<string>>();
  unions.set(lists, known);
  const name = type === 'system' ? type : roles.join();
  let fields = known.get(name);
  if (fields === undefined) {
    fields = new Set((type === 'system' ? (Object.keys(lists) as Role[]) : roles).flatMap((role) => lists[role]));
    known.set(name, fields);
  }
  return fields;
}

/** Top-level fields of a record that the principal may see. Only these can be used to filter, sort, search and count. */
export const readableFields = (principal: Principal, resource: FieldResource): ReadonlySet<string> =>
  union(readable[resource], principal);

/** Fields that the principal may change. `reaches` decides whether the principal may change a record at all. */
export const writableFields = (principal: Principal, resource: ChangedResource): ReadonlySet<string> =>
  union(writable[resource], principal);

function isWithin(record: object, visible: ReadonlySet<string>): boolean {
  for (const field in record) if (!visible.has(field)) return false;
  return true;
}

/**
 * Returns the record without the fields that the principal may not see. Members keep their order; a fully visible record is returned as it
 * is.
 */
export function visibleTo<R extends object>(principal: Principal, resource: FieldResource, record: R): R {
  const visible = readableFields(principal, resource);
  if (isWithin(record, visible)) return record;
  return Object.fromEntries(Object.entries(record).filter(([field]) => visible.has(field))) as R;
}

/** Whether records of this kind have field lists at all. Records of other kinds are visible as a whole. */
export const hasFieldLists = (kind: string): kind is FieldResource => Object.hasOwn(readable, kind);

/** Whether the principal sees every field that any role sees. */
export const seesWholly = (principal: Principal, resource: FieldResource): boolean => {
  const visible = readableFields(principal, resource);
  return Object.values<readonly string[]>(readable[resource]).every((fields) =>
    fields.every((field) => visible.has(field)),
  );
};
/** Throws Forbidden with those fields of a change that the principal may not write. Undefined fields are ignored. */
export function requireWritable(principal: Principal, resource: ChangedResource, change: object): void {
  const writable = writableFields(principal, resource);
  const fields = Object.entries(change).flatMap(([field, value]) =>
    value === undefined || writable.has(field) ? [] : [field],
  );
  if (fields.length > 0) throw new Forbidden({ action: `${resource}.update`, fields });
}
