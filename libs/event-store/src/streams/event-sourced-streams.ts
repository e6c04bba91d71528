import { ConcurrencyConflict, IdempotencyKeyReused, StaleRevision } from '@crm/contracts/refusals';
import type { CallContext, Receipt } from '@crm/contracts';
import { isDomainError, systemClock, type Clock, type Decider, type DomainEvent, type UniqueValue } from '@crm/kernel';
import { EventCodec } from '../codec/event-codec.js';
import type { EventRegistry } from '../codec/event-registry.js';
import { type EventStore } from '../event-store.port.js';
import type { KeyVault } from '@crm/key-vault';
import {
  AggregateStreams,
  type ExecuteOptions,
  type LoadedAggregate,
  type StreamOrigin,
} from './aggregate-streams.port.js';
import { Aggregates, blank, type Aggregate } from './aggregates.js';
import { Claims, without } from './claims.js';

import { StreamWriter } from './stream-writer.js';
import { KeyedMutex } from './keyed-mutex.js';

export interface EventSourcedStreamsOptions {
  readonly store: EventStore;
  readonly vault: KeyVault;
  readonly registry: EventRegistry;
  readonly clock?: Clock;
  /** How many folded streams stay in memory. */
  readonly cacheSize?: number;
  /** How long a claim is kept while its holder's stream does not exist; after that the next claimant takes it over. */
  readonly claimGraceMs?: number;
}

const MAX_ATTEMPTS = 5;

interface Target {
  readonly id: string;
  readonly stream: string;
  readonly context: CallContext;
}
interface Call<State, Command, Event extends DomainEvent> extends Target {
  readonly decider: Decider<State, Command, Event>;
  readonly command: Command;
  /** Values this call claimed or tried to claim. */
  readonly gained: UniqueValue[];
}
/** The aggregate that a command is decided on. When it is not certain, it may be behind the log. */
interface Ground<State> {
  readonly aggregate: Aggregate<State>;
  readonly certain: boolean;
}
type Verdict<Event> = { readonly events: readonly Event[] } | { readonly refusal: unknown } | 'stale';
/** AggregateStreams over any EventStore and KeyVault. */
export class EventSourcedStreams extends AggregateStreams {
  private readonly store: EventStore;
  private readonly aggregates: Aggregates;
  private readonly claims: Claims;
  private readonly writer: StreamWriter;
  /** Commands on one record wait for each other here, so they do not conflict in the store. */
  private readonly mutex = new KeyedMutex();

  constructor({
    store,
    vault,
    registry,
    clock = systemClock,
    cacheSize = 10_000,
    claimGraceMs = 30_000,
  }: EventSourcedStreamsOptions) {
    super();
    this.store = store;
    const codec = new EventCodec(registry, vault);
    this.aggregates = new Aggregates(store, codec, cacheSize);
    this.claims = new Claims({ store, vault, codec, clock, graceMs: claimGraceMs });
    this.writer = new StreamWriter(store, codec, clock);
  }

  async execute<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
    command: Command,
    context: CallContext,
    { creates = false }: ExecuteOptions = {},
  ): Promise<Receipt> {
    const stream = `${decider.category}-${id}`;
    const call = { decider, id, stream, command, context, gained: [] };
    // A fresh id has no events and no competing commands; if it does, the append detects it.
    if (creates && context.fingerprint === undefined)
      return this.attempt(call, { aggregate: blank(decider), certain: false });
    return this.mutex.run(stream, async () => this.attempt(call, await this.ground(decider, stream)));
  }

  async load<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    id: string,
  ): Promise<LoadedAggregate<State>> {
    const stream = `${decider.category}-${id}`;
    const { aggregate, certain } = await this.ground(decider, stream);
    const current = certain || (await this.aggregates.isCurrent(stream, aggregate));
    const { state, revision, position } = current ? aggregate : await this.aggregates.read(decider, stream);
    return { state, revision, position };
  }

  async origin({ category }: { readonly category: string }, id: string): Promise<StreamOrigin | undefined> {
    for await (const { meta, recordedAt } of this.store.readStream(`${category}-${id}`, { limit: 1 }))
      return { createdBy: meta.actor.id, createdAt: recordedAt };
    return undefined;
  }

  holderOf(kind: string, ...values: readonly string[]): Promise<string | undefined> {
    return this.claims.holderOf(kind, values);
  }

  private async ground<State, Command, Event extends DomainEvent>(
    decider: Decider<State, Command, Event>,
    stream: string,
  ): Promise<Ground<State>> {
    const cached = this.aggregates.cached(decider, stream);
    if (cached !== undefined) return { aggregate: cached, certain: false };
    return { aggregate: await this.aggregates.read(decider, stream), certain: true };
  }

  private async attempt<State, Command, Event extends DomainEvent>(
    call: Call<State, Command, Event>,
    start: Ground<State>,
  ): Promise<Receipt> {
    const contended = new Set<string>();
    let ground = start;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.judge(call, ground, contended);
      } catch (error) {
        if (!(error instanceof ConcurrencyConflict) || attempt === MAX_ATTEMPTS) {
          await this.abandon(call, error);
          throw error;
        }
        if (error.facts.stream === call.stream)
          ground = { aggregate: await this.aggregates.read(call.decider, call.stream), certain: true };
        else contended.add(error.facts.stream);
      }
    }
  }

  private async judge<State, Command, Event extends DomainEvent>(
    call: Call<State, Command, Event>,
    { aggregate, certain }: Ground<State>,
    contended: ReadonlySet<string>,
  ): Promise<Receipt> {
    const { decider, id, stream, context } = call;
    const done = aggregate.commands.find(({ commandId }) => commandId === context.commandId);
    if (done !== undefined) {
      if (done.fingerprint !== context.fingerprint) throw new IdempotencyKeyReused({ id });
      await this.finish(call, aggregate);
      return { id, revision: done.revision, position: done.position, repeated: true };
    }
    const verdict = judgement(call, aggregate);
    if (verdict !== 'stale' && 'events' in verdict && verdict.events.length > 0)
      return this.record(call, aggregate, verdict.events, contended);
    // Nothing will be written, so no append would detect a stale state.
    if (!certain && !(await this.aggregates.isCurrent(stream, aggregate)))
      return this.judge(call, { aggregate: await this.aggregates.read(decider, stream), certain: true }, contended);
    if (verdict === 'stale') throw await this.staleness(call, aggregate);
    if ('refusal' in verdict) throw verdict.refusal;
    const { revision, position } = aggregate;
    const { commandId, fingerprint } = context;
    // The log does not hold the command. With a key it is remembered as long as its record is in memory, so that a late retry changes nothing.
    if (fingerprint !== undefined && revision >= 0) {
      const commands = [...aggregate.commands, { commandId, fingerprint, revision, position }];
      this.aggregates.keep(decider, stream, { ...aggregate, commands });
    }
    return { id, revision, position };
  }

  private async staleness(
    { id, stream, context }: Target,
    { revision: actual }: Aggregate<unknown>,
  ): Promise<StaleRevision> {
    const expected = context.ifMatch as number;
    const changedFields = actual > expected ? await this.aggregates.changedFields(stream, expected) : [];
    return new StaleRevision({ id, expected, actual, ...(changedFields.length > 0 && { changedFields }) });
  }

  private async record<State, Command, Event extends DomainEvent>(
    call: Call<State, Command, Event>,
    aggregate: Aggregate<State>,
    events: readonly Event[],
    contended: ReadonlySet<string>,
  ): Promise<Receipt> {
    const { decider, id, stream, context, gained } = call;
    const expected = aggregate.revision === -1 ? 'no-stream' : aggregate.revision;
    const record = this.writer.prepare({ stream, expected, events }, context); // first: it finds programming errors before any I/O
    const state = events.reduce((before, event) => decider.evolve(before, event), aggregate.state);
    const plan = await this.claims.plan(decider, stream, [aggregate.state, state], contended);
    gained.push(...plan.gained);
    const { revision, position } = await this.writer.append(record, plan, context).catch((error: unknown) => {
      this.aggregates.forget(stream);
      throw error;
    });
    const { commandId, fingerprint } = context;
    const commands = [...aggregate.commands, { commandId, fingerprint, revision, position }];
    this.aggregates.keep(decider, stream, { state, revision, position, commands });
    return { id, revision, position };
  }

  /** Appends missing releases: where the store appends one after the other, a recorded command may have stopped before them. */
  private async finish<State, Command, Event extends DomainEvent>(
    call: Call<State, Command, Event>,
    { state }: Aggregate<State>,
  ): Promise<void> {
    const { decider, stream, context } = call;
    if (this.store.capabilities.atomicMultiStream || decider.unique === undefined) return;
    const [before, after] = await this.aggregates.around(decider, stream, context.commandId);
    const lost = without(decider.unique.values(before), decider.unique.values(after));
    await this.release(call, without(lost, decider.unique.values(state)));
  }

  /** Releases the claims of a command that will not be recorded. When it is unknown whether it was recorded, its claims stay. */
  private async abandon<State, Command, Event extends DomainEvent>(
    call: Call<State, Command, Event>,
    error: unknown,
  ): Promise<void> {
    const { decider, stream, gained } = call;
    if (this.store.capabilities.atomicMultiStream || gained.length === 0 || decider.unique === undefined) return;
    if (!isDomainError(error) || error.kind === 'unavailable' || error.kind === 'full') return;
    const { state } = await this.aggregates.read(decider, stream);
    await this.release(call, without(gained, decider.unique.values(state)));
  }

  private async release({ stream, context }: Target, values: readonly UniqueValue[]): Promise<void> {
    await this.writer.appendReleases(await this.claims.releases(stream, values), context);
  }
}

/** Checks in the order of the API: not found and forbidden come before stale, and stale before any other refusal. */
function judgement<State, Command, Event extends DomainEvent>(
  { decider, command, context }: Call<State, Command, Event>,
  aggregate: Aggregate<State>,
): Verdict<Event> {
  const stale = context.ifMatch !== undefined && context.ifMatch !== aggregate.revision;
  try {
    const events = decider.decide(command, aggregate.state);
    return stale ? 'stale' : { events };
  } catch (refusal) {
    if (!isDomainError(refusal)) throw refusal;
    return stale && refusal.kind !== 'not-found' && refusal.kind !== 'forbidden' ? 'stale' : { refusal };
  }
}
