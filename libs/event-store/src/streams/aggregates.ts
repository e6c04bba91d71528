import type { Decider, DomainEvent } from '@crm/kernel';
import { LRUCache } from 'lru-cache';
import type { EventCodec } from '../codec/event-codec.js';
import { BEGINNING, type EventStore, type Position, type StoredEvent } from '../event-store.port.js';
import { readRecorded } from './recorded-events.js';

/** How a decider reads its stream. */
export type Fold<State> = Pick<Decider<State, never, DomainEvent>, 'initial' | 'evolve'>;

/** What a stream records about one command: enough to return its receipt again. */
export interface CommandTrace {
  readonly commandId: string;
  readonly fingerprint: string | undefined;
  /** Of the command's last event. */
  readonly revision: number;
  readonly position: Position;
}

/** A folded stream. */
export interface Aggregate<State> {
  readonly state: State;
  /** -1 when the stream is missing. */
  readonly revision: number;
  readonly position: Position;
  /** All commands that recorded events here, and those with a key that changed nothing since it was read; oldest first. */
  readonly commands: readonly CommandTrace[];
}

interface Cached extends Aggregate<unknown> {
  /** Two deciders may read one stream, each in its own way. */
  readonly fold: Fold<unknown>;
}

const SLICE = 256;
/** A long stream remembers many commands, so the cache is bounded by these too. */
const TRACES_PER_STATE = 5;

export const blank = <State>({ initial }: Fold<State>): Aggregate<State> => ({
  state: initial,
  revision: -1,
  position: BEGINNING,
  commands: [],
});

/** Folds streams and caches the recently used ones. */
export class Aggregates {
  private readonly cache: LRUCache<string, Cached>;

  constructor(
    private readonly store: EventStore,
    private readonly codec: EventCodec,
    cacheSize: number,
  ) {
    this.cache = new LRUCache({
      max: cacheSize,
      maxSize: cacheSize * TRACES_PER_STATE,
      sizeCalculation: ({ commands }) => 1 + commands.length,
    });
  }

  /** May be behind the log: `isCurrent` detects that, and so does an append at its revision. */
  cached<State>(fold: Fold<State>, stream: string): Aggregate<State> | undefined {
    const cached = this.cache.get(stream);
    return cached?.fold === fold ? (cached as Aggregate<State>) : undefined;
  }

  async isCurrent(stream: string, { revision }: Aggregate<unknown>): Promise<boolean> {
    const head = await this.store.head(stream);
    return head.state === 'live' && head.revision === revision;
  }

  /** Reads the stream from the log. Throws UnknownEvent, StreamDeleted, KeyUnavailable. */
  async read<State>(fold: Fold<State>, stream: string): Promise<Aggregate<State>> {
    let aggregate = blank(fold);
    for await (const slice of this.slices(stream)) aggregate = await this.add(fold, aggregate, slice);
    if (aggregate.revision >= 0) this.keep(fold, stream, aggregate);
    return aggregate;
  }

  private async *slices(stream: string): AsyncGenerator<StoredEvent[]> {
    let slice: StoredEvent[] = [];
    for await (const event of this.store.readStream(stream)) {
      if (slice.push(event) < SLICE) continue;
      yield slice;
      slice = [];
    }
    yield slice;
  }

  private async add<State>(
    fold: Fold<State>,
    before: Aggregate<State>,
    slice: readonly StoredEvent[],
  ): Promise<Aggregate<State>> {
    const last = slice.at(-1);
    if (last === undefined) return before;
    const commands = [...before.commands];
    for (const { meta, revision, position } of slice) {
      if (commands.at(-1)?.commandId === meta.commandId) commands.pop();
      commands.push({ commandId: meta.commandId, fingerprint: meta.fingerprint, revision, position });
    }
    const recorded = await this.codec.decodeMany(slice, { unknown: 'throw' });
    const state = recorded.reduce((folded, event) => fold.evolve(folded, event), before.state);
    return { state, revision: last.revision, position: last.position, commands };
  }

  /** The states just before and just after a command that is known to be in the stream. */
  async around<State>(fold: Fold<State>, stream: string, commandId: string): Promise<[before: State, after: State]> {
    let [before, after] = [fold.initial, fold.initial];
    let seen = false;
    for await (const event of readRecorded(this.store.readStream(stream), this.codec, { unknown: 'throw' })) {
      if (event.commandId === commandId) seen = true;
      else if (seen) break;
      else before = fold.evolve(before, event);
      after = fold.evolve(after, event);
    }
    return [before, after];
  }

  /** Names of the top-level fields that the events after a revision say they changed. */
  async changedFields(stream: string, since: number): Promise<string[]> {
    const names = new Set<string>();
    for await (const { data } of readRecorded(this.store.readStream(stream, { from: since + 1 }), this.codec))
      for (const name of Object.keys((data as { changes?: object }).changes ?? {})) names.add(name);
    return [...names];
  }

  keep<State>(fold: Fold<State>, stream: string, aggregate: Aggregate<State>): void {
    this.cache.set(stream, { ...aggregate, fold: fold as Fold<unknown> });
  }

  forget(stream: string): void {
    this.cache.delete(stream);
  }
}
