import type { PublicRecord, RecordChange } from '../public-record.js';
import type { VersionedEvent } from '../upcaster.js';

type Data = Readonly<Record<string, unknown>>;

/** Events that are about one field of the customer, with everything they say. */
const ABOUT: Readonly<Record<string, string>> = {
  CustomerAssigned: 'ownerId',
  CustomerTagged: 'tags',
  CustomerUntagged: 'tags',
  CustomerArchived: 'status',
  CustomerRestored: 'status',
  CustomFieldSet: 'customFields',
  ConsentGranted: 'consents',
  ConsentWithdrawn: 'consents',
  PreferenceSet: 'preferences',
  ExternalIdLinked: 'externalIds',
  ExternalIdUnlinked: 'externalIds',
};
const VERBS: Readonly<Record<string, string>> = {
  CustomerCreated: 'created',
  CustomerArchived: 'archived',
  CustomerRestored: 'restored',
};

/** undefined: about several fields, or about none that we know. */
function fieldOf({ type, data }: VersionedEvent): string | undefined {
  if (type.startsWith('ContactPoint')) return (data as Data)['kind'] === 'email' ? 'emails' : 'phones';
  return ABOUT[type];
}

/** The properties of a creation are called as the fields they fill. */
function shownBy(event: VersionedEvent): Readonly<Record<string, string>> {
  const properties = Object.keys(event.data as Data);
  const field = fieldOf(event);
  if (field !== undefined) return Object.fromEntries(properties.map((property) => [property, field]));
  if (event.type !== 'CustomerCreated') return {};
  return Object.fromEntries(properties.map((property) => [property, property]));
}

function customerChange(event: VersionedEvent): RecordChange {
  const { fields, from } = event.data as Data & { fields?: readonly string[]; from?: string | null };
  const field = fieldOf(event);
  const changed = event.type === 'CustomerDetailsChanged' ? fields : field && [field];
  return {
    verb: VERBS[event.type] ?? 'changed',
    ...(changed && { fields: changed }),
    ...(event.type === 'CustomerAssigned' && { previousOwnerId: from ?? null }),
  };
}

/** For records whose fields everybody sees who sees the record: the event's type says it all. */
const byType =
  (verbs: Readonly<Record<string, string>>) =>
  ({ type }: VersionedEvent): RecordChange => ({ verb: verbs[type] ?? 'changed' });

/** Every record of this context whose events others may follow. */
export const publicRecords: readonly PublicRecord[] = [
  { kind: 'customer', readWith: 'customer.read', change: customerChange, fieldsOf: shownBy },
  {
    kind: 'interaction',
    readWith: 'interaction.read',
    change: byType({ InteractionLogged: 'created', InteractionVoided: 'voided' }),
  },
  { kind: 'note', readWith: 'note.read', change: byType({ NoteAdded: 'created', NoteRemoved: 'removed' }) },
  {
    kind: 'custom-field',
    // All definitions stand in one stream.
    category: 'custom-fields',
    idOf: ({ data }) => (data as { fieldId?: string }).fieldId,
    readWith: 'custom-field.read',
    change: byType({ CustomFieldDefined: 'created', CustomFieldArchived: 'archived', CustomFieldRestored: 'restored' }),
  },
];
