import type { DomainEvent } from '@crm/kernel';
import type { TObject, TProperties } from 'typebox';
import { definitionOf, type EventDefinition, type EventSpec } from './event-definition.js';
import type { Subject } from './subject.js';
import type { DataOf } from './telling.js';
import type { Upcaster } from './upcaster.js';

type Shapes = Readonly<Record<string, TProperties>>;

interface RecordText<Name extends string> {
  /** Name of the record in the API and the audit trail, and of its page in docs/events. */
  readonly kind: string;
  /** Prefix of its streams, `<category>-<id>`. Default: the kind. */
  readonly category?: string;
  /**
   * Properties that hold the id of the record (first) or of a record it belongs to; they are not fields. Where the category is not the
   * kind, one stream holds many records, and the first property says which.
   */
  readonly names: readonly Name[];
  /** The right to read such a record, and so its events. Absent: no feed, topic or export carries its events. */
  readonly readWith?: string;
  /** For the audit trail: an event is about the record of another kind that the property `by` names, if it names one. */
  readonly about?: { readonly kind: string; readonly by: string };
  /** `false`: its events are not part of the audit trail. */
  readonly audited?: false;
  /** How older versions of its events are read. */
  readonly upcasters?: readonly Upcaster[];
}

/**
 * A kind of record and its events, declared once. The registry, feeds, the audit trail, the timeline and docs/events are derived from it.
 * Feeds do not show it unless it has `readWith`.
 */
export class RecordKind<Events extends Shapes = Shapes> implements RecordText<string> {
  readonly kind: string;
  readonly category: string;
  readonly names: readonly string[];
  readonly readWith?: string;
  readonly about?: { readonly kind: string; readonly by: string };
  readonly audited?: false;
  readonly upcasters: readonly Upcaster[];

  constructor(
    { kind, category = kind, names, readWith, about, audited, upcasters = [] }: RecordText<string>,
    readonly events: { readonly [Type in keyof Events & string]: EventDefinition<Type, TObject<Events[Type]>> },
  ) {
    this.kind = kind;
    this.category = category;
    this.names = names;
    this.readWith = readWith;
    this.about = about;
    this.audited = audited;
    this.upcasters = upcasters;
  }

  /** The property that says which record an event is about, where one stream holds many. */
  get namedBy(): string | undefined {
    return this.category === this.kind ? undefined : this.names[0];
  }

  get definitions(): readonly EventDefinition[] {
    return Object.values<EventDefinition>(this.events);
  }
}

/** Each is an id, except the name of the record that notes and interactions are about. */
type Named<Name extends string> = { readonly [Each in Name]: Each extends 'about' ? Subject : string };

type Specs<Events extends Shapes> = { readonly [Type in keyof Events]: EventSpec<Events[Type]> };

/** Throws TypeError for an event with personal fields and no subject. */
export function defineRecord<const Name extends string, Events extends Shapes>({
  events,
  subject,
  ...text
}: RecordText<Name> & {
  /** The subject of the personal properties of its events, for example `customer:<id>`. */
  readonly subject?: (names: Named<NoInfer<Name>>) => string;
  readonly events: Specs<Events>;
}): RecordKind<Events> {
  const specs = Object.entries(events as Readonly<Record<string, EventSpec<TProperties>>>);
  const whose = subject as EventSpec<TProperties>['subject'];
  const definitions = specs.map(([type, spec]) => [type, definitionOf(type, { subject: whose, ...spec })] as const);
  return new RecordKind(text, Object.fromEntries(definitions) as unknown as RecordKind<Events>['events']);
}

/** Some of the events of a record that is declared in several files. */
export const defineEvents = <Events extends Shapes>(events: Specs<Events>): Specs<Events> => events;

type Shaped<Events> = {
  [Type in keyof Events & string]: Events[Type] extends TProperties ? DomainEvent<Type, DataOf<Events[Type]>> : never;
}[keyof Events & string];

/** The domain events of a record, or those of `defineEvents`. */
export type EventOf<Kind> =
  Kind extends RecordKind<infer Events> ? Shaped<Events> : Kind extends Specs<infer Events> ? Shaped<Events> : never;
