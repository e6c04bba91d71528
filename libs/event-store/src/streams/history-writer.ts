import { setImmediate as endOfTurn } from 'node:timers/promises';
import type { CallContext } from '@crm/contracts';
import type { Decider, DomainEvent, UniqueValue } from '@crm/kernel';
import { EventCodec } from '../codec/event-codec.js';
import type { EventRegistry } from '../codec/event-registry.js';
import type { AppendRequest, EventStore } from '../event-store.port.js';
import type { KeyVault } from '@crm/key-vault';
import { claimStep, claimStreamOf, released, without } from './claims.js';
import { StreamWriter, type PreparedStep } from './stream-writer.js';

/** A stream as far as it was told. */
export interface Standing<State> {
  readonly state: State;
  /** -1: nothing yet. */
  readonly revision: number;
}

export interface HistoryWriterOptions {
  /** Its clock must be the one of `now`, or the events are recorded at another time than they are told for. */
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly registry: EventRegistry;
  readonly now: () => Date;
}

/** What one append takes. The largest fits into one transaction of the store, with room to spare. */
const BATCH_EVENTS = 256;
/** Events of one append share their time of recording: that of the last. */
const BATCH_SPAN_MS = 60_000;
/** Events under way: enough for large transactions, few enough to stay, with their keys, within what the store takes on. */
const MAX_UNDER_WAY = 6_000;

/**
 * Tells a history to an empty store that nobody else writes to: the same deciders, envelopes, encrypts and claims as EventSourcedStreams,
 * without reading anything back, many commands in one append. The caller tells in the order of time, keeps the standing of each stream,
 * and sees to it that no unique value comes twice: what would be a conflict elsewhere is a mistake of the teller here and ends it.
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
  /** All that were told, claims included. */
  events = 0;

  constructor(private readonly options: HistoryWriterOptions) {
    this.codec = new EventCodec(options.registry, options.vault);
    this.writer = new StreamWriter(options.store, this.codec, options.now);
  }

  /** Call it before the clock is moved on to `moment`: what is recorded up to now goes its way when it is time. */
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

  /** A value is claimed once in a history and released once at most, so its claim stream needs no look. */
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
    // The store looks at the clock when this turn ends; until then it must not be moved.
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
