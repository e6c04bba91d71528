import { customerEvents, type FieldChange } from '@crm/contracts/customers';
import { ERASED, type RecordedEvent } from '@crm/event-store';

/** Of which field of a customer an event speaks, by how its type begins. What begins otherwise shows no values: nobody said who may see them. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^CustomerAssigned$/, 'ownerId'],
  [/^Customer(Tagged|Untagged)$/, 'tags'],
  [/^Customer(Archived|Restored)$/, 'status'],
  [/^Consent/, 'consents'],
  [/^Preference/, 'preferences'],
  [/^CustomField/, 'customFields'],
  [/^ExternalId/, 'externalIds'],
];
/** Types that take something away. */
const TAKES_AWAY = /(Untagged|Removed|Unlinked|Cleared)$/;
/** Parts of an event that name what it is about, and are no value of it. */
const NAMES = ['key', 'channel', 'purpose', 'system'];
const UNSHOWN = ['customerId', 'kind', 'slot', 'fields', 'reason', ...NAMES];

type Data = Readonly<Record<string, unknown>>;
type Change = { readonly from: unknown; readonly to: unknown };

/**
 * Any event of a customer as fields before and after, named as the customer shows them; a part of a field stands behind a dot:
 * `preferences.language`. Works for types that came later too. The values of an erased person read `[erased]`.
 */
export function changesOf(event: RecordedEvent): FieldChange[] {
  const data = event.data as Data;
  if (event.type === 'CustomerCreated') return created(event, data);
  if (Array.isArray(data['fields'])) return listed(data['fields'] as string[], data['changes'] as Data | undefined);
  if (event.type === 'CustomerArchived') return [{ field: 'status', from: 'active', to: 'archived' }];
  if (event.type === 'CustomerRestored') return [{ field: 'status', from: 'archived', to: 'active' }];
  const field = fieldOf(event.type, data);
  return field === undefined ? [] : [{ field, ...change(event, data) }];
}

/** Why it happened, where somebody said so. */
export function reasonOf({ type, data, erased }: RecordedEvent): string | null {
  const { reason } = data as { reason?: string };
  if (reason !== undefined) return reason;
  return erased && personalFieldsOf(type).includes('reason') ? ERASED : null;
}

function created({ type, erased }: RecordedEvent, { customerId: _id, ...data }: Data): FieldChange[] {
  const gone = erased ? personalFieldsOf(type).map((field) => [field, ERASED] as const) : [];
  return Object.entries({ ...Object.fromEntries(gone), ...data }).map(([field, to]) => ({ field, from: null, to }));
}

const listed = (fields: readonly string[], changes: Data | undefined): FieldChange[] =>
  fields.map((field) => ({ field, ...((changes?.[field] as Change | undefined) ?? { from: ERASED, to: ERASED }) }));

function fieldOf(type: string, data: Data): string | undefined {
  if (type.startsWith('ContactPoint')) return data['kind'] === 'email' ? 'emails' : 'phones';
  const top = FIELDS.find(([form]) => form.test(type))?.[1];
  const parts = NAMES.map((name) => data[name]).filter((part) => typeof part === 'string');
  return top && [top, ...parts].join('.');
}

function change({ type, erased }: RecordedEvent, data: Data): Change {
  if (erased) return { from: ERASED, to: ERASED };
  if ('from' in data || 'to' in data) return { from: data['from'] ?? null, to: data['to'] ?? null };
  const said = Object.entries(data).filter(([name]) => !UNSHOWN.includes(name));
  const value = said.length === 1 ? said[0]?.[1] : Object.fromEntries(said);
  return TAKES_AWAY.test(type) ? { from: value, to: null } : { from: null, to: value };
}

const personalFieldsOf = (type: string): readonly string[] =>
  customerEvents.find((definition) => definition.type === type)?.personalFields ?? [];
