import type { StoredEvent } from '@crm/event-store';
import type { Clock } from '@crm/kernel';
import type { PoisonPolicy } from '../projection.js';
import type { ParkedEvent, Parking, SetAside } from '../read-model-store.port.js';

/** Maximum number of parked events. Above it the fault is not in single events, and the projection stops. */
export const PARKED_MAX = 10_000;

export type Where = Pick<StoredEvent, 'position' | 'stream' | 'revision' | 'type'>;

/** Where in the log, without personal data. */
export const placeOf = ({ position, stream, revision, type }: Where): string =>
  `position ${position}: ${type}, revision ${revision} of ${stream}`;

/** The events that one projection has set aside, and those that the current batch adds. */
export class ParkingLot {
  private readonly waiting = new Map<string, ParkedEvent>();
  /** Number of waiting events by stream. */
  private readonly streams = new Map<string, number>();
  private added: ParkedEvent[] = [];
  private given = 0;
  private skippedSoFar = 0;
  /** Of the first event set aside since the last call of `takings`. */
  private reason: string | undefined;

  constructor(
    private readonly policy: PoisonPolicy,
    private readonly clock: Clock,
  ) {}

  get parked(): number {
    return this.waiting.size;
  }

  get skipped(): number {
    return this.skippedSoFar;
  }

  /** Only stored events count; those of the current batch are forgotten. */
  reset({ parked, skipped }: SetAside): void {
    this.waiting.clear();
    this.streams.clear();
    this.added = [];
    this.given = 0;
    this.reason = undefined;
    this.skippedSoFar = skipped;
    for (const event of parked) this.keep(event);
  }

  has(position: string): boolean {
    return this.waiting.has(position);
  }

  /** True: an earlier event of the stream waits, so every later one has to wait behind it. */
  blocks(stream: string): boolean {
    return this.streams.has(stream);
  }

  /** The same for the stream of a record: its name ends with the id. */
  blocksRecord(id: string): boolean {
    return [...this.streams.keys()].some((stream) => stream.endsWith(`-${id}`));
  }

  /**
   * Sets an event aside because of an error, or without one because it has to wait. Damaged data is parked whatever the policy: it must
   * not stop the view for everybody else. False: it must not be set aside, and the projection has to stop.
   */
  take(event: Where, error: string | null, isDamage = false): boolean {
    const policy = isDamage || error === null ? 'park' : this.policy;
    if (policy === 'stop') return false;
    if (policy === 'park' && this.waiting.size >= PARKED_MAX) return false;
    if (error !== null) this.reason ??= `${error} at ${placeOf(event)}`;
    if (policy === 'skip') {
      this.given++;
      this.skippedSoFar++;
      return true;
    }
    const { position, stream, revision, type } = event;
    const attempts = error === null ? 0 : 1;
    const parkedAt = this.clock().toISOString();
    const entry = { position, stream, revision, type, error, attempts, parkedAt };
    this.keep(entry);
    this.added.push(entry);
    return true;
  }

  /** Returns what was set aside since the last call, to be stored with the batch, and the reason for the operator. */
  takings(): { readonly parking?: Parking; readonly fault?: string } {
    const { added, given, reason } = this;
    if (added.length === 0 && given === 0) return {};
    this.added = [];
    this.given = 0;
    this.reason = undefined;
    const fault = reason === undefined ? undefined : `${added.length} parked, ${given} skipped: ${reason}`;
    const parking = { ...(added.length > 0 && { park: added }), ...(given > 0 && { skipped: given }) };
    return { parking, ...(fault !== undefined && { fault }) };
  }

  private keep(event: ParkedEvent): void {
    this.waiting.set(event.position, event);
    this.streams.set(event.stream, (this.streams.get(event.stream) ?? 0) + 1);
  }
}
