import type { EventDefinition } from './event-definition.js';
import type { RecordKind } from './record-kind.js';
import type { Verb } from './telling.js';

type Data = Readonly<Record<string, unknown>>;

/** A kind of record whose events leave the program through feeds. */
export type PublicRecord = RecordKind & { readonly readWith: string };
export const isPublic = (record: RecordKind): record is PublicRecord => record.readWith !== undefined;

/** What one event says about a record, for callers that follow changes. */
export interface RecordChange {
  readonly verb: Verb;
  /** Fields of the record that are other than before, where that says more than the verb. */
  readonly fields?: readonly string[];
  /** The owner before, when the event gave the record to another. */
  readonly previousOwnerId?: string | null;
}
interface PublicEvent {
  readonly type: string;
  /** May lack its personal properties. */
  readonly data: unknown;
}

/** An event that the record does not declare changed it, nobody knows how. */
export function changeOf(record: RecordKind, { type, data }: PublicEvent): RecordChange {
  const tells = record.events[type]?.tells ?? 'changed';
  const fields = fieldsOf(record.events[type], data as Data);
  const verb = typeof tells === 'string' ? tells : (tells.verb ?? 'changed');
  return {
    verb: verb === 'happened' ? 'changed' : verb,
    ...(fields && { fields }),
    ...(fields?.[0] === 'ownerId' && { previousOwnerId: ((data as Data)['from'] ?? null) as string | null }),
  };
}

/** undefined: of a creation all of them, of others none that anybody named. */
function fieldsOf(definition: EventDefinition | undefined, data: Data): readonly string[] | undefined {
  if (definition === undefined) return undefined;
  const { tells } = definition;
  if (typeof tells === 'string') return tells === 'changed' ? (data['fields'] as readonly string[]) : undefined;
  return 'says' in tells ? Object.keys(tells.says) : [topOf(fieldPath(tells.field, data))];
}

/** Which field of the record each property of the event's data shows. A property that is not named belongs to none. */
export function shownFields(record: RecordKind, { type, data }: PublicEvent): Readonly<Record<string, string>> {
  const properties = Object.keys(data as Data);
  const tells = record.events[type]?.tells;
  if (tells === 'created') return Object.fromEntries(properties.map((property) => [property, property]));
  if (tells === undefined || typeof tells === 'string') return {};
  const [field] = fieldsOf(record.events[type], data as Data) ?? [];
  return field === undefined ? {} : Object.fromEntries(properties.map((property) => [property, field]));
}

/** `preferences.language` for a `field` that follows from the data. */
export const fieldPath = (field: string | ((data: never) => string), data: unknown): string =>
  typeof field === 'string' ? field : field(data as never);
const topOf = (path: string): string => path.split('.', 1)[0] as string;

/**
 * The name under which others know an event: `CustomerDetailsChanged` of version 1 about a customer is `crm.customer.details-changed.v1`.
 * Without the version it names all of them.
 */
export function publicTypeOf(kind: string, type: string, version?: number): string {
  const words = kebab(type);
  const what = words.startsWith(`${kind}-`) ? words.slice(kind.length + 1) : words;
  return `crm.${kind}.${what}${version === undefined ? '' : `.v${version}`}`;
}

const kebab = (type: string): string => type.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
