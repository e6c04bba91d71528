import type { PublicRecord, RecordChange } from '../public-record.js';
import type { VersionedEvent } from '../upcaster.js';

type Data = Readonly<Record<string, unknown>>;

const CONSENT = { channel: 'consents', purpose: 'consents', proof: 'consents' };
const EXTERNAL_ID = { system: 'externalIds', externalId: 'externalIds' };

/** The properties of a customer's events by the field of the customer that they show. */
const SHOWN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  CustomerCreated: {
    kind: 'kind',
    name: 'name',
    emails: 'emails',
    phones: 'phones',
    company: 'company',
    address: 'address',
    source: 'source',
    ownerId: 'ownerId',
    tags: 'tags',
  },
  CustomerAssigned: { from: 'ownerId', to: 'ownerId' },
  CustomerTagged: { tag: 'tags' },
  CustomerUntagged: { tag: 'tags' },
  CustomerArchived: { reason: 'status' },
  CustomFieldSet: { key: 'customFields', slot: 'customFields', from: 'customFields', to: 'customFields' },
  ConsentGranted: CONSENT,
  ConsentWithdrawn: CONSENT,
  PreferenceSet: { key: 'preferences', from: 'preferences', to: 'preferences' },
  ExternalIdLinked: EXTERNAL_ID,
  ExternalIdUnlinked: EXTERNAL_ID,
};
const POINT = ['kind', 'point', 'value', 'from', 'to'];

function shownBy({ type, data }: VersionedEvent): Readonly<Record<string, string>> {
  if (type.startsWith('ContactPoint'))
    return Object.fromEntries(POINT.map((property) => [property, pointField(data as Data)]));
  return SHOWN[type] ?? {};
}

const pointField = ({ kind }: Data): string => (kind === 'email' ? 'emails' : 'phones');

function customerChange({ type, data }: VersionedEvent): RecordChange {
  const { fields, from } = data as Data & { fields?: readonly string[]; from?: string | null };
  switch (type) {
    case 'CustomerCreated':
      return { verb: 'created' };
    case 'CustomerArchived':
      return { verb: 'archived', fields: ['status'] };
    case 'CustomerRestored':
      return { verb: 'restored', fields: ['status'] };
    case 'CustomerAssigned':
      return { verb: 'changed', fields: ['ownerId'], previousOwnerId: from ?? null };
    case 'CustomerTagged':
    case 'CustomerUntagged':
      return { verb: 'changed', fields: ['tags'] };
    case 'CustomFieldSet':
      return { verb: 'changed', fields: ['customFields'] };
    case 'CustomerDetailsChanged':
      return { verb: 'changed', fields: fields ?? [] };
    case 'ContactPointAdded':
    case 'ContactPointRemoved':
    case 'ContactPointChanged':
      return { verb: 'changed', fields: [pointField(data as Data)] };
    case 'ConsentGranted':
    case 'ConsentWithdrawn':
      return { verb: 'changed', fields: ['consents'] };
    case 'PreferenceSet':
      return { verb: 'changed', fields: ['preferences'] };
    case 'ExternalIdLinked':
    case 'ExternalIdUnlinked':
      return { verb: 'changed', fields: ['externalIds'] };
    default:
      return { verb: 'changed' };
  }
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
