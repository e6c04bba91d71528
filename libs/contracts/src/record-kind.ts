import type { DomainEvent } from '@crm/kernel';
import type { TObject, TProperties } from 'typebox';
import { definitionOf, type EventDefinition, type EventSpec } from './event-definition.js';
import type { DataOf } from './telling.js';
import type { Upcaster } from './upcaster.js';

type Shapes = Readonly<Record<string, TProperties>>;

interface RecordText<Name extends string> {
  /** Name of the record in the API, in the audit trail and of its page in docs/events. */
  readonly kind: string;
  /** Of its streams, `<category>-<id>`. The kind where absent. */
  readonly category?: string;
  /**
   * Properties that name the record, its own id first, or one that it hangs on: they are no fields. Where the category is not the kind,
   * one stream holds many records, and the first property says which.
   */
  readonly names: readonly Name[];
  /** The right that shows such a record, and so what happened to it. Absent: no feed, topic or export carries its events. */
  readonly readWith?: string;
  /** For the audit trail: the record of another kind that an event is about, where this property names one. */
  readonly about?: { readonly kind: string; readonly by: string };
  /** `false`: what happens to it adds nothing to the audit trail that anybody asks for. */
  readonly audited?: false;
  /** How older versions of its events are read. */
  readonly upcasters?: readonly Upcaster[];
}

/**
 * A kind of record with everything that happens to it, declared once, next to its events. The registry, feeds, the audit trail, the
 * timeline and docs/events follow. Hidden unless it says `readWith`.
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

type Specs<Events extends Shapes> = { readonly [Type in keyof Events]: EventSpec<Events[Type]> };

/** Throws TypeError for an event with personal fields of nobody. */
export function defineRecord<const Name extends string, Events extends Shapes>({
  events,
  subject,
  ...text
}: RecordText<Name> & {
  /** Whose the personal properties of its events are, for example `customer:<id>`. */
  readonly subject?: (names: Readonly<Record<NoInfer<Name>, string>>) => string;
  readonly events: Specs<Events>;
}): RecordKind<Events> {
  const specs = Object.entries(events as Readonly<Record<string, EventSpec<TProperties>>>);
  const whose = subject as EventSpec<TProperties>['subject'];
  const definitions = specs.map(([type, spec]) => [type, definitionOf(type, { subject: whose, ...spec })] as const);
  return new RecordKind(text, Object.fromEntries(definitions) as unknown as RecordKind<Events>['events']);
}

/** Some events of a record that is too large for one file, or falls into parts. */
export const defineEvents = <Events extends Shapes>(events: Specs<Events>): Specs<Events> => events;

type Shaped<Events> = {
  [Type in keyof Events & string]: Events[Type] extends TProperties ? DomainEvent<Type, DataOf<Events[Type]>> : never;
}[keyof Events & string];

/** The domain events of a record, or of a part of them. */
export type EventOf<Kind> =
  Kind extends RecordKind<infer Events> ? Shaped<Events> : Kind extends Specs<infer Events> ? Shaped<Events> : never;
