import type { VersionedEvent } from './upcaster.js';

/** What one event says about a record, for whoever follows changes. */
export interface RecordChange {
  /** `created`, `changed`, `archived`, …: the event of the change feed is `<kind>.<verb>`. */
  readonly verb: string;
  /** Fields of the record that are other than before, where that says more than the verb. */
  readonly fields?: readonly string[];
  /** The owner before, when the event gave the record to another. */
  readonly previousOwnerId?: string | null;
}

/**
 * A category of streams, `<category>-<UUID>`, whose events leave the program through feeds. Whatever is not declared so, next to its events,
 * never does: a new category is hidden until somebody lists it.
 */
export interface PublicRecord {
  /** Name of the record in the API. */
  readonly kind: string;
  /** Of its streams, where that is not the kind. */
  readonly category?: string;
  /** Which record an event is about, where one stream holds many. */
  readonly idOf?: (event: VersionedEvent) => string | undefined;
  /** The right that shows such a record, and so what happened to it. */
  readonly readWith: string;
  /** `data` may lack its personal properties. */
  change(event: VersionedEvent): RecordChange;
  /** Which field of the record each property of the event's data shows. A property that is not named is hidden from whoever does not see all fields. */
  readonly fieldsOf?: (event: VersionedEvent) => Readonly<Record<string, string>>;
}

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
