import type { Assignment } from './assignment.js';
import type { EventDefinition } from './event-definition.js';
import type { RecordKind } from './record-kind.js';
import type { Verb } from './telling.js';

type Data = Readonly<Record<string, unknown>>;

/** A kind of record whose events leave the program through feeds. */
export type PublicRecord = RecordKind & { readonly readWith: string };
export const isPublic = (record: RecordKind): record is PublicRecord => record.readWith !== undefined;

/** What one event changed in a record, for callers that follow changes. */
export interface RecordChange {
  readonly verb: Verb;
  /** Fields of the record that changed. Absent where the verb says it all. */
  readonly fields?: readonly string[];
  /** The previous owner and team, when the event gave the record to others. */
  readonly before?: Assignment;
}
interface PublicEvent {
  readonly type: string;
  /** Personal properties may be missing. */
  readonly data: unknown;
}

/** An event that the record does not declare is a change of unknown fields. */
export function changeOf(record: RecordKind, { type, data }: PublicEvent): RecordChange {
  const tells = record.events[type]?.tells ?? 'changed';
  const fields = fieldsOf(record.events[type], data as Data);
  const verb = typeof tells === 'string' ? tells : (tells.verb ?? 'changed');
  return {
    verb: verb === 'happened' ? 'changed' : verb,
    ...(fields && { fields }),
    ...(typeof tells === 'object' && 'fields' in tells && { before: (data as Data)['from'] as Assignment }),
  };
}

/** undefined: all fields for a creation, no named fields for other events. */
function fieldsOf(definition: EventDefinition | undefined, data: Data): readonly string[] | undefined {
  if (definition === undefined) return undefined;
  const { tells } = definition;
  if (typeof tells === 'string') return tells === 'changed' ? (data['fields'] as readonly string[]) : undefined;
  if ('says' in tells) return Object.keys(tells.says);
  return 'fields' in tells ? differing(tells.fields, data) : [topOf(fieldPath(tells.field, data))];
}

/** The fields whose values in `from` and `to` differ. */
function differing(fields: readonly string[], { from, to }: Data): readonly string[] {
  const [before, after] = [(from ?? {}) as Data, (to ?? {}) as Data];
  return fields.filter((field) => before[field] !== after[field]);
}

/** The data of an event as others see it: without secret and internal properties. */
export function shownData(definition: EventDefinition | undefined, data: unknown): Record<string, unknown> {
  const hidden = [...(definition?.secretFields ?? []), ...(definition?.internalFields ?? [])];
  return Object.fromEntries(Object.entries((data ?? {}) as Data).filter(([name]) => !hidden.includes(name)));
}

/** The version of the form that feeds show. */
export const publicVersionOf = (definition: EventDefinition): number =>
  definition.public?.version ?? definition.version;

/** The field of the record that each property of the event's data shows. Properties that are missing here belong to no field. */
export function shownFields(record: RecordKind, { type, data }: PublicEvent): Readonly<Record<string, string>> {
  const properties = Object.keys(data as Data);
  const tells = record.events[type]?.tells;
  if (tells === 'created') return Object.fromEntries(properties.map((property) => [property, property]));
  if (tells === undefined || typeof tells === 'string') return {};
  const [field] = fieldsOf(record.events[type], data as Data) ?? [];
  return field === undefined ? {} : Object.fromEntries(properties.map((property) => [property, field]));
}

/** The path of a `field`, which may depend on the data: `preferences.language`. */
export const fieldPath = (field: string | ((data: never) => string), data: unknown): string =>
  typeof field === 'string' ? field : field(data as never);
const topOf = (path: string): string => path.split('.', 1)[0] as string;

/**
 * The public name of an event: version 1 of `CustomerDetailsChanged` about a customer is `crm.customer.details-changed.v1`. Without a
 * version it names all versions.
 */
export function publicTypeOf(kind: string, type: string, version?: number): string {
  const words = kebab(type);
  const what = words.startsWith(`${kind}-`) ? words.slice(kind.length + 1) : words;
  return `crm.${kind}.${what}${version === undefined ? '' : `.v${version}`}`;
}

const kebab = (type: string): string => type.replace(/(?!^)[A-Z]/g, (letter) => `-${letter}`).toLowerCase();
