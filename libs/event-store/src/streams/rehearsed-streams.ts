import { StaleRevision } from '@crm/contracts/refusals';
import type { CallContext, Receipt } from '@crm/contracts';
import { isDomainError, type Decider, type DomainEvent, type UniqueValue } from '@crm/kernel';
import { AggregateStreams, type LoadedAggregate, type StreamOrigin } from './aggregate-streams.port.js';
import { ForgottenHolders } from './forgotten-holders.js';

interface Imagined extends LoadedAggregate<unknown> {
  readonly origin: StreamOrigin | undefined;
  /** Keys of the values it gained in the rehearsal. */
  readonly gained: readonly string[];
}

/**
 * Decides commands as the actual streams would, one after the other, without writing: it has no access to a writer. Later commands see
 * what earlier ones would have done, unique values included. A receipt has the revision that the command would reach, and the current
 * position. Repeated commands are not recognised. An instance serves one rehearsal.
 *
 * For a long rehearsal, `remembered` limits the records whose imagined state is kept. Of a record that was not touched for so long, it is only
 * remembered which unique values it holds: it is loaded as it is in the log, so one that exists only in the rehearsal is absent.
 */
export class RehearsedStreams extends AggregateStreams {
  private readonly imagined = new Map<string, Imagined>();
  /** Holder's id by value; undefined when the value was released. */
  private readonly holders = new Map<string, string | undefined>();
  private readonly forgotten = new ForgottenHolders();

  constructor(
    private readonly actual: Pick<AggregateStreams, 'load' | 'holderOf' | 'origin'>,
    private readonly remembered = Number.POSITIVE_INFINITY,
  ) {
    super();
  }

  async execute<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
    command: Command,
    context: CallContext,
  ): Promise<Receipt> {
    const aggregate = await this.load(decider, id); // also when it is to be created: it may exist
    const events = judged(decider, id, command, context, aggregate);
    const state = events.reduce((before, event) => decider.evolve(before, event), aggregate.state);
    const gained = await this.claim(decider, id, aggregate.state, state);
    const revision = aggregate.revision + events.length;
    const { position } = aggregate;
    const key = keyOf(decider, id);
    const known = this.imagined.get(key);
    const origin = aggregate.revision === -1 ? originOf(context) : known?.origin;
    this.imagined.delete(key); // the one touched last is the last to be forgotten
    this.imagined.set(key, { state, revision, position, origin, gained: [...(known?.gained ?? []), ...gained] });
    this.forget();
    return { id, revision, position };
  }

  async load<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
  ): Promise<LoadedAggregate<State>> {
    const imagined = this.imagined.get(keyOf(decider, id)) as LoadedAggregate<State> | undefined;
    return imagined ?? this.actual.load(decider, id);
  }

  async origin(decider: { readonly category: string }, id: string): Promise<StreamOrigin | undefined> {
    return this.imagined.get(keyOf(decider, id))?.origin ?? this.actual.origin(decider, id);
  }

  async holderOf(kind: string, ...values: readonly string[]): Promise<string | undefined> {
    for (const value of values) {
      const key = valueKey({ kind, value });
      const holder = this.holders.has(key)
        ? this.holders.get(key)
        : (this.forgotten.get(key) ?? (await this.actual.holderOf(kind, value)));
      if (holder !== undefined) return holder;
    }
    return undefined;
  }

  private forget(): void {
    for (const [key, { gained }] of this.imagined) {
      if (this.imagined.size <= this.remembered) return;
      this.imagined.delete(key);
      for (const value of gained) {
        const holder = this.holders.get(value);
        if (holder === undefined) continue;
        this.forgotten.set(value, holder);
        this.holders.delete(value);
      }
    }
  }

  /** All or nothing, like the log. Returns the keys of the values gained. */
  private async claim<State>(
    { unique }: Pick<Decider<State, never, DomainEvent>, 'unique'>,
    id: string,
    before: State,
    after: State,
  ): Promise<string[]> {
    if (unique === undefined) return [];
    const [held, wanted] = [unique.values(before), unique.values(after)];
    const had = new Set(held.map(valueKey));
    const has = new Set(wanted.map(valueKey));
    const gained = wanted.filter((value) => !had.has(valueKey(value)));
    for (const value of gained) {
      const holder = await this.holderOf(value.kind, value.value, ...(value.former ?? []));
      if (holder !== undefined && holder !== id) throw unique.taken(value, holder);
    }
    for (const value of gained) this.holders.set(valueKey(value), id);
    for (const { kind, value, former = [] } of held)
      if (!has.has(valueKey({ kind, value })))
        for (const each of [value, ...former]) this.holders.set(valueKey({ kind, value: each }), undefined);
    return gained.map(valueKey);
  }
}

/** Checks in the order of EventSourcedStreams: not found and forbidden come before stale, and stale before any other refusal. */
function judged<State, Command, Event extends DomainEvent>(
  decider: Decider<State, Command, Event>,
  id: string,
  command: Command,
  { ifMatch }: CallContext,
  { state, revision: actual }: LoadedAggregate<State>,
): readonly Event[] {
  const stale =
    ifMatch === undefined || ifMatch === actual ? undefined : new StaleRevision({ id, expected: ifMatch, actual });
  try {
    const events = decider.decide(command, state);
    if (stale !== undefined) throw stale;
    return events;
  } catch (refusal) {
    if (!isDomainError(refusal) || refusal.kind === 'not-found' || refusal.kind === 'forbidden') throw refusal;
    throw stale ?? refusal;
  }
}

const originOf = ({ principal }: CallContext): StreamOrigin => ({
  createdBy: principal.id,
  createdAt: new Date().toISOString(),
});
const keyOf = ({ category }: { readonly category: string }, id: string): string => `${category}-${id}`;
const valueKey = ({ kind, value }: UniqueValue): string => `${kind}\0${value}`;
