import {
  envelopeOf,
  isDamage,
  NotAuthentic,
  type FeedItem,
  type RecordedEvent,
  type RefusedItem,
  type StoredEvent,
} from '@crm/event-store';
import type { Projection } from '../projection.js';
import { matches } from '../matching.js';
import { resolveFilter } from '../query.js';
import type { Document, Filter } from '../read-model-store.port.js';
import { placeOf, type ParkingLot, type Where } from './parking-lot.js';
import { describeError, isOutage } from './retry.js';
import { turnsOfThread } from './shared-turns.js';

/**
 * Decrypts stored events and upcasts them to their newest version, in order; one may become none or several. Throws on an outage of the
 * vault.
 */
export type Decode = (stored: readonly StoredEvent[]) => Promise<RecordedEvent[]>;

export type Rows<Row> = Map<string, Row | undefined>;

type Eventful = Extract<FeedItem, { kind: 'event' }> | RefusedItem;

/** Events decoded and folded before others get their turn. */
const SLICE = 64;

/** An event the projection cannot handle. Nothing after it is handled either. */
export class PoisonEvent extends Error {
  /** Without personal data. */
  readonly reason: string;

  constructor(event: Where, cause: unknown) {
    const reason = describeError(cause);
    super(`${reason} at ${placeOf(event)}`, { cause });
    this.reason = reason;
  }
}

const envelopes: Decode = (stored) => Promise.resolve(stored.map(envelopeOf));

/** The limit of parked events is reached, so no more can be set aside. */
class TooManyParked extends Error {
  override readonly name = 'TooManyParked';
}

/** Where a fold gets its rows from. */
export interface RowSource<Row> {
  /** The stored rows, or those of a batch still on its way to the store. */
  load(keys: readonly string[]): Promise<Rows<Row>>;
  /** Yields at least all rows that match, in several lots. If an id comes twice, the first row is the newest. */
  find(filter: Filter): AsyncIterable<ReadonlyMap<string, Row | undefined>>;
}

/** Folds a batch of events into the rows that it touches. */
export class BatchFold<Row extends Document> {
  private readonly rows: Rows<Row> = new Map();
  private readonly loaded: Rows<Row> = new Map();
  private readonly decode: Decode;
  /** The poison that ended the batch early, if any. */
  poison: PoisonEvent | undefined;

  constructor(
    private readonly projection: Projection<Row>,
    decode: Decode,
    private readonly source: RowSource<Row>,
    /** Position of the last item handled. Items up to here are duplicates. */
    public position: string,
    /** Where events that cannot be handled go. Without it they end the batch. */
    private readonly aside?: Pick<ParkingLot, 'blocks' | 'take'>,
  ) {
    this.decode = projection.reads === 'envelope' ? envelopes : decode;
  }

  async handle(items: readonly (FeedItem | RefusedItem)[]): Promise<void> {
    for (let start = 0; start < items.length && !this.poison; start += SLICE) {
      const slice = items.slice(start, start + SLICE);
      await this.inTurn(() => this.handleItems(this.unseen(slice)));
      const last = slice.at(-1);
      if (last && 'position' in last && !this.poison && last.position > this.position) this.position = last.position;
    }
  }

  /** A wide fold asks the store in between, so it keeps nobody waiting until it is done. */
  private async inTurn(work: () => Promise<void>): Promise<void> {
    if (this.projection.affects === undefined) return turnsOfThread.run(work);
    await turnsOfThread.run(() => undefined);
    await work();
  }

  /** The changed rows: they go to the store, and the next batch must see them until they are stored. */
  get touched(): ReadonlyMap<string, Row | undefined> {
    return new Map([...this.rows].filter(([id, row]) => row !== this.loaded.get(id)));
  }

  private unseen(items: readonly (FeedItem | RefusedItem)[]): Eventful[] {
    let last = this.position;
    return items.flatMap((item) => {
      if (!('event' in item) || item.event.position <= last) return [];
      last = item.event.position;
      return [item];
    });
  }

  /** What the log refuses is set aside at its place among the events. */
  private async handleItems(items: readonly Eventful[]): Promise<void> {
    let stored: StoredEvent[] = [];
    for (const item of items) {
      if (item.kind === 'event') {
        stored.push(item.event);
        continue;
      }
      await this.handleEvents(stored);
      if (this.poison || !this.setAside(item.event, item.error)) return;
      stored = [];
    }
    await this.handleEvents(stored);
  }

  private async handleEvents(stored: readonly StoredEvent[]): Promise<void> {
    if (stored.length === 0) return;
    let decoded: Map<string, RecordedEvent[]>;
    try {
      decoded = byPosition(await this.decode(stored));
    } catch (error) {
      if (isOutage(error)) throw error;
      if (stored.length === 1 && stored[0]) this.setAside(stored[0], error);
      else for (const event of stored) if (!this.poison) await this.handleEvents([event]);
      return;
    }
    await this.loadRows([...decoded.values()].flat());
    for (const event of stored) {
      if (this.aside?.blocks(event.stream)) {
        if (!this.setAside(event)) return;
        continue;
      }
      const events = decoded.get(event.position) ?? [];
      const folded = this.projection.affects === undefined ? this.fold(event, events) : this.foldWide(event, events);
      // Awaited only if it is a promise: a turn for each event would cost more than its fold.
      if (!(typeof folded === 'boolean' ? folded : await folded)) return;
    }
  }

  private async loadRows(events: readonly RecordedEvent[]): Promise<void> {
    const missing = new Set<string>();
    for (const event of events) {
      for (const key of this.keysOf(event)) if (!this.rows.has(key)) missing.add(key);
    }
    if (missing.size === 0) return;
    for (const [key, row] of await this.source.load([...missing])) this.keep(key, row);
  }

  /** If a key cannot be computed, the error comes again when the event is folded, and is handled there. */
  private keysOf(event: RecordedEvent): string[] {
    try {
      return [this.projection.key(event), this.projection.sees?.(event)].filter((key) => key !== undefined);
    } catch {
      return [];
    }
  }

  private keep(key: string, row: Row | undefined): void {
    this.rows.set(key, row);
    this.loaded.set(key, row);
  }

  /** Folds everything that one stored event was decoded to, or nothing of it. */
  private fold(stored: StoredEvent, events: readonly RecordedEvent[]): boolean {
    const changed: Rows<Row> = new Map();
    try {
      for (const event of events) {
        const key = this.projection.key(event);
        if (key !== undefined) this.foldRow(key, event, changed);
      }
    } catch (error) {
      return this.setAside(stored, error);
    }
    return this.done(stored, changed);
  }

  /** The same for events that may be about any number of rows. */
  private async foldWide(stored: StoredEvent, events: readonly RecordedEvent[]): Promise<boolean> {
    const changed: Rows<Row> = new Map();
    try {
      for (const event of events) {
        const affected = this.projection.affects?.(event);
        const keys = affected === undefined ? new Set<string>() : await this.matching(affected, changed);
        const key = this.projection.key(event);
        if (key !== undefined) keys.add(key);
        for (const each of keys) this.foldRow(each, event, changed);
      }
    } catch (error) {
      if (isOutage(error)) throw error;
      return this.setAside(stored, error);
    }
    return this.done(stored, changed);
  }

  /**
   * The rows that match after everything folded so far: rows in memory count in their newest state, whatever the store holds. Nothing is
   * stored in between, so all changes of an event go into one commit with its position.
   */
  private async matching(filter: Filter, changed: Rows<Row>): Promise<Set<string>> {
    const { name, collection } = this.projection;
    const predicate = resolveFilter({ name, ...collection }, filter);
    for await (const page of this.source.find(filter))
      for (const [key, row] of page) if (!this.rows.has(key)) this.keep(key, row);
    const inHand = [...new Map([...this.rows, ...changed])];
    return new Set(inHand.flatMap(([key, row]) => (row !== undefined && matches(predicate, row) ? [key] : [])));
  }

  private foldRow(key: string, event: RecordedEvent, changed: Rows<Row>): void {
    const now = (id: string): Row | undefined => (changed.has(id) ? changed.get(id) : this.rows.get(id));
    const seen = this.projection.sees?.(event);
    changed.set(key, this.projection.project(now(key), event, seen === undefined ? undefined : now(seen)));
  }

  /**
   * Sets aside an event that cannot be handled or must wait behind such an event, if that is allowed; otherwise the event ends the batch.
   * What is not authentic never waits for its turn: no retry of what lies before it makes it readable.
   */
  private setAside(stored: Where, error?: unknown): boolean {
    const isForged = error instanceof NotAuthentic;
    const waits = !isForged && this.aside?.blocks(stored.stream) === true;
    if (this.aside?.take(stored, waits ? null : describeError(error), !waits && (isForged || isDamage(error)))) {
      this.position = stored.position;
      return true;
    }
    this.poison = new PoisonEvent(stored, waits ? new TooManyParked() : error);
    return false;
  }

  private done(stored: StoredEvent, changed: Rows<Row>): true {
    for (const [key, row] of changed) this.rows.set(key, row);
    this.position = stored.position;
    return true;
  }
}

function byPosition(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.position);
    if (group === undefined) groups.set(event.position, [event]);
    else group.push(event);
  }
  return groups;
}
