import { SEAL_STREAM } from '@crm/contracts';
import { NotAuthentic } from '@crm/contracts/refusals';
import { newId, systemClock, type Clock } from '@crm/kernel';
import {
  BEGINNING,
  type EventStore,
  type LogSegment,
  type NewEvent,
  type Position,
  type StoredEvent,
  type VerifyItem,
  type VerifyOptions,
} from '../event-store.port.js';
import type { KnownHeads } from './known-heads.port.js';
import { checkSeals, type SealFault, type StoredSeal } from './seal-chain.js';
import type { Seal, SealKey } from './seal.js';

/** Limits the work for one seal, and the range in which a fault is located. */
export const MAX_SEALED_EVENTS = 20_000;

export interface LogSealsOptions {
  readonly store: EventStore;
  readonly key: SealKey;
  readonly heads: KnownHeads;
  readonly clock?: Clock;
}

export interface SealedVerification {
  readonly items: AsyncIterable<VerifyItem>;
  readonly seals: number;
  readonly lastSeal: Seal | undefined;
}

/** The seals of one log: takes them, lists them, and verifies the log against them. */
export class LogSeals {
  readonly key: SealKey;
  readonly heads: KnownHeads;
  readonly #store: EventStore;
  readonly #clock: Clock;
  #taking: Promise<readonly Seal[]> | undefined;

  constructor({ store, key, heads, clock = systemClock }: LogSealsOptions) {
    this.#store = store;
    this.key = key;
    this.heads = heads;
    this.#clock = clock;
  }

  /** Oldest first. */
  async *list(): AsyncGenerator<Seal> {
    for await (const event of this.#store.readStream(SEAL_STREAM)) yield event.data as Seal;
  }

  async last(): Promise<StoredSeal | undefined> {
    const event = await this.#lastEvent();
    return event && { seal: event.data as Seal, hash: event.hash };
  }

  /** Seals the events since the last seal and returns the new seals, none when there is nothing new. Then it refreshes the heads. */
  take(signal?: AbortSignal): Promise<readonly Seal[]> {
    this.#taking ??= this.#take(signal).finally(() => (this.#taking = undefined));
    return this.#taking;
  }

  async #take(signal?: AbortSignal): Promise<readonly Seal[]> {
    const taken: Seal[] = [];
    const end = await this.#store.tail();
    let last = await this.#lastEvent();
    while (!signal?.aborted && last?.position !== end) {
      const after: Position = last === undefined ? BEGINNING : (last.data as Seal).upTo;
      const segment = after < end ? await this.#store.digest({ after, limit: MAX_SEALED_EVENTS }, signal) : undefined;
      if (segment === undefined) break;
      taken.push(await this.#append(segment, last));
      last = await this.#lastEvent();
    }
    const sealedTo = last === undefined ? BEGINNING : (last.data as Seal).upTo;
    if (taken.length > 0 || (await this.heads.upTo()) < sealedTo) await this.heads.refresh(signal);
    return taken;
  }

  /** Ends before a seal that is not authentic, which the store names. */
  async #readable(signal?: AbortSignal): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    try {
      for await (const event of this.#store.readStream(SEAL_STREAM, {}, signal)) events.push(event);
    } catch (error) {
      if (!(error instanceof NotAuthentic)) throw error;
    }
    return events;
  }

  async #lastEvent(): Promise<StoredEvent | undefined> {
    for await (const event of this.#store.readStream(SEAL_STREAM, { backwards: true, limit: 1 })) return event;
    return undefined;
  }

  async #append(segment: LogSegment, last: StoredEvent | undefined): Promise<Seal> {
    const sealedAt = this.#clock().toISOString();
    const number = last === undefined ? 0 : last.revision + 1;
    const seal = this.key.seal({ ...segment, number, previous: last?.hash ?? '', sealedAt });
    const expected = last?.revision ?? 'no-stream';
    await this.#store.append({ stream: SEAL_STREAM, expected, events: [eventOf(seal)] });
    return seal;
  }

  /** Verifies the log against its chains, its seals and the known heads, by default those that the installation keeps. */
  async verify(
    { stream, heads, key }: Pick<VerifyOptions, 'stream' | 'heads' | 'key'>,
    signal?: AbortSignal,
  ): Promise<SealedVerification> {
    const known = { heads: heads ?? this.heads.all(), ...(key && { key }) };
    if (stream !== undefined)
      return { items: this.#store.verify({ stream, ...known }, signal), seals: 0, lastSeal: undefined };
    const events = await this.#readable(signal);
    const { good, faults } = checkSeals(events, this.key.publicKey);
    const segments = good.map(({ seal: { after, upTo, events: count, digest } }) => ({
      after,
      upTo,
      events: count,
      digest,
    }));
    const items = withSealFaults(this.#store.verify({ segments, ...known }, signal), faults);
    return { items, seals: events.length, lastSeal: good.at(-1)?.seal };
  }
}

/** Yields the faults of seals before 'done', except those that the chain of the seal stream has already reported. */
async function* withSealFaults(
  items: AsyncIterable<VerifyItem>,
  faults: readonly SealFault[],
): AsyncGenerator<VerifyItem> {
  const told = new Set<number>();
  for await (const item of items) {
    if (item.kind === 'fault' && item.stream === SEAL_STREAM) told.add(item.revision);
    if (item.kind === 'done')
      for (const fault of faults) if (!told.has(fault.revision)) yield { kind: 'fault', ...fault };
    yield item;
  }
}

function eventOf(seal: Seal): NewEvent {
  const id = newId();
  const meta = {
    schemaVersion: 1,
    occurredAt: seal.sealedAt,
    correlationId: id,
    causationId: id,
    commandId: id,
    actor: { type: 'system', id: 'log-seals' },
    source: 'log-seals',
  };
  return { id, type: 'LogSealed', data: seal, meta };
}
