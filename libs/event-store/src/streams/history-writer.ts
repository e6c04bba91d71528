import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { CallContext } from '@crm/contracts';
import type { Decider, DomainEvent, UniqueValue } from '@crm/kernel';
import { EventCodec } from '../codec/event-codec.js';
import type { EventRegistry } from '../codec/event-registry.js';
import type { AppendRequest, EventStore } from '../event-store.port.js';
import type { KeyVault } from '@crm/key-vault';
import { claimStep, claimStreamOf, released, without } from './claims.js';
import { StreamWriter, type PreparedStep } from './stream-writer.js';

/** A stream as far as it has been written. */
export interface Standing<State> {
  readonly state: State;
  /** -1: nothing yet. */
  readonly revision: number;
}

export interface HistoryWriterOptions {
  /** Its clock must be the same as `now`, otherwise the events are recorded at other times than intended. */
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly registry: EventRegistry;
  readonly now: () => Date;
}

/** Events in one append: far fewer than one transaction of the store takes. */
const BATCH_EVENTS = 256;
/** All events of one append are recorded at the time of the last one. */
const BATCH_SPAN_MS = 60_000;
/** Events in flight: enough for large transactions, and few enough that the store accepts them together with their keys. */
const MAX_UNDER_WAY = 6_000;

/**
 * Writes a history into an empty store that nothing else writes to. Deciders, envelopes, encryption and claims are those of
 * EventSourcedStreams, but nothing is read back, and one append holds many commands. The caller sends commands in the order of time,
 * keeps the standing of each stream, and makes sure that no unique value is used twice: a conflict is an error of the caller and ends
 * the history.
 */
export class HistoryWriter {
  private readonly writer: StreamWriter;
  private readonly codec: EventCodec;
  private pending: PreparedStep[] = [];
  private readonly streams = new Set<string>();
  private pendingEvents = 0;
  private since = 0;
  private readonly underWay: { readonly events: number; readonly appended: Promise<unknown> }[] = [];
  private eventsUnderWay = 0;
  private failure: unknown;
  /** Number of events written, claims included. */
  events = 0;

  constructor(private readonly options: HistoryWriterOptions) {
    this.codec = new EventCodec(options.registry, options.vault);
    this.writer = new StreamWriter(options.store, this.codec, options.now);
  }

  /** Call it before the clock advances to `moment`: it appends the pending events when the time span of one append is over. */
  async goOn(moment: Date): Promise<void> {
    if (this.pending.length > 0 && moment.getTime() - this.since > BATCH_SPAN_MS) await this.flush();
  }

  /** Throws what the decider throws. */
  async tell<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
    command: Command,
    context: CallContext,
    { state: before, revision }: Standing<State> = { state: decider.initial, revision: -1 },
  ): Promise<Standing<State>> {
    const stream = `${decider.category}-${id}`;
    const events = decider.decide(command, before);
    if (events.length === 0) return { state: before, revision };
    const state = events.reduce((folded, event) => decider.evolve(folded, event), before);
    const record = this.writer.prepare({ stream, expected: revision < 0 ? 'no-stream' : revision, events }, context);
    const [claims, releases] = await this.claims(decider, stream, before, state);
    await this.add([...this.writer.ofClaims(claims, context), record, ...this.writer.ofClaims(releases, context)]);
    return { state, revision: revision + events.length };
  }

  /** Everything is on disk when it resolves. */
  async finish(): Promise<void> {
    await this.flush();
    await this.settleDownTo(0);
    this.throwFailure();
  }

  /** A history claims a value once and releases it once at most, so the claim stream need not be read. */
  private async claims<State>(
    { unique }: Pick<Decider<State, never, DomainEvent>, 'unique'>,
    holder: string,
    before: State,
    after: State,
  ) {
    if (unique === undefined) return [[], []] as const;
    const [held, wanted] = [unique.values(before), unique.values(after)];
    const named = (values: UniqueValue[]) =>
      Promise.all(
        values.map(async (value) => ({ kind: value.kind, stream: await claimStreamOf(this.options.vault, value) })),
      );
    const gained = await named(without(wanted, held));
    const lost = await named(without(held, wanted));
    return [
      gained.map(({ kind, stream }) => claimStep(stream, 'no-stream', kind, holder)),
      lost.map(({ kind, stream }) => ({ stream, expected: 0, events: [released(kind, holder)] })),
    ] as const;
  }

  private async add(steps: readonly PreparedStep[]): Promise<void> {
    const count = steps.reduce((sum, { drafts }) => sum + drafts.length, 0);
    const full = this.pendingEvents + count > BATCH_EVENTS || steps.some(({ stream }) => this.streams.has(stream));
    if (full) await this.flush();
    if (this.pending.length === 0) this.since = this.options.now().getTime();
    for (const step of steps) this.streams.add(step.stream);
    this.pending.push(...steps);
    this.pendingEvents += count;
  }

  private async flush(): Promise<void> {
    this.throwFailure();
    if (this.pending.length === 0) return;
    const steps = this.pending;
    this.pending = [];
    this.streams.clear();
    const events = this.pendingEvents;
    this.pendingEvents = 0;
    this.events += events;
    this.eventsUnderWay += events;
    const requests: AppendRequest[] = await this.writer.encrypted(steps);
    const appended = this.options.store.appendMany(requests).catch((error: unknown) => (this.failure ??= error));
    this.underWay.push({ events, appended });
    // The store reads the clock when this turn ends; until then the clock must not advance.
    await endOfTurn();
    await this.settleDownTo(MAX_UNDER_WAY);
  }

  private async settleDownTo(bound: number): Promise<void> {
    while (this.eventsUnderWay > bound) {
      const oldest = this.underWay.shift();
      await oldest?.appended;
      this.eventsUnderWay -= oldest?.events ?? 0;
    }
  }

  private throwFailure(): void {
    if (this.failure !== undefined) throw this.failure;
  }
}
